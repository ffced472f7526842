/** Whether a schedule is due in the minute that begins at a moment. */
export type Schedule = (minute: Date) => boolean;

type Fields = {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  /** 1 is Sunday, as AWS counts. */
  readonly weekday: number;
  readonly year: number;
  readonly daysInMonth: number;
};

type Test = (fields: Fields) => boolean;

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * Compiles a schedule of EventBridge Scheduler: `cron(minutes hours day-of-month month day-of-week
 * year)` read in a time zone, or `rate(5 minutes)`. Throws for what it does not know.
 */
export function compileSchedule(expression: string, timeZone: string): Schedule {
  const [, kind, inside = ''] = /^(cron|rate)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return compileRate(inside);
  const parts = inside.trim().split(/\s+/);
  if (kind !== 'cron' || parts.length !== 6) {
    throw new Error(`The local stack does not know the schedule ${expression}.`);
  }
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = parts;
  const tests: Test[] = [
    range(minute, 0, 59, (fields) => fields.minute),
    range(hour, 0, 23, (fields) => fields.hour),
    dayOfMonth(day),
    range(named(month, months), 1, 12, (fields) => fields.month),
    dayOfWeek(named(weekday, weekdays)),
    range(year, 1970, 2199, (fields) => fields.year),
  ];
  const format = zoned(timeZone);
  return (moment) => {
    const fields = fieldsAt(moment, format);
    return tests.every((test) => test(fields));
  };
}

/** Rates are counted from the epoch, so that a restart does not shift them. */
function compileRate(inside: string): Schedule {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
  const minutes = { minute: 1, hour: 60, day: 1440 }[unit];
  if (minutes === undefined) throw new Error(`The local stack does not know rate(${inside}).`);
  const every = Number(count) * minutes;
  return (moment) => Math.floor(moment.getTime() / 60_000) % every === 0;
}

/** Lists, ranges and steps: `*`, `1,15`, `MON-FRI`, `0/10`, `5-20/5`. */
function range(field: string, low: number, high: number, of: (fields: Fields) => number): Test {
  if (field === '*' || field === '?') return () => true;
  const parts = field.split(',').map((part) => {
    const [, first, last, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (first === undefined) throw new Error(`The local stack does not know ${part} in a cron.`);
    const from = first === '*' ? low : Number(first);
    const to =
      last !== undefined ? Number(last) : step === undefined && first !== '*' ? from : high;
    if (from < low || to > high) throw new Error(`${part} is out of range in a cron.`);
    return { from, to, step: Number(step ?? 1) };
  });
  return (fields) => {
    const value = of(fields);
    return parts.some(
      ({ from, to, step }) => value >= from && value <= to && (value - from) % step === 0,
    );
  };
}

/** `L` is the last day, `LW` the last weekday, `15W` the weekday nearest the 15th. */
function dayOfMonth(field: string): Test {
  if (field === 'L') return ({ day, daysInMonth }) => day === daysInMonth;
  const nearest = /^(\d+|L)W$/.exec(field)?.[1];
  if (nearest === undefined) return range(field, 1, 31, ({ day }) => day);
  return (fields) => {
    const wanted = nearest === 'L' ? fields.daysInMonth : Number(nearest);
    return fields.day === nearestWeekday(wanted, fields);
  };
}

function nearestWeekday(wanted: number, fields: Fields): number {
  // Days as a whole number of weeks from today keep their weekday.
  const weekday = ((((fields.weekday - 1 + wanted - fields.day) % 7) + 7) % 7) + 1;
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === fields.daysInMonth ? wanted - 2 : wanted + 1;
  return wanted;
}

/** `6L` is the last Friday of the month, `2#1` its first Monday. */
function dayOfWeek(field: string): Test {
  const last = /^(\d)L$/.exec(field)?.[1];
  if (last !== undefined) {
    return ({ day, weekday, daysInMonth }) => weekday === Number(last) && day + 7 > daysInMonth;
  }
  const [, which, nth] = /^(\d)#(\d)$/.exec(field) ?? [];
  if (which !== undefined) {
    return ({ day, weekday }) => weekday === Number(which) && Math.ceil(day / 7) === Number(nth);
  }
  return range(field, 1, 7, ({ weekday }) => weekday);
}

function named(field: string, names: readonly string[]): string {
  return field.replace(/[A-Z]{3}/gi, (name) => {
    const index = names.indexOf(name.toUpperCase());
    return index < 0 ? name : String(index + 1);
  });
}

function zoned(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
  });
}

function fieldsAt(moment: Date, format: Intl.DateTimeFormat): Fields {
  const parts = format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]);
  const { year, month, day, hour, minute } = Object.fromEntries(parts) as Record<string, number>;
  const [y = 0, m = 1, d = 1] = [year, month, day];
  return {
    year: y,
    month: m,
    day: d,
    hour: hour ?? 0,
    minute: minute ?? 0,
    weekday: new Date(Date.UTC(y, m - 1, d)).getUTCDay() + 1,
    daysInMonth: new Date(Date.UTC(y, m, 0)).getUTCDate(),
  };
}
