import type { LetterPeriod } from '../../domain/letters/letter.ts';
import type { Day } from '../../domain/values/day.ts';
import { addMonths, monthOf, monthsBetween, type Month } from '../../domain/values/month.ts';

/** Months that are caught up at most: what is older nobody waits for. */
const caughtUp = 3;

/**
 * The months due on a day: the one before, and those between it and the last one begun, which were
 * missed. Before the first letter there is nothing to catch up.
 */
export function monthsDue(day: Day, last: LetterPeriod | null): Month[] {
  const before = addMonths(monthOf(day), -1);
  if (last === null) return [before];
  const first = addMonths(last.slice(0, 7), 1);
  return first > before ? [] : monthsBetween(first, before).slice(-caughtUp);
}
