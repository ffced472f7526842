import type { Phasing, SellingCalendar } from './company.ts';
import type { SellingDays } from './progress.ts';
import { addDays, weekday, type Day } from './values/day.ts';
import { daysOf, firstDay, lastDay, type Month } from './values/month.ts';

/** The days of the month on which the company sells, in order. */
export function sellingDaysOf(month: Month, calendar: SellingCalendar): Day[] {
  const holidays = new Set(calendar.holidays);
  const extra = new Set(calendar.extraDays);
  return daysOf(month).filter(
    // A make-up day is worked whatever else is said about it.
    (day) => extra.has(day) || (calendar.weekdays.includes(weekday(day)) && !holidays.has(day)),
  );
}

/**
 * Selling days of the month up to and with `today`: none of a month to come, all of a past one.
 * Today counts as gone because its sales count as actual.
 */
export function sellingDaysGone(month: Month, today: Day, calendar: SellingCalendar): number {
  return sellingDaysOf(month, calendar).filter((day) => day <= today).length;
}

/** Selling days of the month: those gone by `today`, and all. */
export const countSellingDays = (
  month: Month,
  today: Day,
  calendar: SellingCalendar,
): SellingDays => ({
  gone: sellingDaysGone(month, today, calendar),
  all: sellingDaysOf(month, calendar).length,
});

/** One phase of a month, from a day to a day (both included), with its number of selling days. */
export interface Phase {
  readonly from: Day;
  readonly to: Day;
  readonly sellingDays: number;
}

/**
 * The phases of a month in order. Ten-day periods (旬) are three: days 1–10, 11–20, 21 to the end.
 * Weeks run from Monday to Sunday and are cut at the edges of the month: four to six of them.
 */
export function phasesOf(month: Month, phasing: Phasing, calendar: SellingCalendar): Phase[] {
  const selling = sellingDaysOf(month, calendar);
  const starts = phasing === 'weeks' ? weekStarts(month) : [1, 11, 21].map((d) => on(month, d));
  return starts.map((from, i) => {
    const next = starts[i + 1];
    const to = next === undefined ? lastDay(month) : addDays(next, -1);
    return { from, to, sellingDays: selling.filter((day) => day >= from && day <= to).length };
  });
}

const weekStarts = (month: Month): Day[] =>
  daysOf(month).filter((day) => day === firstDay(month) || weekday(day) === 1);

const on = (month: Month, date: number): Day => addDays(firstDay(month), date - 1);
