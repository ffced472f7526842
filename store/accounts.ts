import { Head, type Account, type AccountDocument } from '../domain/account.ts';
import type { Entry, EntryId } from '../domain/entry.ts';
import type { NewEntry } from '../domain/new-entry.ts';
import { documentsToReverse } from '../domain/reversing.ts';
import type { DatedTerms } from '../domain/terms.ts';
import type { Db } from './dynamo.ts';
import { entryOf } from './entries.ts';
import { keys, type Key } from './keys.ts';
import { documentOf, readOpenItems } from './open-items.ts';
import { inForceOfHead } from './in-force.ts';
import { termsOf } from './terms.ts';
import { Conflict } from './transact.ts';
import { readMany, type Item } from './read-many.ts';
import { fromItem } from './record.ts';

/**
 * Reads what deciding these entries of one dealer needs, consistently and in one round trip: head,
 * terms, contracts in force, the documents they name, and their own keys, so that a repeated entry
 * is known before anything is decided. A second trip is made only to settle the oldest where
 * something is open, and to reverse. Null where the dealer has no account. Throws `Conflict` where
 * the account moved on between the two, or its terms between reading them and the head: a batch is
 * no snapshot.
 */
export async function readAccount(
  db: Db,
  dealerId: string,
  entries: readonly NewEntry[],
): Promise<Account | null> {
  const reversed = entries.flatMap((e) => (e.kind === 'correction' ? [e.reverses] : []));
  const entryIds = [...new Set([...entries.map((e) => e.entryId), ...reversed])];
  const documents = [...new Set(entries.flatMap(documentsNamed))];
  const [items, found] = await readFirst(db, dealerId, { entryIds, reversed, documents });
  if (!items.head) return null;
  const head = fromItem(Head, items.head);
  const inForce = inForceOfHead(head, items.inForce);
  const dated = await termsOfHead(db, head, items.terms);
  const more = await readMore(db, head, entries, found);
  return {
    head,
    terms: dated,
    inForce,
    entries: found.entries,
    reversals: found.reversals,
    documents: new Map([...more, ...found.documents]),
  };
}

/**
 * The dated terms that belong to a head. One that release 0.1 opened does not count them, so they
 * are read again after it: what was changed since then changed the head too, and its version is a
 * condition of the write.
 */
async function termsOfHead(db: Db, head: Head, item: Item | undefined): Promise<DatedTerms[]> {
  if (head.datedTerms === undefined) {
    const [again] = await readMany(db, [keys.terms(head.dealerId)]);
    return termsOf(again);
  }
  const dated = termsOf(item);
  if (head.datedTerms !== dated.length) throw new Conflict();
  return dated;
}

/** The items that say how an account stands. */
interface Standing {
  readonly head: Item | undefined;
  readonly terms: Item | undefined;
  readonly inForce: Item | undefined;
}

interface Wanted {
  readonly entryIds: readonly EntryId[];
  readonly reversed: readonly EntryId[];
  readonly documents: readonly string[];
}

interface Found {
  readonly entries: ReadonlyMap<EntryId, Entry>;
  readonly reversals: ReadonlyMap<EntryId, EntryId>;
  readonly documents: ReadonlyMap<string, AccountDocument>;
}

async function readFirst(
  db: Db,
  dealerId: string,
  { entryIds, reversed, documents }: Wanted,
): Promise<[Standing, Found]> {
  const wanted: Key[] = [
    keys.head(dealerId),
    keys.terms(dealerId),
    keys.inForce(dealerId),
    ...entryIds.map((id) => keys.entry(dealerId, id)),
    ...reversed.map((id) => keys.reversal(dealerId, id)),
    ...documents.map((document) => keys.openItem(dealerId, document)),
  ];
  const [head, terms, inForce, ...items] = await readMany(db, wanted);
  const marks = items.splice(entryIds.length, reversed.length);
  const entries = items.splice(0, entryIds.length).filter((item) => item !== undefined);
  const found: Found = {
    entries: new Map(entries.map(entryOf).map((entry) => [entry.entryId, entry])),
    reversals: new Map(
      marks.flatMap((mark) => (mark ? [[String(mark['sk']).slice(2), String(mark['by'])]] : [])),
    ),
    documents: byNumber(items),
  };
  return [{ head, terms, inForce }, found];
}

/** Documents that only the first answers tell of: those a correction opens again, and all open. */
async function readMore(
  db: Db,
  head: Head,
  entries: readonly NewEntry[],
  found: Found,
): Promise<Map<string, AccountDocument>> {
  const numbers = entries
    .flatMap((e) => (e.kind === 'correction' ? [found.entries.get(e.reverses)] : []))
    .flatMap((entry) => (entry ? documentsToReverse(entry) : []))
    .filter((number) => !found.documents.has(number));
  const wanted = [...new Set(numbers)].map((number) => keys.openItem(head.dealerId, number));
  const [open, named] = await Promise.all([
    entries.some(settlesOldest) ? readOpenItems(db, head) : [],
    readMany(db, wanted),
  ]);
  return new Map([...open.map((d) => [d.document, d] as const), ...byNumber(named)]);
}

const byNumber = (items: readonly (Item | undefined)[]): Map<string, AccountDocument> =>
  new Map(
    items
      .filter((item) => item !== undefined)
      .map(documentOf)
      .map((document) => [document.document, document]),
  );

/** Numbers of the documents that deciding an entry must know, whether they exist or not. */
function documentsNamed(entry: NewEntry): string[] {
  switch (entry.kind) {
    case 'sale':
      return [entry.document];
    case 'return':
      return entry.of === undefined ? [entry.document] : [entry.document, entry.of];
    case 'opening':
      return entry.document === undefined ? [] : [entry.document];
    case 'payment':
    case 'write-off':
    case 'allocation':
      return Array.isArray(entry.settles) ? entry.settles.map((s) => s.document) : [];
    case 'refund':
    case 'correction':
      return [];
  }
}

const settlesOldest = (entry: NewEntry): boolean =>
  (entry.kind === 'payment' && (entry.settles ?? 'oldest') === 'oldest') ||
  (entry.kind === 'allocation' && entry.settles === 'oldest');
