import type { PlanLine } from '../domain/plan.ts';
import { packInteger, packRows, unpackInteger, unpackRows } from './pack.ts';

/**
 * Plan lines as one text: product, quantity, price, `per` where it is not 1, phasing, note, and
 * whether it is only proposed. As a
 * list of maps they would take ten times as long to read and three times the room.
 */
export const packPlanLines = (lines: readonly PlanLine[]): string =>
  packRows(
    lines.map(({ productId, quantity, price, per, phasing, note, proposed }) => [
      productId,
      packInteger(quantity),
      packInteger(price),
      per === 1 ? '' : packInteger(per),
      phasing?.map(packInteger).join('/') ?? '',
      // A note is never empty, so an empty field is "none".
      note === null ? '' : escaped(note),
      proposed ? 'p' : '',
    ]),
  );

/** The plan lines that `packPlanLines` packed. */
export const unpackPlanLines = (packed: string): PlanLine[] =>
  unpackRows(packed).map(([productId = '', quantity, price, per, phasing, note, proposed]) => ({
    productId,
    quantity: unpackInteger(quantity),
    price: unpackInteger(price),
    per: per ? unpackInteger(per) : 1,
    phasing: phasing ? phasing.split('/').map(unpackInteger) : null,
    note: note ? unescaped(note) : null,
    ...(proposed && { proposed: true as const }),
  }));

/** A note may hold the signs that part fields and rows; they are written as `%` and a letter. */
const signs: Readonly<Record<string, string>> = { '%': '%p', ',': '%c', ';': '%s' };
const signOf = Object.fromEntries(Object.entries(signs).map(([sign, written]) => [written, sign]));

const escaped = (note: string): string => note.replace(/[%,;]/g, (sign) => signs[sign] ?? sign);
const unescaped = (text: string): string =>
  text.replace(/%[pcs]/g, (written) => signOf[written] ?? written);
