import type { Day, Instant } from '../domain/values/day.ts';

/** The one clock; tests replace it. */
export const clock = { now: (): number => Date.now() };

/** This instant in UTC with milliseconds. */
export const instant = (): Instant => new Date(clock.now()).toISOString();

const hour = 3_600_000;

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
  // Years before 1000 come short.
  return format.format(at).padStart(10, '0');
}

/** The last instant of a calendar day in a time zone. */
export function lastInstantOf(day: Day, timeZone: string): Instant {
  // Time zones lie within 14 hours of UTC; between the two, the day of an instant only grows.
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  let [within, after] = [midnight + 9 * hour, midnight + 40 * hour];
  while (after - within > 1) {
    const between = Math.floor((within + after) / 2);
    if (dayIn(timeZone, between) <= day) within = between;
    else after = between;
  }
  return new Date(within).toISOString();
}
