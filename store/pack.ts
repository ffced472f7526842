import type { Allocation, Line } from '../domain/entry.ts';
import { priced } from '../domain/values/money.ts';

/**
 * Rows in one text attribute: `,` between fields, `;` between rows, figures in base 36, empty
 * fields at the end of a row left out. A list of maps would cost three times the bytes, and on
 * reading a thousand accounts fifteen times the milliseconds. Codes, ids and document numbers
 * never hold either sign.
 */
export const packRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join(',').replace(/,+$/, '')).join(';');

/** The rows that `packRows` packed, short of the fields that were empty at their end. */
export const unpackRows = (packed: string): string[][] =>
  packed === '' ? [] : packed.split(';').map((row) => row.split(','));

/** An integer in base 36. */
export const packInteger = (value: number): string => value.toString(36);

/** The integer that `packInteger` packed; absent or empty is 0. */
export function unpackInteger(packed: string | undefined): number {
  return packed ? parseInt(packed, 36) : 0;
}

/**
 * Goods lines as text. `per` stands only where it differs from the line before (1 before the
 * first). The amount is left out: it follows from quantity, price and discount by `priced`.
 */
export function packLines(lines: readonly Line[]): string {
  let per = 1;
  const rows = lines.map((line) => {
    const row = [
      line.productId,
      packInteger(line.quantity),
      packInteger(line.price),
      line.per === per ? '' : packInteger(line.per),
      `${line.typed ? 't' : ''}${line.free ? 'f' : ''}`,
      line.discount === 0 ? '' : packInteger(line.discount),
    ];
    per = line.per;
    return row;
  });
  return packRows(rows);
}

/** The goods lines that `packLines` packed. */
export function unpackLines(packed: string): Line[] {
  let per = 1;
  return unpackRows(packed).map(
    ([productId = '', amounts = '', cost, perText, flags = '', off]) => {
      per = perText ? unpackInteger(perText) : per;
      const [quantity, price] = [unpackInteger(amounts), unpackInteger(cost)];
      const discount = unpackInteger(off);
      const free = flags.includes('f');
      const amount = free ? 0 : priced(quantity, price, per) - discount;
      const typed = flags.includes('t');
      return { productId, quantity, price, per, amount, typed, free, discount };
    },
  );
}

/** Changes of open amounts as text. */
export const packAllocations = (allocations: readonly Allocation[]): string =>
  packRows(allocations.map(({ document, amount }) => [document, packInteger(amount)]));

/** The changes that `packAllocations` packed. */
export const unpackAllocations = (packed: string): Allocation[] =>
  unpackRows(packed).map(([document = '', amount]) => ({
    document,
    amount: unpackInteger(amount),
  }));
