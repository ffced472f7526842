import type { Head } from './account.ts';
import type { Totals } from './totals.ts';
import { addMonths, fiscalYearStart, monthsBetween, type Month } from './values/month.ts';

/** What the head says about when which month changed last. */
export type Touched = Pick<Head, 'touched' | 'version'>;

/**
 * Totals as kept: exactly the fold of the entries with version ≤ `mark`, cumulated from `yearFrom`.
 */
export interface MarkedTotals {
  readonly mark: number;
  readonly yearFrom: Month;
  readonly totals: Totals;
}

/** Most months that a head keeps apart; older ones fold into its oldest. */
export const touchedMonths = 14;

/**
 * Version of the last entry that may have changed the cumulated totals of `month`, 0 where none
 * can have: the newest among the touched months of the fiscal year up to it. Where months have
 * folded, an entry of a month before the oldest one shows in the oldest.
 */
export function lastChange(head: Touched, month: Month, yearStart: Month): number {
  const oldest = foldedInto(head);
  let version = oldest !== null && oldest > month ? (head.touched[oldest] ?? 0) : 0;
  for (const [touched, last] of Object.entries(head.touched)) {
    if (touched >= yearStart && touched <= month) version = Math.max(version, last);
  }
  return version;
}

/**
 * True where kept totals of `month` are exact for an account as of this head: everything that the
 * head knows of the months up to it is in them, and nothing that it does not know.
 */
export const areExact = (
  kept: MarkedTotals,
  head: Touched,
  month: Month,
  yearStart: Month,
): boolean =>
  kept.yearFrom === yearStart &&
  kept.mark <= head.version &&
  kept.mark >= lastChange(head, month, yearStart);

/** Months of the fiscal year from its start to `through` that may hold entries, in order. */
export function monthsWithEntries(head: Touched, yearStart: Month, through: Month): Month[] {
  const oldest = foldedInto(head);
  return monthsBetween(yearStart, through).filter(
    (month) => month in head.touched || (oldest !== null && month < oldest),
  );
}

/** Month whose item holds the cumulated totals of `month`: the last that may have entries. */
export const holderOf = (head: Touched, month: Month, yearStart: Month): Month | null =>
  monthsWithEntries(head, yearStart, month).at(-1) ?? null;

/** Last month of the fiscal year that starts with `yearStart`. */
export const lastOfYear = (yearStart: Month): Month => addMonths(yearStart, 11);

/**
 * Months whose totals, taken together with those of `month`, tell what moved after it: the last
 * month of its fiscal year and of every later one in which something was recorded.
 */
export function closingMonths(heads: Iterable<Touched>, month: Month, startMonth: number): Month[] {
  const lastOf = (m: Month) => lastOfYear(fiscalYearStart(m, startMonth));
  const months = new Set([lastOf(month)]);
  for (const { touched } of heads) {
    for (const later of Object.keys(touched)) if (later > month) months.add(lastOf(later));
  }
  return [...months];
}

/**
 * True where whole fiscal years after `month` may have folded into the oldest touched month: then
 * the head does not name all years in which something moved after it, and `closingMonths` neither.
 */
export function hasFoldedYears(head: Touched, month: Month, startMonth: number): boolean {
  const oldest = foldedInto(head);
  if (oldest === null) return false;
  const next = addMonths(fiscalYearStart(month, startMonth), 12);
  return next < fiscalYearStart(oldest, startMonth);
}

/** The oldest touched month when older ones may have folded into it, else null. */
export function foldedInto(head: Pick<Head, 'touched'>): Month | null {
  const months = Object.keys(head.touched);
  return months.length < touchedMonths ? null : (months.sort()[0] ?? null);
}

/**
 * The first month in which an account as of this head has an entry; undefined where older ones may
 * have folded into the oldest that it names, null where there is none.
 */
export function firstTouched(head: Pick<Head, 'touched'>): Month | null | undefined {
  if (foldedInto(head) !== null) return undefined;
  return Object.keys(head.touched).sort()[0] ?? null;
}
