import type { Head } from './account.ts';
import type { Entry } from './entry.ts';
import { changedTerms, type AccountTerms } from './terms.ts';
import { foldedInto } from './totals-months.ts';
import type { Instant } from './values/day.ts';
import { exact, sum } from './values/money.ts';
import { monthOf, type Month } from './values/month.ts';

/** A head as it stood at some version. What is open by then is told by its `Standing`. */
export type KnownHead = Omit<Head, 'openCount' | 'openSum' | 'closing'>;

/** An account as it was known at an instant. */
export interface KnownAccount {
  /** The head as it is now. */
  readonly now: Head;
  /** The head as known. */
  readonly head: KnownHead;
  /** Every entry recorded since, in any order; none where nothing was. */
  readonly later: readonly Entry[];
}

/** An account as it is now: everything recorded is known. */
export const knownNow = (head: Head): KnownAccount => ({ now: head, head, later: [] });

/**
 * Entries recorded after an instant. Recording instants never go back within an account, so they
 * are its newest versions, and what was known before them is a prefix of its chain.
 */
export const recordedAfter = (entries: readonly Entry[], at: Instant): Entry[] =>
  entries.filter((entry) => entry.at > at);

/** What a head had before some entries and can't be told from it and them alone. */
export interface Before {
  readonly terms: AccountTerms;
  /** Hash and recording instant of the newest entry before them; those of the opening if none. */
  readonly hash: string;
  readonly at: Instant;
  /** Last version before them in each month in which they lie. */
  readonly touched: ReadonlyMap<Month, number>;
}

/** The head before its newest entries `later` were recorded. */
export function headBefore(
  now: Head,
  later: readonly Entry[],
  { terms, hash, at, touched }: Before,
): KnownHead {
  const balance = exact(now.balance - sum(later.map((entry) => entry.amount)));
  const unapplied = exact(now.unapplied - sum(later.map((entry) => entry.unapplied)));
  return {
    dealerId: now.dealerId,
    balance,
    owed: exact(balance + unapplied),
    unapplied,
    version: now.version - later.length,
    hash,
    at,
    creditLimit: terms.creditLimit,
    paymentDays: terms.paymentDays,
    territory: terms.territory,
    priceList: terms.priceList,
    blocked: terms.blocked,
    closedThrough: terms.closedThrough,
    touched: touchedBefore(now, touched),
  };
}

/**
 * Once months have folded, one without entry yet keeps its place with version 0: by the number of
 * months a reader knows that the oldest stands for all before it.
 */
function touchedBefore(
  now: Head,
  before: ReadonlyMap<Month, number>,
): Readonly<Record<Month, number>> {
  const folded = foldedInto(now) !== null;
  const months = Object.entries(now.touched).map(
    ([m, last]) => [m, before.get(m) ?? last] as const,
  );
  return Object.fromEntries(months.filter(([, last]) => folded || last > 0));
}

/** By month in which `later` lie, the last version of the other entries in it; 0 for none. */
export function lastVersions(
  now: Head,
  entries: readonly Entry[],
  version: number,
): Map<Month, number> {
  const oldest = foldedInto(now);
  const last = new Map<Month, number>();
  for (const entry of entries) {
    const month = monthOf(entry.day);
    const kept = oldest !== null && month < oldest ? oldest : month;
    const known = entry.version <= version ? entry.version : 0;
    last.set(kept, Math.max(last.get(kept) ?? 0, known));
  }
  return last;
}

/**
 * The last closed month before some newest entries of an account; undefined where they change terms
 * otherwise than by closing and reopening months. So what was known before a closing costs no more
 * to tell than what was known before a sale.
 */
export function closedBefore(now: Head, later: readonly Entry[]): Month | null | undefined {
  let first: Entry | undefined;
  for (const entry of later) {
    if (entry.terms === undefined) continue;
    if (!entry.terms.closing) return undefined;
    if (!first || entry.version < first.version) first = entry;
  }
  return first ? first.terms?.closing?.before || null : now.closedThrough;
}

/** Terms of an account after these entries, which go back to its opening. */
export const termsAfter = (opening: AccountTerms, entries: readonly Entry[]): AccountTerms =>
  entries
    .toSorted((a, b) => a.version - b.version)
    .reduce((terms, { terms: change }) => (change ? changedTerms(terms, change) : terms), opening);
