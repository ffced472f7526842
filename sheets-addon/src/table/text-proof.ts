import type { Cell } from '../../../domain/values/table.ts';

/**
 * Characters with which a text could become a formula when it is written into a sheet or pasted
 * into another program: ASCII and full-width operators, tab, line ends, and the mark itself.
 */
const dangerous = /^['=+\-@＝＋－＠\t\r\n]/;

/** The text as it must be given to a sheet, so that it is stored as text and never as a formula. */
export const asText = (value: string): string => (dangerous.test(value) ? `'${value}` : value);

/**
 * The text a cell holds. A sheet swallows the leading mark; where a cell formatted as plain text
 * keeps it, it is taken away here, so that every text reads back as it was written.
 */
export function readText(raw: string): string {
  return raw.startsWith("'") && dangerous.test(raw.slice(1)) ? readText(raw.slice(1)) : raw;
}

/**
 * What was read, or the known text where only marks tell the two apart: an apostrophe that belongs
 * to a text looks like a mark once it stands in a sheet, and nobody has edited it.
 */
export const asKnown = (read: Cell, known: Cell | undefined): Cell =>
  typeof known === 'string' && read === readText(known) ? known : read;

/** True for a text as `asText` gives it where the leading mark is needed. */
export const isMarked = (raw: unknown): boolean => typeof raw === 'string' && raw.startsWith("'");
