import type { Entry } from '../domain/entry.ts';
import { areExact, holderOf, monthsWithEntries, type Touched } from '../domain/totals-months.ts';
import { carriedOn, noTotals, type Totals } from '../domain/totals.ts';
import { fiscalYearStart, type Month } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { flush, recompute, type FlushedAccount } from './flush.ts';
import { inParallel } from './in-parallel.ts';
import { accountInTable, totalsOfItem } from './kept-totals.ts';
import { keys } from './keys.ts';
import { readMany, type Item } from './read-many.ts';

/** Totals of many dealers: dealer → month → totals, for every dealer and month asked for. */
export type TotalsByDealer = ReadonlyMap<string, ReadonlyMap<Month, Totals>>;

/** The month of one dealer that holds cumulated totals, with the fiscal year it belongs to. */
interface Holder {
  readonly dealerId: string;
  readonly head: Touched;
  readonly month: Month;
  readonly yearStart: Month;
}

/** An account whose totals are kept once they were folded, or one whose totals are only read. */
type AccountOf = (db: Db, dealerId: string) => FlushedAccount;

/**
 * Totals of these months, of every account exactly as of the head given: not behind it where the
 * stream's reader is late, and not ahead of it. What had to be folded again is kept for the next
 * reader, unless `accountOf` says otherwise. `startMonth` is the month (1 to 12) in which fiscal
 * years start.
 */
export async function readTotals(
  db: Db,
  heads: ReadonlyMap<string, Touched>,
  months: readonly Month[],
  startMonth: number,
  accountOf: AccountOf = accountInTable,
): Promise<TotalsByDealer> {
  const holders = [...heads].flatMap(([dealerId, head]) =>
    holdersOf(dealerId, head, months, startMonth),
  );
  const exact = await exactTotals(db, holders, accountOf);
  return new Map(
    [...heads].map(([dealerId, head]) => [
      dealerId,
      new Map(
        months.map((month) => {
          const holder = holderOf(head, month, fiscalYearStart(month, startMonth));
          const held = holder === null ? noTotals : exact.get(nameOf(dealerId, holder));
          if (held === undefined) throw new Error('totals were not read');
          return [month, holder === month ? held : carriedOn(held)];
        }),
      ),
    ]),
  );
}

/**
 * Brings the totals of a dealer up to its account after entries dated in these months were
 * recorded. `recorded` are those entries, where they are in hand.
 */
export async function flushTotals(
  db: Db,
  dealerId: string,
  months: readonly Month[],
  startMonth: number,
  recorded: readonly Entry[] = [],
): Promise<void> {
  const earliest = new Map<Month, Month>();
  for (const month of [...months].sort().reverse()) {
    earliest.set(fiscalYearStart(month, startMonth), month);
  }
  for (const [yearStart, month] of earliest) {
    await flush(accountInTable(db, dealerId), month, yearStart, recorded);
  }
}

const nameOf = (dealerId: string, month: Month): string => `${dealerId} ${month}`;

function holdersOf(
  dealerId: string,
  head: Touched,
  months: readonly Month[],
  startMonth: number,
): Holder[] {
  const holders = new Map<Month, Holder>();
  for (const asked of months) {
    const yearStart = fiscalYearStart(asked, startMonth);
    const month = holderOf(head, asked, yearStart);
    if (month !== null) holders.set(month, { dealerId, head, month, yearStart });
  }
  return [...holders.values()];
}

async function exactTotals(
  db: Db,
  holders: readonly Holder[],
  accountOf: AccountOf,
): Promise<Map<string, Totals>> {
  const items = await readMany(
    db,
    holders.map((h) => keys.totals(h.dealerId, h.month)),
  );
  const exact = new Map<string, Totals>();
  const stale = new Map<string, Holder[]>();
  for (const [i, item] of items.entries()) {
    const holder = holders[i];
    if (holder === undefined) continue;
    const totals = exactIn(item, holder);
    if (totals) exact.set(nameOf(holder.dealerId, holder.month), totals);
    else addTo(stale, nameOf(holder.dealerId, holder.yearStart), holder);
  }
  await inParallel([...stale.values()], async (group) => {
    for (const [name, totals] of await foldedAgain(group, (id) => accountOf(db, id)))
      exact.set(name, totals);
  });
  return exact;
}

function exactIn(item: Item | undefined, { head, month, yearStart }: Holder): Totals | null {
  if (item === undefined) return null;
  const kept = totalsOfItem(item);
  return areExact(kept, head, month, yearStart) ? kept.totals : null;
}

/** Holders of one dealer and fiscal year, folded from the entries up to the head's version. */
async function foldedAgain(
  holders: readonly Holder[],
  accountOf: (dealerId: string) => FlushedAccount,
): Promise<[string, Totals][]> {
  const [any] = holders;
  if (any === undefined) return [];
  const { dealerId, head, yearStart } = any;
  const stale = holders.map((h) => h.month).sort();
  const last = stale.at(-1) ?? any.month;
  const months = monthsWithEntries(head, yearStart, last).filter((m) => m >= (stale[0] ?? last));
  const folded = await recompute(accountOf(dealerId), head, months, yearStart);
  return [...(folded ?? [])].map(([month, totals]) => [nameOf(dealerId, month), totals]);
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
