import { addDays, daysBetween, type Day } from '../values/day.ts';
import type { Signing } from './signing.ts';
import type { DraftTerms } from './terms.ts';

/** The terms of a contract that follows on another: the same, for as long, from the day after. */
export const termsRenewed = (terms: DraftTerms): DraftTerms => ({
  ...terms,
  signing: terms.signing && signingRenewed(terms.signing),
});

function signingRenewed(signing: Signing): Signing {
  const from = addDays(signing.to, 1);
  return { ...signing, day: null, from, to: lastDay(signing, from) };
}

/** Whole years stay whole years, leap days or not; any other span has as many days. */
function lastDay({ from, to }: Signing, next: Day): Day {
  if (next.slice(4) !== from.slice(4)) return addDays(next, daysBetween(from, to));
  const years = Number(next.slice(0, 4)) - Number(from.slice(0, 4));
  const year = String(Number(next.slice(0, 4)) + years).padStart(4, '0');
  return addDays(`${year}${next.slice(4)}`, -1);
}

/** Days before the end on which a renewal is reminded of, each once. */
export interface Reminders {
  readonly days: readonly number[];
  /** The day through which reminders were sent; null before the first. */
  readonly through: Day | null;
}

/**
 * The days before the end of which a contract has to be reminded now: of those that came since the
 * last run the one nearest to the end, so that missed runs catch up in one reminder. Null where
 * none came, or the contract is over.
 */
export function reminderDue(to: Day, { days, through }: Reminders, today: Day): number | null {
  if (today > to) return null;
  const come = days.filter((before) => {
    const on = addDays(to, -before);
    return on <= today && (through === null || on > through);
  });
  return come.length === 0 ? null : Math.min(...come);
}
