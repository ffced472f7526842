import { formatDate, offsetMinutes } from './format-date.ts';
import { NativeDate } from './natives.ts';

type Fields = [number, number, number, number, number, number, number];
type Setter = 'setFullYear' | 'setMonth' | 'setDate' | 'setHours' | 'setMinutes' | 'setSeconds';

const NAMES = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'];
const SETTERS: readonly Setter[] = [
  'setFullYear',
  'setMonth',
  'setDate',
  'setHours',
  'setMinutes',
  'setSeconds',
];

/** The instant at which a zone's clocks show these fields. */
export function instantOf(fields: Partial<Fields>, timeZone: string): number {
  const [year = 1970, month = 0, day = 1, hour = 0, minute = 0, second = 0, rest = 0] = fields;
  const utc = NativeDate.UTC(year, month, day, hour, minute, second, rest);
  if (Number.isNaN(utc)) return Number.NaN;
  // Twice, because the offset at the first guess may be the one of the other side of a change.
  const guess = utc - offsetMinutes(utc, timeZone) * 60_000;
  return utc - offsetMinutes(guess, timeZone) * 60_000;
}

/**
 * The Date class of a script. At Google local time is the script's time zone, not the machine's, so
 * `new Date(2026, 10, 1)` and `getMonth()` must mean the company's zone here as well.
 */
export function zonedDate(timeZone: string): DateConstructor {
  const shifted = (instant: number) =>
    new NativeDate(
      instant + (Number.isNaN(instant) ? 0 : offsetMinutes(instant, timeZone) * 60_000),
    );

  class ScriptDate extends NativeDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super();
      else if (args.length > 1) super(instantOf(args.map(Number) as Partial<Fields>, timeZone));
      else super(parse(args[0]));
    }
    override getTimezoneOffset(): number {
      return -offsetMinutes(this.getTime(), timeZone);
    }
    static override parse(text: string): number {
      return parse(text);
    }
  }

  function parse(value: unknown): number {
    if (value instanceof NativeDate) return value.getTime();
    if (typeof value !== 'string') return new NativeDate(value as number).getTime();
    const instant = NativeDate.parse(value);
    // Text without a zone is local time, except a bare ISO day, which is UTC by the language.
    const zoned =
      /(?:Z|GMT|UTC|[+-]\d\d:?\d\d)\)?\s*$/i.test(value) || /^\d{4}(-\d\d){0,2}$/.test(value);
    if (Number.isNaN(instant) || zoned) return instant;
    const local = new NativeDate(instant);
    return instantOf(readLocal(local), timeZone);
  }

  function readLocal(local: Date): Fields {
    return [
      local.getFullYear(),
      local.getMonth(),
      local.getDate(),
      local.getHours(),
      local.getMinutes(),
      local.getSeconds(),
      local.getMilliseconds(),
    ];
  }

  for (const name of NAMES) {
    const utcName = `getUTC${name}` as 'getUTCHours';
    Object.defineProperty(ScriptDate.prototype, `get${name}`, {
      value(this: Date): number {
        return shifted(this.getTime())[utcName]();
      },
    });
  }
  SETTERS.forEach((name, position) => {
    Object.defineProperty(ScriptDate.prototype, name, {
      value(this: Date, ...given: number[]): number {
        const at = shifted(this.getTime());
        const fields: Fields = [
          at.getUTCFullYear(),
          at.getUTCMonth(),
          at.getUTCDate(),
          at.getUTCHours(),
          at.getUTCMinutes(),
          at.getUTCSeconds(),
          at.getUTCMilliseconds(),
        ];
        fields.splice(position, given.length, ...given);
        return this.setTime(instantOf(fields, timeZone));
      },
    });
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    Object.defineProperty(ScriptDate.prototype, name, {
      value(this: Date, locales?: string, options?: Intl.DateTimeFormatOptions): string {
        return new NativeDate(this.getTime())[name](locales, { timeZone, ...options });
      },
    });
  }
  Object.defineProperty(ScriptDate.prototype, 'toString', {
    value(this: Date): string {
      return formatDate(this.getTime(), timeZone, "EEE MMM dd yyyy HH:mm:ss 'GMT'Z");
    },
  });
  // Called without new, Date answers the time as text.
  return new Proxy(ScriptDate, {
    apply: () => new ScriptDate().toString(),
  }) as unknown as DateConstructor;
}
