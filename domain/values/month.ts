import * as z from 'zod';
import { addDays, dayNumber, type Day } from './day.ts';

/** A calendar month, `2026-11`; sorts as text. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ id: 'Month', description: 'Calendar month, YYYY-MM' });
export type Month = z.infer<typeof Month>;

/** The month a day lies in. */
export const monthOf = (day: Day): Month => day.slice(0, 7);

/**
 * The month `count` months later (earlier when negative). Years have four digits: what would lie
 * before the year 0 is its first month, what would lie after 9999 its last.
 */
export const addMonths = (month: Month, count: number): Month =>
  monthOfNumber(numberOf(month) + count);

const last = 9999 * 12 + 11;
const numberOf = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

function monthOfNumber(number: number): Month {
  const kept = Math.min(Math.max(number, 0), last);
  const [year, index] = [Math.floor(kept / 12), kept % 12];
  return `${String(year).padStart(4, '0')}-${String(index + 1).padStart(2, '0')}`;
}

/** First day of the month. */
export const firstDay = (month: Month): Day => `${month}-01`;

/** Last day of the month. */
export const lastDay = (month: Month): Day =>
  numberOf(month) === last ? '9999-12-31' : addDays(firstDay(addMonths(month, 1)), -1);

/** The day as of which a month is looked at: its last, or today while it has not come. */
export const lastDayBy = (today: Day, month: Month): Day =>
  lastDay(month) < today ? lastDay(month) : today;

/** Number of days in the month. */
export const daysIn = (month: Month): number =>
  dayNumber(lastDay(month)) - dayNumber(firstDay(month)) + 1;

/** All days of the month in order. */
export const daysOf = (month: Month): Day[] =>
  Array.from({ length: daysIn(month) }, (_, i) => addDays(firstDay(month), i));

/**
 * First month of the fiscal year that `month` lies in, when years start in month `start` (1–12).
 */
export const fiscalYearStart = (month: Month, start: number): Month =>
  addMonths(month, -((Number(month.slice(5)) - start + 12) % 12));

/** Months from `from` to `to`, both included; empty when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): Month[] =>
  Array.from({ length: Math.max(0, numberOf(to) - numberOf(from) + 1) }, (_, i) =>
    addMonths(from, i),
  );
