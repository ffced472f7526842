import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { brokenAt, genesis } from '../../domain/chain.ts';
import { openingOf, rebuilt } from '../../domain/rebuild.ts';
import { ownDocument } from '../../domain/reversing.ts';
import { openSum } from '../../domain/open-sum.ts';
import type { Account, AccountDocument, Head } from '../../domain/account.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { dealerPartition, keys } from '../../store/keys.ts';
import { documentOf, readOpenItems } from '../../store/open-items.ts';
import { readAll, readMany, type Item } from '../../store/read-many.ts';
import { openingOfItem, termsOf } from '../../store/terms.ts';
import { expectTotals } from './totals-whole.ts';
import { sha256 } from '../../store/sha256.ts';

/**
 * Checks every account of the table, and the totals kept of it. A service does so when it stops,
 * so that no integration test leaves a ledger behind that does not add up.
 */
export async function expectAllWhole(db: Db): Promise<void> {
  const dealerIds: string[] = [];
  const heads = {
    TableName: db.table,
    FilterExpression: 'sk = :head AND begins_with(pk, :dealer)',
  };
  const pages = paginateScan(
    { client: db.documents },
    { ...heads, ExpressionAttributeValues: { ':head': 'H', ':dealer': 'D#' } },
  );
  for await (const { Items: items = [] } of pages) {
    dealerIds.push(...items.map((item) => String(item['dealerId'])));
  }
  await expectWhole(db, dealerIds);
  await expectTotals(db, dealerIds);
}

/**
 * Checks everything that must add up in the accounts of these dealers, whatever was done to them.
 */
export async function expectWhole(db: Db, dealerIds: readonly string[]): Promise<void> {
  for (const dealerId of dealerIds) {
    const head = await readHead(db, dealerId);
    if (!head) throw new Error(`dealer ${dealerId} has no account`);
    const entries = await readEntries(db, dealerId);
    const terms = await readTerms(db, dealerId);
    const opening = openingOfItem(terms, dealerId);
    const first = opening ? genesis(opening, sha256) : '';
    expectChain(head, entries, first);
    const documents = await readDocuments(db, dealerId);
    expectDocuments(head, entries, documents);
    const indexed = await readOpenItems(db, head);
    expect(byNumber(indexed), 'index').toEqual(byNumber(documents.filter((d) => d.open > 0)));
    const begun = opening ?? openingOf(head, termsOf(terms), entries);
    expectRebuilt(rebuilt(begun, entries, sha256, first), {
      head,
      terms: termsOf(terms),
      documents: byNumber(documents),
      reversals: await readReversals(db, dealerId),
    });
  }
}

/** What the entries make of the opening terms is what is stored, to the bit. */
function expectRebuilt(
  again: ReturnType<typeof rebuilt>,
  stored: Omit<Account, 'entries' | 'inForce'>,
): void {
  if (!again.ok) throw new Error(`${again.reason} ${JSON.stringify(again.detail)}`);
  const { head, terms, documents, reversals } = again.facts;
  const account = { head, terms, documents, reversals };
  expect(account, 'rebuilt from the entries').toEqual(stored);
}

/** Versions without gap, hashes that follow, balances that are sums. */
function expectChain(head: Head, unsorted: readonly Entry[], first: string): void {
  const entries = unsorted.toSorted((a, b) => a.version - b.version);
  expect(entries.map((e) => e.version)).toEqual(entries.map((_, i) => i + 1));
  expect(head.version).toBe(entries.length);
  expect(brokenAt(first, entries, sha256)).toBe(null);
  expect(head.hash).toBe(entries.at(-1)?.hash ?? first);
  let [balance, unapplied, at] = [0, 0, ''];
  for (const entry of entries) {
    balance += entry.amount;
    unapplied += entry.unapplied;
    expect(entry.balance, 'balance after entry').toBe(balance);
    expect(entry.at >= at, 'recorded in order of time').toBe(true);
    at = entry.at;
  }
  expect(head).toMatchObject({ balance, unapplied });
  expect(head.balance).toBe(head.owed - head.unapplied);
}

/** Open items are what is unpaid: each document's open amount is the sum of its allocations. */
function expectDocuments(
  head: Head,
  entries: readonly Entry[],
  documents: readonly AccountDocument[],
): void {
  const open = documents.filter((d) => d.open > 0);
  expect(open.reduce((sum, d) => sum + d.open, 0)).toBe(head.owed);
  expect(open.length).toBe(head.openCount);
  expect(openSum(open)).toBe(head.openSum);
  const allocated = new Map<string, number>();
  for (const { document, amount } of entries.flatMap((e) => e.allocations)) {
    allocated.set(document, (allocated.get(document) ?? 0) + amount);
  }
  for (const { document, open: left, total } of documents) {
    expect(allocated.get(document) ?? 0, `allocated to ${document}`).toBe(left);
    expect(left, `open on ${document}`).toBeGreaterThanOrEqual(0);
    expect(left, `open on ${document}`).toBeLessThanOrEqual(Math.max(0, total));
  }
  const brought = entries.map(ownDocument).filter((number) => number !== null);
  const known = new Set(documents.map((d) => d.document));
  expect(brought.filter((number) => !known.has(number))).toEqual([]);
}

async function readTerms(db: Db, dealerId: string): Promise<Item | undefined> {
  return (await readMany(db, [keys.terms(dealerId)]))[0];
}

async function readReversals(db: Db, dealerId: string): Promise<Map<string, string>> {
  const reversals = new Map<string, string>();
  const question = {
    KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :marks)',
    ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':marks': 'R#' },
  };
  for await (const item of readAll(db, question)) {
    reversals.set(String(item['sk']).slice(2), String(item['by']));
  }
  return reversals;
}

async function readDocuments(db: Db, dealerId: string): Promise<AccountDocument[]> {
  const documents: AccountDocument[] = [];
  const question = {
    KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :documents)',
    ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':documents': 'I#' },
  };
  for await (const item of readAll(db, question)) documents.push(documentOf(item));
  return documents;
}

const byNumber = (documents: readonly AccountDocument[]) =>
  new Map(documents.map((d) => [d.document, d]));
