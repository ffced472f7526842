import { isPlainText } from '../../../domain/values/text.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { languages, type Words } from '../words.ts';
import type { Raw } from './cell.ts';
import { readText } from './text-proof.ts';

/** A typed cell as the wire has it, or the sentence that says what to mend. */
export type Parsed = { readonly value: Cell } | { readonly problem: string };

/** Largest distance from a whole number that is still taken for floating-point noise. */
const noise = 1e-6;

/** Plain text; empty is null. A number typed into a text cell is its digits. */
export function parseText(raw: Raw, words: Words): Parsed {
  if (raw instanceof Date) return { problem: words.issue.looksLikeDate };
  const text = readText(String(raw)).trim();
  if (text === '') return { value: null };
  if (isErrorText(text)) return { problem: words.issue.formulaError };
  return isPlainText(text) ? { value: text } : { problem: words.issue.text };
}

/**
 * A figure in the sheet's unit as an integer in the wire's unit: `scale` wire units make one unit
 * of the sheet (100 fen a yuan, 24 bottles a case). Empty is null; what is not whole is `inexact`.
 */
export function parseScaled(raw: Raw, scale: number, words: Words, inexact: string): Parsed {
  const number = numberOf(raw);
  if (number === null) return { value: null };
  if (number === undefined) return { problem: problemOf(raw, words) };
  if (number < 0) return { problem: words.issue.number };
  const scaled = number * scale;
  const whole = Math.round(scaled);
  if (!Number.isSafeInteger(whole)) return { problem: words.issue.number };
  return Math.abs(scaled - whole) > noise * Math.max(1, scale)
    ? { problem: inexact }
    : { value: whole };
}

/** A whole number, 0 or more; empty is null. */
export const parseWhole = (raw: Raw, words: Words): Parsed =>
  parseScaled(raw, 1, words, words.issue.wholeNumber);

/**
 * One of several choices, by its label in any language; empty is null. What can be chosen is said
 * in the person's own.
 */
export function parseChoice(
  raw: Raw,
  labelsOf: (words: Words) => Readonly<Record<string, string>>,
  words: Words,
): Parsed {
  const text = raw instanceof Date ? '' : readText(String(raw)).trim();
  if (text === '') return { value: null };
  for (const language of languages) {
    for (const [key, label] of Object.entries(labelsOf(language))) {
      if (label === text || key === text) return { value: key };
    }
  }
  return { problem: words.issue.choice(Object.values(labelsOf(words))) };
}

/** The number of a cell: null where it is empty, undefined where it is none. */
function numberOf(raw: Raw): number | null | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  if (typeof raw !== 'string') return undefined;
  // Pasted figures may carry grouping and full-width digits.
  const text = readText(raw).normalize('NFKC').replace(/[\s,]/g, '');
  if (text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const isErrorText = (text: string) => /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|ERROR!)$/.test(text);

function problemOf(raw: Raw, words: Words): string {
  if (raw instanceof Date) return words.issue.looksLikeDate;
  if (typeof raw === 'string' && isErrorText(raw)) return words.issue.formulaError;
  return words.issue.number;
}
