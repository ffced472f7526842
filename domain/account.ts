import * as z from 'zod';
import { Document, EntryId, type Entry } from './entry.ts';
import { ContractNamed } from './contracts/contract-named.ts';
import { HeadContracts } from './contracts/counters.ts';
import type { InForce } from './contracts/in-force.ts';
import type { DatedTerms } from './terms.ts';
import { ShortId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { Month } from './values/month.ts';

/**
 * The head of an account: everything that can refuse a posting, in one item.
 * Invariants: balance = owed − unapplied; owed = sum of open items; version = number of entries.
 */
export const Head = z
  .strictObject({
    dealerId: ShortId,
    balance: Money,
    /** Sum of what is open on documents. */
    owed: Money.min(0),
    /** Credit not yet applied to a document. */
    unapplied: Money.min(0),
    /** Number of open documents and a checksum over (document, open): a stale index shows. */
    openCount: z.int().min(0),
    openSum: z.int().min(0),
    version: z.int().min(0),
    /**
     * Hash of the newest entry; before the first, that of the opening terms ('' where release
     * 0.1 opened the account).
     */
    hash: z.string(),
    /** Recording instant of the newest entry; never goes back. */
    at: Instant,
    /** `null` is no limit, 0 is zero. */
    creditLimit: Money.min(0).nullable(),
    paymentDays: z.int().min(0).max(365),
    territory: z.string().max(4),
    priceList: ShortId.nullable(),
    /**
     * How many versions of dated terms there are, so that terms read from before a change show;
     * absent where release 0.1 opened the account.
     */
    datedTerms: z.int().min(1).optional(),
    blocked: z.boolean(),
    /** What goes with the contracts in force; absent where none ever was. */
    contracts: HeadContracts.optional(),
    /** Last month that takes no more entries, or null. */
    closedThrough: Month.nullable(),
    /** Number of the newest closing or reopening of months that it has; absent where none. */
    closing: z.int().min(1).optional(),
    /** Month → version of the last entry dated in it. Months older than 14 fold into the oldest. */
    touched: z.record(Month, z.int()),
  })
  .meta({ id: 'Head' });
export type Head = z.infer<typeof Head>;

/** What is still owed on one document. */
export const OpenItem = z
  .strictObject({ document: Document, total: Money, open: Money.min(0), day: Day, due: Day })
  .meta({ id: 'OpenItem' });
export type OpenItem = z.infer<typeof OpenItem>;

/**
 * A document as the account keeps it, open or settled. Its key makes the number unique per dealer.
 * A credit note that names no invoice stands here too, with a negative total and nothing open.
 */
export const AccountDocument = OpenItem.extend({
  /** The version of a contract that its goods were sold under; absent where under none. */
  contract: ContractNamed.optional(),
  /** Version of the entry that brought it, and of the last entry that changed it. */
  first: z.int().min(1),
  last: z.int().min(1),
  /** The correction that took it back: its number may be used again. */
  reversedBy: EntryId.optional(),
  /** Numbers of the credit notes that took goods of it back: each counts once. */
  returns: z.array(Document).optional(),
});
export type AccountDocument = z.infer<typeof AccountDocument>;

/**
 * An account as far as a decision needs it. `documents` holds those that the decision names and,
 * where it settles the oldest, every open one; `entries` those that it repeats or reverses.
 */
export interface Account {
  readonly head: Head;
  readonly terms: readonly DatedTerms[];
  /** The terms of its contracts; null where none was ever in force. */
  readonly inForce: InForce | null;
  readonly documents: ReadonlyMap<string, AccountDocument>;
  readonly entries: ReadonlyMap<EntryId, Entry>;
  /** Entry → the correction that reversed it, for entries that have no document of their own. */
  readonly reversals: ReadonlyMap<EntryId, EntryId>;
}

/** The document of this number, unless a correction took it back. */
export function standing(account: Account, document: string): AccountDocument | null {
  const found = account.documents.get(document);
  return found && found.reversedBy === undefined ? found : null;
}

/** The open item of a document. */
export const openItem = ({ document, total, open, day, due }: OpenItem): OpenItem => ({
  document,
  total,
  open,
  day,
  due,
});

/** Credit that may still be drawn: null is unlimited; negative when already beyond the limit. */
export const remainingCredit = (head: Pick<Head, 'creditLimit' | 'balance'>): Money | null =>
  head.creditLimit === null ? null : head.creditLimit - head.balance;

/** By how much a balance is above its credit limit; 0 where it is not. */
export const overLimit = (head: Pick<Head, 'creditLimit' | 'balance'>): Money =>
  Math.max(0, -(remainingCredit(head) ?? 0));
