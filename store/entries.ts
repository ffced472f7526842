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
  { from = '0000', after, to = '9999' }: DaysAsked = {},
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const question = {
    KeyConditionExpression: 'pk = :dealer AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':dealer': dealerPartition(dealerId),
      ':from': after === undefined ? `E#${from}` : `E#${after}~`,
      ':to': `E#${to}~`,
    },
  };
  for await (const item of readAll(db, question)) entries.push(entryOf(item));
  return entries.sort((a, b) => (a.day === b.day ? a.version - b.version : a.day < b.day ? -1 : 1));
}
