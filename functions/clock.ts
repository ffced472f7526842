import type { Day, Instant } from '../domain/values/day.ts';

/** The one clock; tests replace it. */
export const clock = { now: (): number => Date.now() };

/** This instant in UTC with milliseconds. */
export const instant = (): Instant => new Date(clock.now()).toISOString();

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day of an instant in a time zone; a month edge is the company's, not the machine's.
 */
export function dayIn(timeZone: string, at = clock.now()): Day {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
