import type { Allocation, Entry, EntryId } from '../domain/entry.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition, keys } from './keys.ts';
import { packAllocations, packLines, unpackAllocations, unpackLines } from './pack.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import type { TransactItem } from './transact.ts';

/** Fields that stand in the key, or are packed, or are left out where they are empty. */
const notAsIs = [
  'entryId',
  'dealerId',
  'day',
  'lines',
  'allocations',
  'unapplied',
  'creditLimit',
] as const;

type AsIs = Omit<Entry, (typeof notAsIs)[number]>;

/**
 * An entry as stored. Its id, dealer and day stand in the key and nowhere else; tables are packed;
 * what is empty is left out: an entry of 36 lines stays below 1 KB.
 */
export function entryItem(entry: Entry): Item {
  const { entryId, dealerId, lines, allocations, unapplied, creditLimit } = entry;
  const asIs: Partial<Entry> = { ...entry };
  for (const name of notAsIs) delete asIs[name];
  const opened = packAllocations(ownOpening(entry));
  const packed = packAllocations(allocations);
  return {
    ...keys.entry(dealerId, entryId),
    ...asIs,
    ...(lines.length > 0 ? { lines: packLines(lines) } : {}),
    ...(packed === opened ? {} : { allocations: packed }),
    ...(unapplied === 0 ? {} : { unapplied }),
    ...(creditLimit === null ? {} : { creditLimit }),
  };
}

/** The entry that an item keeps. */
export function entryOf(item: Item): Entry {
  const { pk, sk, lines, allocations, unapplied = 0, creditLimit = null, ...rest } = item;
  const entryId = String(sk).slice(2);
  const asIs = rest as unknown as AsIs;
  const entry: Entry = {
    ...asIs,
    entryId,
    dealerId: String(pk).slice(2),
    day: entryId.slice(0, 10),
    unapplied: unapplied as number,
    creditLimit: creditLimit as number | null,
    lines: typeof lines === 'string' ? unpackLines(lines) : [],
    allocations: [],
  };
  const packed = typeof allocations === 'string' ? unpackAllocations(allocations) : null;
  return { ...entry, allocations: packed ?? ownOpening(entry) };
}

/** What an entry opens on its own document, where it does only that: it need not be stored. */
function ownOpening(entry: Omit<Entry, 'allocations'>): Allocation[] {
  const { kind, document, amount, unapplied } = entry;
  if (document === undefined || (kind !== 'sale' && kind !== 'opening')) return [];
  const open = amount + unapplied;
  return open > 0 ? [{ document, amount: open }] : [];
}

/** A new entry; fails where the id was used before, because the id is the idempotency record. */
export const newEntry = (db: Db, entry: Entry): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...entryItem(entry) },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Marks that an entry was reversed, and by which; fails where it was already. */
export const newReversal = (
  db: Db,
  dealerId: string,
  reversed: EntryId,
  by: EntryId,
): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...keys.reversal(dealerId, reversed), by },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Those of these entries that were recorded, by id, read consistently. */
export async function readRecorded(
  db: Db,
  dealerId: string,
  entryIds: readonly EntryId[],
): Promise<Map<EntryId, Entry>> {
  const wanted = [...new Set(entryIds)].map((id) => keys.entry(dealerId, id));
  const items = await readMany(db, wanted);
  const entries = items.flatMap((item) => (item ? [entryOf(item)] : []));
  return new Map(entries.map((entry) => [entry.entryId, entry]));
}

/** Days of entries asked for: `from` and `to` are included, `after` is not. */
export interface DaysAsked {
  readonly from?: Day | undefined;
  readonly after?: Day | undefined;
  readonly to?: Day | undefined;
}

/**
 * Entries of an account dated on the days asked for, read consistently, all pages; in order of day
 * and within a day of recording.
 */
export async function readEntries(
  db: Db,
  dealerId: string,
  days: DaysAsked = {},
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const item of readAll(db, questionOf(dealerId, days))) entries.push(entryOf(item));
  return inOrder(entries);
}

/** Entries of whole days, and whether the newest of the account is among them. */
export interface WholeDays {
  readonly entries: Entry[];
  readonly reachNewest: boolean;
}

/**
 * Entries from a day on, in whole days, in order, until there are `count` of them that count: in
 * the key a day's entries stand in no order, so a day is read to its end.
 */
export async function readWholeDays(
  db: Db,
  dealerId: string,
  { from, count, counts }: { from: Day; count: number; counts: (entry: Entry) => boolean },
): Promise<WholeDays> {
  const entries: Entry[] = [];
  let counted = 0;
  for await (const item of readAll(db, { ...questionOf(dealerId, { from }), Limit: count })) {
    const entry = entryOf(item);
    if (counted >= count && entry.day !== entries.at(-1)?.day) {
      return { entries: inOrder(entries), reachNewest: false };
    }
    entries.push(entry);
    counted += Number(counts(entry));
  }
  return { entries: inOrder(entries), reachNewest: true };
}

/** By which correction each of these entries was reversed, of those that left a mark. */
export async function readReversals(
  db: Db,
  dealerId: string,
  { from, to }: { from: Day; to: Day },
): Promise<Map<EntryId, EntryId>> {
  const reversals = new Map<EntryId, EntryId>();
  const question = questionBetween(dealerId, `R#${from}`, `R#${to}~`);
  for await (const item of readAll(db, question)) {
    reversals.set(String(item['sk']).slice(2), String(item['by']));
  }
  return reversals;
}

const questionOf = (dealerId: string, { from = '0000', after, to = '9999' }: DaysAsked) =>
  questionBetween(dealerId, after === undefined ? `E#${from}` : `E#${after}~`, `E#${to}~`);

const questionBetween = (dealerId: string, from: string, to: string) => ({
  KeyConditionExpression: 'pk = :dealer AND sk BETWEEN :from AND :to',
  ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':from': from, ':to': to },
});

const inOrder = (entries: Entry[]): Entry[] =>
  entries.sort((a, b) => (a.day === b.day ? a.version - b.version : a.day < b.day ? -1 : 1));
