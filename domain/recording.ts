import type { Account, AccountDocument, Head } from './account.ts';
import { sealed, type Hash } from './chain.ts';
import { countedWith } from './contracts/counters.ts';
import type { Allocation, Entry, EntryId, EntryKind, Line } from './entry.ts';
import { changedOpenSum } from './open-sum.ts';
import { touch } from './touched.ts';
import type { Day, Instant } from './values/day.ts';
import { exact, type Money } from './values/money.ts';
import { monthOf } from './values/month.ts';

/** What an entry does to its account; everything else about it is written down as it came. */
export interface Movement {
  /** What it adds to the balance. */
  readonly amount: Money;
  /** Changes of open amounts; unapplied credit follows, because balance = owed − unapplied. */
  readonly allocations: readonly Allocation[];
  readonly lines: readonly Line[];
  /** The document it brings, with nothing open yet: what it opens is an allocation. */
  readonly brings?: Pick<AccountDocument, 'document' | 'total' | 'due' | 'contract'>;
  /** What it changes on documents besides their open amount. */
  readonly marks?: ReadonlyMap<string, Pick<AccountDocument, 'reversedBy' | 'returns'>>;
  /** The credit limit it was judged by where that is not the one on the head: a contract's. */
  readonly creditLimit?: Money | null;
  /** A correction of an entry without document of its own leaves a marker of its own. */
  readonly marked?: boolean;
  /** Fields of the entry that are kept as sent, or taken from what a correction reverses. */
  readonly particulars: Partial<Entry>;
}

/** Who records an entry, and when by the clock. */
export interface Recorder {
  readonly by: string;
  readonly at: Instant;
  readonly hash: Hash;
}

/** What identifies an entry. */
export interface Identity {
  readonly entryId: EntryId;
  readonly kind: EntryKind;
  readonly day: Day;
  readonly content: string;
}

/** A recorded entry and the account after it. */
export interface Recorded {
  readonly account: Account;
  readonly entry: Entry;
  /** Numbers of the documents that are new or changed. */
  readonly documents: readonly string[];
  readonly marked: boolean;
}

/** What recording a movement changes: the head, one entry more, documents new or other. */
export interface Step {
  readonly head: Head;
  readonly entry: Entry;
  readonly documents: ReadonlyMap<string, AccountDocument>;
}

/**
 * Records a movement that the rules allowed: next version, new balance, chained hash. Throws where
 * a document or the unapplied credit would fall below zero: then a rule is wrong.
 */
export function record(
  account: Account,
  identity: Identity,
  movement: Movement,
  recorder: Recorder,
): Recorded {
  const { head, entry, documents } = step(account, identity, movement, recorder);
  const { reverses } = movement.particulars;
  return {
    account: {
      head,
      terms: account.terms,
      inForce: account.inForce,
      documents: new Map([...account.documents, ...documents]),
      entries: new Map([...account.entries, [entry.entryId, entry]]),
      reversals:
        movement.marked && reverses !== undefined
          ? new Map([...account.reversals, [reverses, entry.entryId]])
          : account.reversals,
    },
    entry,
    documents: [...documents.keys()],
    marked: movement.marked ?? false,
  };
}

/** What `record` changes, without the account after it: a replay keeps that itself. */
export function step(
  account: Account,
  identity: Identity,
  movement: Movement,
  recorder: Recorder,
): Step {
  const { head } = account;
  const version = head.version + 1;
  const documents = changedDocuments(account, identity, movement, version);
  const after = moved(head, account, documents, movement.amount);
  const at = recorder.at > head.at ? recorder.at : head.at;
  const entry = sealed(
    {
      ...movement.particulars,
      ...identity,
      dealerId: head.dealerId,
      version,
      amount: movement.amount,
      balance: after.balance,
      unapplied: after.unapplied - head.unapplied,
      allocations: [...movement.allocations],
      lines: [...movement.lines],
      creditLimit: movement.creditLimit === undefined ? head.creditLimit : movement.creditLimit,
      by: recorder.by,
      at,
    },
    head.hash,
    recorder.hash,
  );
  const touched = touch(head.touched, monthOf(identity.day), version);
  const contracts = countedWith(head.contracts, entry);
  const counted = contracts ? { contracts } : {};
  return {
    head: { ...head, ...after, ...counted, version, at, hash: entry.hash, touched },
    entry,
    documents,
  };
}

function changedDocuments(
  account: Account,
  { day }: Identity,
  { brings, allocations, marks }: Movement,
  version: number,
): Map<string, AccountDocument> {
  const changed = new Map<string, AccountDocument>();
  const current = (document: string): AccountDocument => {
    const found = changed.get(document) ?? account.documents.get(document);
    if (!found) throw new Error('a rule changed a document that it did not read');
    return { ...found, last: version };
  };
  if (brings) {
    changed.set(brings.document, { ...brings, open: 0, day, first: version, last: version });
  }
  for (const { document, amount } of allocations) {
    const before = current(document);
    changed.set(document, { ...before, open: notBelowZero(before.open + amount) });
  }
  for (const [document, mark] of marks ?? []) {
    changed.set(document, { ...current(document), ...mark });
  }
  return changed;
}

function moved(
  head: Head,
  account: Account,
  changed: ReadonlyMap<string, AccountDocument>,
  amount: Money,
): Pick<Head, 'balance' | 'owed' | 'unapplied' | 'openCount' | 'openSum'> {
  let { owed, openCount, openSum } = head;
  for (const [document, { open }] of changed) {
    const before = account.documents.get(document)?.open ?? 0;
    owed = exact(owed + open - before);
    openCount += Number(open > 0) - Number(before > 0);
    openSum = changedOpenSum(openSum, document, before, open);
  }
  const balance = exact(head.balance + amount);
  return { balance, owed, unapplied: notBelowZero(owed - balance), openCount, openSum };
}

function notBelowZero(amount: Money): Money {
  if (amount < 0) throw new RangeError('a rule let an amount fall below zero');
  return amount;
}
