import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { monthOf } from '../../../domain/values/month.ts';
import type { Table } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { activeTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { pullChanges } from './changes.ts';
import { asked, dayTyped, today } from './days.ts';
import { answersOf } from '../statement-answers/answers.ts';
import { lettersOf } from './letters.ts';
import { growthOf } from './growth.ts';
import { insightsOf } from './insights.ts';
import { mailedOf } from './month-mailed.ts';
import { knownName, knownQuery, knownScope, knownTitle, pulled } from './known.ts';
import { fetchProductNames } from './lists-tab.ts';
import { rankingOf } from './ranking.ts';
import { statementOf } from './statement.ts';
import { receivablesColumns, summaryColumns, type SummaryBy } from './summary-columns.ts';
import { summaryRows } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';

/** *Ledger → Summary*: asks for the month and pulls it. */
export function pullSummary(by: SummaryBy): ActionResult {
  const name = menuName(by);
  return act(name, () => {
    const month = askedMonth(name);
    return month === null ? '' : summaryOf(by, month);
  });
}

/** Asks for a month; null where the person cancels. */
export function askedMonth(title: string): string | null {
  const month = asked(title, words().ledger.askMonth(monthOf(today())));
  return month === null ? null : monthTyped(month);
}

const menuName = (by: SummaryBy): string => {
  const { ledger } = words();
  return {
    dealer: ledger.byDealer,
    product: ledger.byProduct,
    'dealer-product': ledger.byDealerProduct,
  }[by];
};

/** A month that a person typed, or this one; stops with a sentence where it is none. */
export function monthTyped(text: string): string {
  const month = text === '' ? monthOf(today()) : text.normalize('NFKC').replace('/', '-');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Stop(words().plan.badMonth(text));
  return month;
}

/** Pulls a month; as it was known at the end of a day where that is given. */
export function summaryOf(by: SummaryBy, month: string, known = ''): string {
  const { ledger } = words();
  const params = { month };
  const asKnown = knownQuery(known);
  const [company, first] = callAll([
    ask(routes.company.getCompany),
    ask(routes.reports.getReport, { params, query: { by, ...asKnown } }),
  ]);
  const pages: Table[] = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const page = call(routes.reports.getReport, { params, query: { by, ...asKnown, cursor } });
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
    ...knownTitle(known),
  ];
  const names = by === 'dealer-product' ? fetchProductNames() : undefined;
  const rows = summaryRows(pages, summaryColumns[by], digits, names);
  writeSummary({
    kind: 'summary',
    scope: knownScope(`${by}:${month}`, known),
    name: knownName(ledger.summaryName[by](month), known),
    title: head.join(' · '),
    columns: summaryColumns[by],
    rows,
    digits,
  });
  return pulled(rows.length, known);
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

/** Pulls the receivables of a day; as they were known at the end of another, where given. */
export function receivablesOn(asOf: string, known = ''): string {
  const { ledger } = words();
  const asKnown = knownQuery(known);
  const [company, first] = callAll([
    ask(routes.company.getCompany),
    ask(routes.reports.getReceivables, { query: { asOf, ...asKnown } }),
  ]);
  const pages: Table[] = [first];
  for (let cursor = first.next; cursor !== undefined;) {
    const page = call(routes.reports.getReceivables, { query: { asOf, ...asKnown, cursor } });
    pages.push(page);
    cursor = page.next;
  }
  const digits = minorDigits(company.currency);
  const rows = summaryRows(pages, receivablesColumns, digits);
  writeSummary({
    kind: 'receivables',
    scope: knownScope(asOf, known),
    name: knownName(ledger.receivablesName(asOf), known),
    title: [company.name, ledger.receivablesTitle(asOf), ...knownTitle(known)].join(' · '),
    columns: receivablesColumns,
    rows,
    digits,
  });
  return pulled(rows.length, known);
}

/** *Ledger → Refresh summary*: pulls the open summary again, in place. */
export const refreshSummary = (): ActionResult =>
  act(words().ledger.refresh, () => {
    const tab = activeTab();
    const [a = '', b = '', c = '', d = ''] = tab?.pull.scope.split(':') ?? [];
    switch (tab?.pull.kind) {
      case 'summary':
        return summaryOf(a as SummaryBy, b, c);
      case 'receivables':
        return receivablesOn(a, b);
      case 'ranking':
        return rankingOf(a, b);
      case 'growth':
        return growthOf(a, b);
      case 'insights':
        return insightsOf(a, b, c);
      case 'mailed':
        return mailedOf(a);
      case 'letters':
        return lettersOf(a);
      case 'answers':
        return answersOf(a);
      case 'statement':
        return statementOf(a, b, c, d);
      case 'changes':
        return words().ledger.changed(pullChanges({ month: a, known: b, dealerId: c }));
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
