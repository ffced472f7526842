import type { OpenItem } from './account.ts';
import type { Entry } from './entry.ts';
import { daysBetween, type Day } from './values/day.ts';
import { exact, type Money } from './values/money.ts';

/** What an account owes by days past due, in minor units. The parts add up to the balance. */
export interface Ageing {
  readonly notDue: Money;
  readonly days1to30: Money;
  readonly days31to60: Money;
  readonly days61to90: Money;
  readonly over90: Money;
  /** Credit not applied to a document: negative. */
  readonly unapplied: Money;
  readonly balance: Money;
}

/** Nothing open. */
export const noAgeing: Ageing = {
  notDue: 0,
  days1to30: 0,
  days31to60: 0,
  days61to90: 0,
  over90: 0,
  unapplied: 0,
  balance: 0,
};

/** An open document; `first` is the version of the entry that brought it, where known. */
export type OpenDocument = OpenItem & { readonly first?: number | undefined };

/** What is open in an account on a day: documents, and credit that no document has taken. */
export interface Standing {
  readonly items: readonly OpenDocument[];
  readonly unapplied: Money;
}

type Bucket = keyof Omit<Ageing, 'unapplied' | 'balance'>;

/** The bucket of a document due on `due`, seen on `asOf`: its own due day is not past due. */
export function bucketOf(due: Day, asOf: Day): Bucket {
  const days = daysBetween(due, asOf);
  if (days <= 0) return 'notDue';
  if (days <= 30) return 'days1to30';
  if (days <= 60) return 'days31to60';
  return days <= 90 ? 'days61to90' : 'over90';
}

/** The ageing of what is open, seen on a day. */
export function ageing({ items, unapplied }: Standing, asOf: Day): Ageing {
  const buckets = { notDue: 0, days1to30: 0, days31to60: 0, days61to90: 0, over90: 0 };
  let owed = 0;
  for (const { due, open } of items) {
    buckets[bucketOf(due, asOf)] += open;
    owed += open;
  }
  return { ...buckets, unapplied: -unapplied || 0, balance: exact(owed - unapplied) };
}

/** What is past due of it. */
export const pastDue = (
  ageing: Pick<Ageing, 'days1to30' | 'days31to60' | 'days61to90' | 'over90'>,
): Money => ageing.days1to30 + ageing.days31to60 + ageing.days61to90 + ageing.over90;

/** The document that is past due for longest, seen on a day; null where none is past due. */
export function oldestPastDue({ items }: Standing, asOf: Day): OpenDocument | null {
  const late = items.filter(({ due, open }) => due < asOf && open > 0);
  return late.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0] ?? null;
}

/**
 * What stood open on a past day, or as it was known: what is open now without the effects of
 * `later` entries, which are all those dated, or recorded, after it. `settled` are the documents
 * that they settled meanwhile. Null where that is not enough: credit had been applied that only
 * arrived later, a document is not known, or its number was used for two; then `standingOn` counts
 * from all entries.
 */
export function standingBefore(
  later: readonly Entry[],
  now: Standing,
  settled: readonly OpenDocument[],
): Standing | null {
  const open = new Map(now.items.map((item) => [item.document, item.open]));
  const documents = new Map([...settled, ...now.items].map((item) => [item.document, item]));
  let unapplied = now.unapplied;
  for (const entry of later) {
    unapplied -= entry.unapplied;
    for (const { document, amount } of entry.allocations) {
      if (takesBack(entry) || entry.version < (documents.get(document)?.first ?? 0)) return null;
      open.set(document, (open.get(document) ?? 0) - amount);
    }
  }
  return unapplied < 0 ? null : placed(open, unapplied, documents);
}

/** True where an entry takes a document back, so that its number may be used again. */
const takesBack = (entry: Entry): boolean =>
  entry.kind === 'correction' &&
  (entry.reversesKind === 'sale' || entry.reversesKind === 'opening');

/**
 * Documents that later entries settled and that are not open any more: their due days are asked.
 */
export function documentsSettled(later: readonly Entry[], now: Standing): string[] {
  const open = new Set(now.items.map((item) => item.document));
  const settled = later.flatMap((entry) => entry.allocations.map(({ document }) => document));
  return [...new Set(settled)].filter((document) => !open.has(document));
}

/**
 * What stood open on a day, counted from all entries of the account. Credit that had not arrived
 * by then can't have been applied by then, though a back-dated entry did it: the last such
 * applications are taken back, so that their documents are open on that day.
 */
export function standingOn(entries: readonly Entry[], asOf: Day): Standing {
  const documents = new Map<string, OpenDocument>();
  // A number that was used again is another document: the version that brought it tells them apart.
  const keyOf = new Map<string, string>();
  const open = new Map<string, Money>();
  const applied: { key: string; amount: Money }[] = [];
  const add = (key: string, amount: Money) => open.set(key, (open.get(key) ?? 0) + amount);
  const key = (document: string) => keyOf.get(document) ?? document;
  let unapplied = 0;
  for (const entry of entries.toSorted((a, b) => a.version - b.version)) {
    const brought = documentOf(entry);
    if (brought) {
      keyOf.set(brought.document, `${brought.document} ${String(entry.version)}`);
      documents.set(key(brought.document), brought);
    }
    if (entry.day > asOf) continue;
    unapplied += entry.unapplied;
    for (const { document, amount } of entry.allocations) add(key(document), amount);
    for (const [document, amount] of creditTaken(entry)) {
      applied.push({ key: key(document), amount });
    }
  }
  for (const { key, amount } of applied.reverse()) {
    const back = Math.min(amount, Math.max(0, -unapplied));
    if (back > 0) add(key, back);
    unapplied += back;
  }
  const standing = placed(open, unapplied, documents);
  if (!standing) throw new Error('an entry settles a document that no entry brought');
  return standing;
}

/** Credit that an entry applied to documents: to the one it brings itself, or to others. */
function creditTaken(entry: Entry): [string, Money][] {
  const { kind, document, unapplied, allocations } = entry;
  if (unapplied >= 0) return [];
  if (kind === 'sale' || kind === 'opening') return document ? [[document, -unapplied]] : [];
  return allocations.filter((a) => a.amount < 0).map((a) => [a.document, -a.amount]);
}

/**
 * The document that an entry brings: that of a sale or an opening, or what a correction left owed
 * because the credit that it took back had been used, under the id of the reversed entry.
 */
function documentOf(entry: Entry): OpenDocument | null {
  const { kind, day, due = day, version } = entry;
  const brings = kind === 'sale' || kind === 'opening';
  const document = kind === 'correction' ? entry.reverses : brings ? entry.document : undefined;
  if (document === undefined) return null;
  const left = entry.allocations.find((a) => a.document === document)?.amount ?? 0;
  const total = brings ? entry.amount : left;
  return total > 0 ? { document, total, open: 0, day, due, first: version } : null;
}

/**
 * A document with less than nothing open was settled before it was there: that is credit of the
 * day, an advance. Null where an open document is not known.
 */
function placed(
  open: ReadonlyMap<string, Money>,
  unapplied: Money,
  documents: ReadonlyMap<string, OpenDocument>,
): Standing | null {
  const items: OpenDocument[] = [];
  let credit = unapplied;
  for (const [key, amount] of open) {
    if (amount < 0) credit -= amount;
    if (amount <= 0) continue;
    const known = documents.get(key);
    if (!known) return null;
    items.push({ ...known, open: amount });
  }
  return { items, unapplied: credit };
}
