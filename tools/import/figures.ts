/** A decimal as an integer and the power of ten it was multiplied by: `3.75` is 375 by 100. */
export interface Exact {
  readonly integer: number;
  readonly scale: number;
}

/** Reads a decimal exactly, never through a float. Null when it is not a decimal. */
export function readDecimal(text: string, decimal: '.' | ','): Exact | null {
  const grouping = decimal === '.' ? /[,\s\u00a0']/g : /[.\s\u00a0']/g;
  const plain = text
    .replace(/[¥￥£€$]/g, '')
    .replace(grouping, '')
    .replace(decimal, '.');
  const match = /^([+-]?)(\d+)(?:\.(\d{0,9}))?$/.exec(plain);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const integer = Number(`${match[2] ?? ''}${fraction}`);
  if (!Number.isSafeInteger(integer)) return null;
  return { integer: match[1] === '-' ? -integer || 0 : integer, scale: 10 ** fraction.length };
}

/** A whole number, or null. */
export function readWhole(text: string, decimal: '.' | ','): number | null {
  const exact = readDecimal(text, decimal);
  return exact?.scale === 1 ? exact.integer : null;
}

/** A decimal of the major currency unit as price in minor units per some number of units. */
export function asPrice(exact: Exact, digits: number, per: number): { price: number; per: number } {
  const minor = 10 ** digits;
  return exact.scale <= minor
    ? { price: exact.integer * (minor / exact.scale), per }
    : { price: exact.integer, per: per * (exact.scale / minor) };
}

/**
 * A day written in one of the usual ways, with or without a time behind it; null when it is none.
 */
export function readDay(text: string, order: 'ymd' | 'dmy' | 'mdy'): string | null {
  const parts = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})(?:\D.*)?$/.exec(text.trim());
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  const [, a = '', b = '', c = ''] = parts ?? compact ?? [];
  const [year, month, date] =
    order === 'ymd' || a.length === 4 ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (!year || year.length !== 4) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day ? null : day;
}
