import type { Words } from '../words.ts';
import type { Raw } from './cell.ts';
import { findColumns, type Column } from './columns.ts';
import { parsePull, type Pull } from './pull.ts';

/** One row of a tab of ours, by column key. */
export interface SheetRow {
  /** Row in the sheet, from 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, Raw>>;
  /** Formulas that people typed, by column key. */
  readonly formulas: Readonly<Record<string, string>>;
}

/** A tab of ours as it stands now. */
export interface SheetTable {
  /** Row of the headers, from 1. */
  readonly headerRow: number;
  /** Where each column stands, from 0. */
  readonly positions: ReadonlyMap<string, number>;
  readonly rows: readonly SheetRow[];
  /** Last row that holds anything of ours, from 1; the header's where there is none. */
  readonly lastRow: number;
}

/** How many rows from the top the header is looked for. */
const headerWithin = 10;

/** A pull and the cell that names it, from 1. */
export interface PlacedPull {
  readonly pull: Pull;
  readonly row: number;
  readonly column: number;
}

/** The pull that a tab's first rows name, or null for a tab that is not ours. */
export function pullOf(top: readonly (readonly unknown[])[]): PlacedPull | null {
  for (const [row, cells] of top.slice(0, headerWithin).entries()) {
    for (const [column, cell] of cells.entries()) {
      const pull = typeof cell === 'string' ? parsePull(cell) : null;
      if (pull) return { pull, row: row + 1, column: column + 1 };
    }
  }
  return null;
}

/**
 * Reads the rows of a tab by its headers, in whichever language they stand and wherever they were
 * moved. Null where the headers that identify a row are not there.
 */
export function readRows(
  values: readonly (readonly Raw[])[],
  formulas: readonly (readonly string[])[],
  columns: readonly Column[],
  languages: readonly Words[],
  identity: readonly string[],
): SheetTable | null {
  for (let at = 0; at < Math.min(values.length, headerWithin); at++) {
    const positions = findColumns(values[at] ?? [], columns, languages, identity);
    if (positions === null) continue;
    const rows = values
      .slice(at + 1)
      .map((row, i) => rowAt(row, formulas[at + 1 + i] ?? [], positions, at + 2 + i))
      .filter((row) => Object.values(row.cells).some((cell) => cell !== ''));
    const lastRow = rows.at(-1)?.row ?? at + 1;
    return { headerRow: at + 1, positions, rows, lastRow };
  }
  return null;
}

function rowAt(
  values: readonly Raw[],
  formulas: readonly string[],
  positions: ReadonlyMap<string, number>,
  row: number,
): SheetRow {
  const cells: Record<string, Raw> = {};
  const typed: Record<string, string> = {};
  for (const [key, position] of positions) {
    cells[key] = values[position] ?? '';
    const formula = formulas[position] ?? '';
    if (formula !== '') typed[key] = formula;
  }
  return { row, cells, formulas: typed };
}
