import { couldBeFormula } from '../../../domain/values/formula-text.ts';
import type { Cell } from '../../../domain/values/table.ts';

/** True for a text that a sheet would not keep as it is: it could be a formula, or be cut. */
const isAltered = (value: string): boolean => couldBeFormula(value) || /^['\t\r\n]/.test(value);

/** The text as it must be given to a sheet, so that it is stored as text and never as a formula. */
export const asText = (value: string): string => (isAltered(value) ? `'${value}` : value);

/**
 * The text a cell holds. A sheet swallows the leading mark; where a cell formatted as plain text
 * keeps it, it is taken away here, so that every text reads back as it was written.
 */
export function readText(raw: string): string {
  return raw.startsWith("'") && isAltered(raw.slice(1)) ? readText(raw.slice(1)) : raw;
}

/**
 * What was read, or the known text where only marks tell the two apart: an apostrophe that belongs
 * to a text looks like a mark once it stands in a sheet, and nobody has edited it.
 */
export const asKnown = (read: Cell, known: Cell | undefined): Cell =>
  typeof known === 'string' && read === readText(known) ? known : read;

/** True for a text as `asText` gives it where the leading mark is needed. */
export const isMarked = (raw: unknown): boolean => typeof raw === 'string' && raw.startsWith("'");
