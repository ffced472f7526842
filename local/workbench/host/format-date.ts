import { Exception } from './exception.ts';
import { NativeDate } from './natives.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The parts of an instant in a zone: year, month, day, hour, minute, second, weekday. */
function parts(instant: number, timeZone: string): Record<string, string> {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: timeZone === 'GMT' ? 'UTC' : timeZone,
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
        weekday: 'long',
        hourCycle: 'h23',
      });
    } catch {
      throw new Exception(`Invalid argument: timeZone ${timeZone}`);
    }
    formatters.set(timeZone, formatter);
  }
  return Object.fromEntries(
    formatter.formatToParts(instant).map((part) => [part.type, part.value]),
  );
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsetMinutes(instant: number, timeZone: string): number {
  const at = parts(instant, timeZone);
  const local = NativeDate.UTC(
    Number(at['year']),
    Number(at['month']) - 1,
    Number(at['day']),
    Number(at['hour']),
    Number(at['minute']),
    Number(at['second']),
  );
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function offset(instant: number, timeZone: string, separator: string): string {
  const minutes = offsetMinutes(instant, timeZone);
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}${separator}${String(size % 60).padStart(2, '0')}`;
}

/** One run of a pattern letter, as Java's SimpleDateFormat reads it. */
function field(run: string, instant: number, timeZone: string): string {
  const at = parts(instant, timeZone);
  const pad = (value: string | number) => String(value).padStart(run.length, '0');
  const hour = Number(at['hour']);
  const month = MONTHS[Number(at['month']) - 1] ?? '';
  switch (run[0]) {
    case 'y':
      return run.length === 2 ? (at['year'] ?? '').slice(-2) : pad(at['year'] ?? '');
    case 'M':
      if (run.length >= 4) return month;
      return run.length === 3 ? month.slice(0, 3) : pad(at['month'] ?? '');
    case 'd':
      return pad(at['day'] ?? '');
    case 'H':
      return pad(hour);
    case 'h':
      return pad(hour % 12 || 12);
    case 'm':
      return pad(at['minute'] ?? '');
    case 's':
      return pad(at['second'] ?? '');
    case 'S':
      return pad(((instant % 1000) + 1000) % 1000);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'E':
      return run.length >= 4 ? (at['weekday'] ?? '') : (at['weekday'] ?? '').slice(0, 3);
    case 'Z':
      return offset(instant, timeZone, '');
    case 'X':
      return offset(instant, timeZone, run.length >= 3 ? ':' : '');
    default:
      throw new Error(`The workbench has no Utilities.formatDate with ${run}`);
  }
}

/** An instant as text: SimpleDateFormat's letters, 'quoted' text as it is. English names. */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run, quoted: string | undefined) => {
    if (quoted === undefined) return field(run, instant, timeZone);
    return quoted === '' ? "'" : quoted.replaceAll("''", "'");
  });
}
