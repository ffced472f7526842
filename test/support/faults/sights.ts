import type { AnyRoute } from '../../../api/route.ts';
import { routes } from '../../../api/routes.ts';
import type { Head } from '../../../domain/account.ts';
import type { Entry } from '../../../domain/entry.ts';
import { monthOf } from '../../../domain/values/month.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import type { Aftermath } from './aftermath.ts';
import { month, type Told } from './session.ts';

/**
 * What a caller was shown of accounts and what no moment bears out: whatever is shown must be how
 * the account stood at some version, and at none before what had been answered as recorded.
 */
export function seenWrongly(told: Told, after: Aftermath): string[] {
  const { route, body, given } = told;
  const is = (other: AnyRoute) => route === other;
  const params = (given as { params?: Record<string, string> }).params ?? {};
  const dealerId = params['dealerId'] ?? '';
  const entries = after.get(dealerId)?.entries ?? [];
  const reply: unknown = JSON.parse(body);
  const shows = (is: (until: readonly Entry[]) => boolean) =>
    atSomeMoment(entries, told.floor.get(dealerId) ?? 0, is) ? [] : ['shown as it never was'];
  if (is(routes.accounts.getAccount)) {
    const { version, balance } = reply as Pick<Head, 'version' | 'balance'>;
    return shows((until) => until.length === version && balanceOf(until) === balance);
  }
  if (is(routes.accounts.listEntries)) {
    const { closing, entries: rows, next } = reply as Statement;
    if (next !== undefined) return [];
    return shows((until) => rows.length === until.length && balanceOf(until) === closing);
  }
  if (is(routes.accounts.listOpenItems)) {
    const { items, owed, unapplied } = reply as {
      items: { document: string; open: number }[];
      owed: number;
      unapplied: number;
    };
    const shown = items.map(({ document, open }) => `${document} ${String(open)}`).sort();
    return shows(
      (until) => balanceOf(until) === owed - unapplied && sameList(openOf(until), shown),
    );
  }
  if (is(routes.reports.getReceivables)) return rowsWrong(told, after, receivable);
  return is(routes.reports.getReport) ? rowsWrong(told, after, reported) : [];
}

interface Statement {
  readonly closing: number;
  readonly entries: readonly Entry[];
  readonly next?: string;
}

/** True where this holds of the entries up to some version, that of the floor or a later one. */
const atSomeMoment = (
  entries: readonly Entry[],
  floor: number,
  holds: (until: readonly Entry[]) => boolean,
): boolean =>
  Array.from({ length: entries.length - floor + 1 }, (_, i) => entries.slice(0, floor + i)).some(
    holds,
  );

const sameList = (a: readonly string[], b: readonly string[]) => a.join('|') === b.join('|');

const balanceOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { amount }) => sum + amount, 0);

/** What is open on each document, from the allocations alone. */
function openOf(entries: readonly Entry[]): string[] {
  const open = new Map<string, number>();
  for (const { document, amount } of entries.flatMap((entry) => entry.allocations)) {
    open.set(document, (open.get(document) ?? 0) + amount);
  }
  return [...open]
    .flatMap(([document, left]) => (left > 0 ? [`${document} ${String(left)}`] : []))
    .sort();
}

type Row = Readonly<Record<string, Cell>>;

/** Each dealer's row of a report is how it stood at some moment; one that never moved has a row. */
function rowsWrong(
  { body, given, floor }: Told,
  after: Aftermath,
  fits: (row: Row, until: readonly Entry[]) => boolean,
): string[] {
  const rows = toRecords<string>(JSON.parse(body) as Table);
  const { territory } = (given as { query: { territory: string } }).query;
  return [...after].flatMap(([dealerId, { entries, customer }]) => {
    const row = rows.find((each) => each['dealerId'] === dealerId);
    const moved = customer.moves.length > 1 || customer.territory !== territory;
    if (!row) return moved || entries.length === 0 ? [] : [`without a row for ${dealerId}`];
    const right = atSomeMoment(entries, floor.get(dealerId) ?? 0, (until) => fits(row, until));
    return right ? [] : [`row of ${dealerId} as it never was`];
  });
}

const receivable = (row: Row, until: readonly Entry[]): boolean =>
  row['balance'] === balanceOf(until);

function reported(row: Row, until: readonly Entry[]): boolean {
  const own = until.filter((entry) => monthOf(entry.day) === month);
  const sales = goodsOf(own, 'sale');
  const returns = goodsOf(own, 'return');
  return (
    row['salesAmount'] === sales &&
    row['returnsAmount'] === returns &&
    row['yearAmount'] === goodsOf(until, 'sale') - goodsOf(until, 'return') &&
    row['owed'] === balanceOf(until)
  );
}

function goodsOf(entries: readonly Entry[], kind: 'sale' | 'return'): number {
  let amount = 0;
  for (const entry of entries) {
    const back = entry.kind === 'correction';
    if ((back ? entry.reversesKind : entry.kind) !== kind) continue;
    for (const line of entry.lines) amount += back ? -line.amount : line.amount;
  }
  return amount;
}
