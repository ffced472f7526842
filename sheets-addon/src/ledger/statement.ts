import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { addMonths, firstDay, monthOf } from '../../../domain/values/month.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { asked, dayTyped, today } from './days.ts';
import { fetchDealers, fetchProductNames } from './lists-tab.ts';
import { knownName, knownQuery, knownScope, knownTitle, pulled } from './known.ts';
import { called } from './read-record.ts';
import { statementColumns } from './summary-columns.ts';
import { statementRows, type StatementEntry } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';

/** *Ledger → Statement*: one dealer's documents and what is owed after each. */
export function pullStatement(): ActionResult {
  const { ledger } = words();
  return act(ledger.statement, () => {
    const dealer = asked(ledger.statement, ledger.askDealer);
    if (dealer === null) return '';
    const found = called(dealer, fetchDealers(), words());
    if ('problem' in found) throw new Stop(found.problem);
    const from = firstDay(addMonths(monthOf(today()), -1));
    const range = asked(ledger.statement, ledger.askRange(from, today()));
    if (range === null) return '';
    const [first = from, last = today()] = range === '' ? [] : range.split(/\s+/);
    return statementOf(found.id, dayTyped(first), dayTyped(last));
  });
}

/**
 * Pulls the statement of a dealer between two days; as it was known at the end of another, where
 * given.
 */
export function statementOf(dealerId: string, from: string, to: string, known = ''): string {
  const { ledger } = words();
  const params = { dealerId };
  const asKnown = knownQuery(known);
  const [company, account] = callAll([
    ask(routes.company.getCompany),
    ask(routes.accounts.getAccount, { params, query: asKnown }),
  ]);
  const entries: StatementEntry[] = [];
  let opening: number | null = null;
  for (let cursor: string | undefined, more = true; more;) {
    const query = { from, to, ...asKnown, ...(cursor === undefined ? {} : { cursor }) };
    const page = call(routes.accounts.listEntries, { params, query });
    opening ??= page.opening;
    entries.push(...page.entries);
    cursor = page.next;
    more = cursor !== undefined;
  }
  const digits = minorDigits(company.currency);
  const names = fetchProductNames();
  const openingRow = [
    from,
    ledger.opening,
    '',
    '',
    '',
    '',
    '',
    '',
    (opening ?? 0) / 10 ** digits,
    '',
    '',
    '',
  ];
  const rows = [openingRow, ...statementRows(entries, names, digits, words())];
  writeSummary({
    kind: 'statement',
    scope: knownScope(`${dealerId}:${from}:${to}`, known),
    name: knownName(ledger.statementName(account.dealerName), known),
    title: [
      company.name,
      ledger.statementTitle(account.dealerName, from, to),
      ...knownTitle(known),
    ].join(' · '),
    columns: statementColumns,
    rows,
    digits,
  });
  return pulled(rows.length, known);
}
