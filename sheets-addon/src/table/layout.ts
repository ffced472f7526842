import type { Words } from '../words.ts';
import { lettersOf, toRaw, type Content, type Place, type Raw } from './cell.ts';
import { headerOf, type Column } from './columns.ts';

/** Rows of a tab, from 1: title, pull, headers, first row of data. */
export const titleRow = 1;
export const pullRow = 2;
export const headerRow = 3;
export const firstDataRow = 4;

/** Empty rows kept below the data, formatted and validated like it, for rows to be typed. */
export const spareRows = 200;

/** A figure at the head of a tab: its label stands in one column, its value in the next. */
export interface HeadFigure {
  readonly row: 1 | 2;
  /** Column key that the label stands in; the value stands in the column after it. */
  readonly column: string;
  readonly label: string;
  readonly value: Content;
}

/** One table of a tab. */
export interface TableContent {
  readonly title: string;
  readonly pull: string;
  readonly head: readonly HeadFigure[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
}

/** Everything a new tab holds, from its first cell on: two head rows, the headers, the rows. */
export function toMatrix(table: TableContent, words: Words): Raw[][] {
  const letters = lettersByKey(table.columns.map((column, i) => [column.key, i]));
  const title = headRow(table, titleRow, table.title, letters);
  const pull = headRow(table, pullRow, table.pull, letters);
  const header = table.columns.map((column) => headerOf(column, words));
  const rows = table.rows.map((row, i) => {
    const place = { row: firstDataRow + i, letters };
    return table.columns.map((_, at) => toRaw(row[at] ?? null, place));
  });
  return [title, pull, header, ...rows];
}

function headRow(table: TableContent, row: 1 | 2, first: string, letters: Place['letters']): Raw[] {
  const cells: Raw[] = table.columns.map((_, i) => (i === 0 ? toRaw(first, { row, letters }) : ''));
  for (const figure of table.head.filter((f) => f.row === row)) {
    const at = table.columns.findIndex((column) => column.key === figure.column);
    cells[at] = toRaw(figure.label, { row, letters });
    cells[at + 1] = toRaw(figure.value, { row, letters });
  }
  return cells;
}

/** Letters of columns by key, from positions that count from 0. */
export function lettersByKey(positions: Iterable<readonly [string, number]>): Place['letters'] {
  const letters = new Map([...positions].map(([key, at]) => [key, lettersOf(at)]));
  return (key) => letters.get(key) ?? 'A';
}

/** Neighbouring positions gathered into runs `[first, count]`, in order. */
export function runsOf(positions: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === position) last[1] += 1;
    else runs.push([position, 1]);
  }
  return runs;
}
