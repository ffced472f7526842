import * as z from 'zod';
import type { Head } from './account.ts';
import { sealed, type Hash } from './chain.ts';
import { contractsAfter } from './contracts/counters.ts';
import { EntryId, type Entry, type TermsChange } from './entry.ts';
import { refuse, type Refusal } from './outcome.ts';
import { touch } from './touched.ts';
import { ShortId } from './values/code.ts';
import { Day, type Instant } from './values/day.ts';
import { addMonths, monthOf, type Month } from './values/month.ts';

/**
 * Terms that hold from a day on; what a version does not name, it leaves as it is. Versions stand
 * in the order they were recorded; one that was recorded later overrides the earlier ones from its
 * day on.
 */
export const DatedTerms = z
  .strictObject({
    from: Day,
    paymentDays: z.int().min(0).max(365),
    priceList: ShortId.nullable(),
  })
  .partial({ paymentDays: true, priceList: true });
export type DatedTerms = z.infer<typeof DatedTerms>;

/** The terms that the head of an account carries. */
export type AccountTerms = Pick<
  Head,
  'creditLimit' | 'paymentDays' | 'territory' | 'priceList' | 'blocked' | 'closedThrough'
>;

/** The terms by which an entry of a day is judged. */
export type TermsOfDay = Pick<Head, 'paymentDays' | 'priceList'>;

/** Refuses what is dated in a closed month, and says which is the first that is open. */
export function closedMonth(
  { closedThrough }: Pick<Head, 'closedThrough'>,
  month: Month,
): Refusal<'month-closed'> | null {
  if (closedThrough === null || month > closedThrough) return null;
  return refuse('month-closed', { closedThrough, open: addMonths(closedThrough, 1) });
}

/** The day from which the first terms of an account hold: before any entry. */
export const firstTermsDay: Day = '0001-01-01';

/**
 * The terms of a business day, each from the last version that names it; those on the head where no
 * version is as old. A price list dated back brings no payment days with it.
 */
export function termsOn(versions: readonly DatedTerms[], head: TermsOfDay, day: Day): TermsOfDay {
  const naming = (term: keyof TermsOfDay) =>
    versions.findLast((version) => version.from <= day && version[term] !== undefined);
  const { paymentDays = head.paymentDays } = naming('paymentDays') ?? {};
  const { priceList = head.priceList } = naming('priceList') ?? {};
  return { paymentDays, priceList };
}

/** Who changes the terms of an account, when, from which day on, and why. */
export interface TermsAbout {
  /** `entryId(day, dealerId, random)`: made by the caller, as for every entry. */
  readonly entryId: EntryId;
  /** Business day from which payment days and price list hold. */
  readonly day: Day;
  readonly by: string;
  /** The clock; the entry's own instant is never before the one on the head. */
  readonly at: Instant;
  readonly reason?: string | undefined;
  readonly hash: Hash;
}

/** What a change of terms makes: the head after it, and its entry of amount 0 in the chain. */
export interface ChangedTerms {
  readonly head: Head;
  readonly entry: Entry;
  /** The version of dated terms that it adds; null where it names none of them. */
  readonly dated: DatedTerms | null;
}

/** Changes the terms of an account. The change may name any of them; absent ones stay. */
export function termsPosting(head: Head, change: TermsChange, about: TermsAbout): ChangedTerms {
  const terms = changedTerms(head, change);
  const at = about.at > head.at ? about.at : head.at;
  const version = head.version + 1;
  const entry = sealed(
    {
      entryId: about.entryId,
      dealerId: head.dealerId,
      kind: 'terms',
      day: about.day,
      version,
      amount: 0,
      balance: head.balance,
      unapplied: 0,
      allocations: [],
      lines: [],
      terms: withoutAbsent(change),
      ...(about.reason === undefined ? {} : { reason: about.reason }),
      creditLimit: terms.creditLimit,
      content: '',
      by: about.by,
      at,
    },
    head.hash,
    about.hash,
  );
  const touched = touch(head.touched, monthOf(about.day), version);
  const dated = datedTerms(about.day, change);
  const count = head.datedTerms;
  const { contracts, closing } = change;
  return {
    head: {
      ...head,
      ...terms,
      ...(contracts ? { contracts: contractsAfter(head.contracts, contracts) } : {}),
      ...(closing ? { closing: closing.number } : {}),
      ...(dated && count !== undefined ? { datedTerms: count + 1 } : {}),
      version,
      at,
      hash: entry.hash,
      touched,
    },
    entry,
    dated,
  };
}

function datedTerms(from: Day, { paymentDays, priceList }: TermsChange): DatedTerms | null {
  if (paymentDays === undefined && priceList === undefined) return null;
  return {
    from,
    ...(paymentDays === undefined ? {} : { paymentDays }),
    ...(priceList === undefined ? {} : { priceList }),
  };
}

/** The terms after a change of some of them. */
export const changedTerms = (before: AccountTerms, change: TermsChange): AccountTerms => ({
  creditLimit: change.creditLimit === undefined ? before.creditLimit : change.creditLimit,
  paymentDays: change.paymentDays ?? before.paymentDays,
  territory: change.territory ?? before.territory,
  priceList: change.priceList === undefined ? before.priceList : change.priceList,
  blocked: change.blocked ?? before.blocked,
  closedThrough: (change.closedThrough ?? before.closedThrough) || null,
});

const withoutAbsent = (change: TermsChange): TermsChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
