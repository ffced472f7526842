const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const QUARTER = 900_000;

/** Turns instants into a spreadsheet's day numbers and back, in one time zone. */
export interface Clock {
  /** Days since 30 December 1899, as cells hold them. */
  toSerial(instant: number): number;
  /** Milliseconds since 1970 UTC. */
  toInstant(serial: number): number;
}

/** A clock of a zone. Offsets are kept by quarter of an hour: asking Intl is slow. */
export function clockOf(timeZone: string): Clock {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offset = (instant: number): number => {
    const quarter = Math.floor(instant / QUARTER);
    let known = offsets.get(quarter);
    if (known === undefined) {
      const at: Record<string, number> = {};
      for (const { type, value } of formatter.formatToParts(quarter * QUARTER)) {
        at[type] = Number(value);
      }
      const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at;
      known = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * QUARTER;
      offsets.set(quarter, known);
    }
    return known;
  };
  return {
    toSerial: (instant) => (instant + offset(instant) - EPOCH) / DAY,
    toInstant(serial) {
      const local = Math.round(serial * DAY) + EPOCH;
      // The offset of the guess may lie on the other side of a clock change.
      const guess = local - offset(local);
      return local - offset(guess);
    },
  };
}
