import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { monthOf } from '../../../domain/values/month.ts';
import type { Table } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { activeTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { asked, dayTyped, today } from './days.ts';
import { fetchProductNames } from './lists-tab.ts';
import { statementOf } from './statement.ts';
import { receivablesColumns, summaryColumns, type SummaryBy } from './summary-columns.ts';
import { summaryRows } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';

/** *Ledger → Summary*: asks for the month and pulls it. */
export function pullSummary(by: SummaryBy): ActionResult {
  const name = menuName(by);
  return act(name, () => {
    const month = asked(name, words().ledger.askMonth(monthOf(today())));
    return month === null ? '' : summaryOf(by, monthTyped(month));
  });
}

const menuName = (by: SummaryBy): string => {
  const { ledger } = words();
  return {
    dealer: ledger.byDealer,
    product: ledger.byProduct,
    'dealer-product': ledger.byDealerProduct,
  }[by];
};

function monthTyped(text: string): string {
  const month = text === '' ? monthOf(today()) : text.normalize('NFKC').replace('/', '-');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Stop(words().plan.badMonth(text));
  return month;
}

function summaryOf(by: SummaryBy, month: string): string {
  const { ledger } = words();
  const params = { month };
  const [company, first] = callAll([
    ask(routes.company.getCompany),
    ask(routes.reports.getReport, { params, query: { by } }),
  ]);
  const pages: Table[] = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const page = call(routes.reports.getReport, { params, query: { by, cursor } });
    pages.push(page);
    cursor = page.next;
  }
  const digits = minorDigits(company.currency);
  const { gone, all } = first.sellingDays;
  const head = [
    company.name,
    ledger.summaryTitle[by](month),
    ledger.basis[first.basis],
    ledger.timeGone(gone, all),
  ];
  const names = by === 'dealer-product' ? fetchProductNames() : undefined;
  const rows = summaryRows(pages, summaryColumns[by], digits, names);
  writeSummary({
    kind: 'summary',
    scope: `${by}:${month}`,
    name: ledger.summaryName[by](month),
    title: head.join(' · '),
    columns: summaryColumns[by],
    rows,
    digits,
  });
  return ledger.pulled(rows.length);
}

/** *Ledger → Receivables*: ageing on a day. */
export function pullReceivables(): ActionResult {
  const { ledger } = words();
  return act(ledger.receivables, () => {
    const day = asked(ledger.receivables, ledger.askDay);
    if (day === null) return '';
    return receivablesOn(day === '' ? today() : dayTyped(day));
  });
}

function receivablesOn(asOf: string): string {
  const { ledger } = words();
  const [company, first] = callAll([
    ask(routes.company.getCompany),
    ask(routes.reports.getReceivables, { query: { asOf } }),
  ]);
  const pages: Table[] = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const page = call(routes.reports.getReceivables, { query: { asOf, cursor } });
    pages.push(page);
    cursor = page.next;
  }
  const digits = minorDigits(company.currency);
  const rows = summaryRows(pages, receivablesColumns, digits);
  writeSummary({
    kind: 'receivables',
    scope: asOf,
    name: ledger.receivablesName(asOf),
    title: `${company.name} · ${ledger.receivablesTitle(asOf)}`,
    columns: receivablesColumns,
    rows,
    digits,
  });
  return ledger.pulled(rows.length);
}

/** *Ledger → Refresh summary*: pulls the open summary again, in place. */
export const refreshSummary = (): ActionResult =>
  act(words().ledger.refresh, () => {
    const tab = activeTab();
    const [a = '', b = '', c = ''] = tab?.pull.scope.split(':') ?? [];
    switch (tab?.pull.kind) {
      case 'summary':
        return summaryOf(a as SummaryBy, b);
      case 'receivables':
        return receivablesOn(a);
      case 'statement':
        return statementOf(a, b, c);
      default:
        throw new Stop(
          words().action.notOurs(
            [words().ledger.byDealer, words().ledger.receivables, words().ledger.statement].join(
              ', ',
            ),
          ),
        );
    }
  });
