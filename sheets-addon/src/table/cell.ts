import type { Cell } from '../../../domain/values/table.ts';
import { asText, readText } from './text-proof.ts';

/** Where a formula stands: its row in the sheet, and the letters of a column by key. */
export interface Place {
  readonly row: number;
  readonly letters: (key: string) => string;
}

/** A formula of our own; the only way that a cell written by us can become one. */
export interface Formula {
  readonly formula: (place: Place) => string;
}

/** What we put into a cell: a figure in the sheet's unit, a text, a formula, or nothing. */
export type Content = Cell | Formula;

/** What a sheet hands out and takes. */
export type Raw = string | number | boolean | Date;

/** The content as the sheet takes it: text proofed, nothing as the empty text. */
export function toRaw(content: Content, place: Place): Raw {
  if (content === null) return '';
  if (typeof content === 'object') return content.formula(place);
  return typeof content === 'string' ? asText(content) : content;
}

/**
 * A cell written back as it stands: its formula if it has one, its text proofed again, so that a
 * text that only looks like a formula stays a text.
 */
export function asItStands(raw: Raw, formula: string | undefined): Raw {
  if (formula !== undefined) return formula;
  return typeof raw === 'string' ? asText(readText(raw)) : raw;
}

/** Letters of a column: 0 is A, 26 is AA. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}
