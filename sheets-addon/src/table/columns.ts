import type { ColumnWord, Words } from '../words.ts';

/** How the cells of a column are shown. */
export type CellKind = 'text' | 'integer' | 'general' | 'money' | 'percent' | 'day' | 'choice';

/** One column of a sheet. Its key is its identity; where it stands is the user's business. */
export interface Column {
  readonly key: string;
  readonly word: ColumnWord;
  readonly kind: CellKind;
  /** In pixels. */
  readonly width: number;
  /** Typed by people: blue on white. Everything else is pulled: black, protected with a warning. */
  readonly editable?: boolean;
  /** For `choice`: what may be chosen, in the language of the reader. */
  readonly choices?: readonly string[];
  /** What the header's note says about the column. */
  readonly help?: string;
}

/** The number format of a kind; `digits` are those of the currency's minor unit. */
export function formatOf(kind: CellKind, digits: number): string {
  switch (kind) {
    case 'text':
    case 'choice':
      return '@';
    case 'integer':
      return '#,##0';
    case 'general':
      return 'General';
    case 'money':
      return digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
    case 'percent':
      return '0.0%';
    case 'day':
      return 'yyyy-mm-dd';
  }
}

/** The header of a column in a language. */
export const headerOf = (column: Column, words: Words): string => words.columns[column.word];

/**
 * Positions of the columns by key, read from a header row in any of the languages, or null where
 * one of the `needed` keys is not there. A column the user moved is found where it stands.
 */
export function findColumns(
  header: readonly unknown[],
  columns: readonly Column[],
  languages: readonly Words[],
  needed: readonly string[],
): Map<string, number> | null {
  const positions = new Map<string, number>();
  const texts = header.map((cell) => String(cell).trim());
  for (const column of columns) {
    const names = languages.map((words) => headerOf(column, words));
    const at = texts.findIndex((text) => names.includes(text));
    if (at >= 0) positions.set(column.key, at);
  }
  return needed.every((key) => positions.has(key)) ? positions : null;
}
