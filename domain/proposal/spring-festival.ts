import { addDays, type Day } from '../values/day.ts';
import { monthOf } from '../values/month.ts';

/**
 * Day of the Spring Festival (春节, the first day of the Chinese year) of the years from 2011 on,
 * as days after 20 January: the day, by the clock of Beijing, of the first new moon from 21
 * January on. Kept as a table, because two of them fall minutes from a midnight, where calendars
 * built into machines are a day off.
 */
const firstYear = 2011;
const daysAfter20January = [
  [14, 3, 21, 11, 30, 19, 8, 27, 16, 5],
  [23, 12, 2, 21, 9, 28, 17, 6, 24, 14],
  [3, 22, 11, 30, 19, 8, 26, 15, 4, 23],
  [12, 2, 21, 10, 28, 17, 6, 25, 13, 3],
].flat();

/** The day of the Spring Festival in a year, or null where the table does not know it. */
export function springFestival(year: number): Day | null {
  const days = daysAfter20January[year - firstYear];
  return days === undefined ? null : addDays(`${String(year)}-01-20`, days);
}

/** Days before the festival in which dealers buy for it; they always lie in January or February. */
export const festivalDays = 21;

/** How many of the days in which dealers buy for a festival lie in January, not in February. */
export function festivalDaysInJanuary(festival: Day): number {
  const days = Array.from({ length: festivalDays }, (_, i) => addDays(festival, -1 - i));
  return days.filter((day) => !monthOf(day).endsWith('-02')).length;
}
