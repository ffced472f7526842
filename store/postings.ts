import type { Account, AccountDocument } from '../domain/account.ts';
import type { Entry } from '../domain/entry.ts';
import type { Posted } from '../domain/posting.ts';
import type { Db } from './dynamo.ts';
import { newEntry, newReversal } from './entries.ts';
import { changedHead } from './heads.ts';
import { changedDocument } from './open-items.ts';
import { transact, transactionLimit, type TransactItem } from './transact.ts';

/** What one transaction writes: entries decided one after the other, from one head to another. */
export interface Chunk {
  readonly before: Account;
  readonly after: Account;
  readonly entries: readonly Entry[];
  /** Numbers of the documents that are new or changed. */
  readonly documents: ReadonlySet<string>;
  /** Corrections that must leave a mark, because what they reverse has no document of its own. */
  readonly marks: readonly Entry[];
}

/**
 * Divides decisions, in their order, into as few transactions as they fit: the state of a document
 * that several of them change is written once. (4 MB is never reached: a request has at most 2,000
 * lines of about 20 bytes.)
 */
export function chunks(before: Account, decisions: readonly Posted[]): Chunk[] {
  const result: Chunk[] = [];
  let current: Chunk = { before, after: before, entries: [], documents: new Set(), marks: [] };
  for (const posted of decisions) {
    let next = grown(current, posted);
    if (sizeOf(next) > transactionLimit) {
      result.push(current);
      const { after } = current;
      next = grown({ before: after, after, entries: [], documents: new Set(), marks: [] }, posted);
    }
    current = next;
  }
  return current.entries.length > 0 ? [...result, current] : result;
}

const sizeOf = (chunk: Chunk): number =>
  1 + chunk.entries.length + chunk.documents.size + chunk.marks.length;

const grown = (chunk: Chunk, { account, entry, documents, marked }: Posted): Chunk => ({
  before: chunk.before,
  after: account,
  entries: [...chunk.entries, entry],
  documents: new Set([...chunk.documents, ...documents]),
  marks: marked ? [...chunk.marks, entry] : chunk.marks,
});

/** The writes of one chunk. */
export function chunkItems(db: Db, chunk: Chunk): TransactItem[] {
  const { before, after } = chunk;
  const changes = [...chunk.documents].flatMap((document) => {
    const kept: AccountDocument | undefined = after.documents.get(document);
    return kept ? [changedDocument(db, after.head, before.documents.get(document), kept)] : [];
  });
  return [
    changedHead(db, before.head, after.head),
    ...chunk.entries.map((entry) => newEntry(db, entry)),
    ...changes,
    ...chunk.marks.map((entry) =>
      newReversal(db, entry.dealerId, entry.reverses ?? entry.entryId, entry.entryId),
    ),
  ];
}

/**
 * Writes decisions in their order. Throws `Conflict` where the account moved on; what an earlier
 * chunk wrote stays written, and is found by its entry ids when the rest is decided again.
 */
export async function writePosted(
  db: Db,
  before: Account,
  decisions: readonly Posted[],
): Promise<void> {
  for (const chunk of chunks(before, decisions)) await transact(db, chunkItems(db, chunk));
}
