import { Day } from '../values/day.ts';
import type { Money } from '../values/money.ts';

/**
 * An amount as banks write it (`1,234.50`, `¥1234.5`, `1.234,50`, `(12.00)`, `-12`), in minor
 * units; null where it is none, finer than the currency, or could be another a thousand times as
 * large. Empty and a dash are 0.
 */
export function amountOf(written: string, digits: number): Money | null {
  const bare = written.normalize('NFKC').replace(/[¥$€£\s'’]|CNY|RMB|EUR|USD|元/gi, '');
  if (bare === '' || /^[-–—]+$/.test(bare)) return 0;
  const isNegative = /^\(.*\)$|^[-−–]|-$/.test(bare);
  const unsigned = bare.replace(/^[(+−–-]+|[)-]+$/g, '');
  if (isGroupOrFraction(unsigned, digits)) return null;
  const [, major = '', minor = ''] = /^(\d+)(?:\.(\d+))?$/.exec(withPoint(unsigned)) ?? [];
  const fraction = minor.replace(/0+$/, '').padEnd(digits, '0');
  if (major === '' || fraction.length > digits) return null;
  const minorUnits = Number(major + fraction);
  if (!Number.isSafeInteger(minorUnits)) return null;
  return isNegative ? -minorUnits : minorUnits;
}

/**
 * True where three digits behind the only mark may be thousands or a fraction: `1.500` is half a
 * unit more than one, or one and a half thousand. With three digits in a minor unit a point begins
 * them, and a comma is in doubt.
 */
const isGroupOrFraction = (unsigned: string, digits: number): boolean =>
  (digits === 3 ? /^[1-9]\d{0,2},\d{3}$/ : /^[1-9]\d{0,2}\.\d{3}$/).test(unsigned);

/** The number without marks of thousands, and with a point before its fraction. */
function withPoint(unsigned: string): string {
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(unsigned) && !unsigned.startsWith('0,')) {
    return unsigned.replaceAll(',', '').replace(/\.$/, '');
  }
  const isContinental = /^(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(unsigned);
  return isContinental ? unsigned.replaceAll('.', '').replace(',', '.') : unsigned;
}

/** In which order a file writes day and month where both are numbers. */
export type DayOrder = 'day-first' | 'month-first';

const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/;

/** The order that the days of a file show by themselves; null where none of them tells. */
export function dayOrderOf(written: readonly string[]): DayOrder | null {
  for (const text of written) {
    const [, first, second] = numbers.exec(text.normalize('NFKC').trim()) ?? [];
    if (Number(first) > 12) return 'day-first';
    if (Number(second) > 12) return 'month-first';
  }
  return null;
}

/** True where day and month of a text could be taken for each other. */
export const isAmbiguous = (written: string): boolean => {
  const [, first, second] = numbers.exec(written.normalize('NFKC').trim()) ?? [];
  return first !== undefined && first !== second;
};

/**
 * A day as banks write it: `2026-11-23`, `2026/11/23`, `20261123`, `2026年11月23日`, `23.11.2026`,
 * with or without a time behind it; null where it is none.
 */
export function dayWritten(written: string, order: DayOrder | null): Day | null {
  const text = written.normalize('NFKC').trim();
  const yearFirst = /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?(?:\D|$)/.exec(text);
  if (yearFirst) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?(?:\D|$)/.exec(text);
  if (compact) return dayOf(compact[1], compact[2], compact[3]);
  const [, first, second, year] = numbers.exec(text) ?? [];
  return order === 'month-first' ? dayOf(year, first, second) : dayOf(year, second, first);
}

function dayOf(year = '', month = '', day = ''): Day | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Day.safeParse(text).data ?? null;
}
