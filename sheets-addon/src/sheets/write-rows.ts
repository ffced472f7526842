import { toRaw, type Content, type Raw } from '../table/cell.ts';
import { formatOf, type Column } from '../table/columns.ts';
import { lettersByKey, runsOf, spareRows } from '../table/layout.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { colours } from './look.ts';
import { putValues } from './put-values.ts';
import { makeRoom } from './write-table.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/**
 * Writes rows back to where they stand: one write for each run of neighbouring columns, so that
 * columns people added beside or between ours are not touched. `columns` are in the tab's order.
 */
export function writeRows(
  sheet: Sheet,
  table: SheetTable,
  columns: readonly Column[],
  rows: readonly (readonly Raw[])[],
): void {
  const first = table.headerRow + 1;
  const count = table.lastRow - table.headerRow;
  if (count <= 0) return;
  const grid: Raw[][] = Array.from({ length: count }, () => columns.map(() => ''));
  table.rows.forEach(({ row }, i) => (grid[row - first] = [...(rows[i] ?? [])]));
  writeRuns(sheet, table, columns, first, grid);
}

/** Adds rows below the last one, formatted like the others, and takes them into the filter. */
export function appendRows(
  sheet: Sheet,
  table: SheetTable,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
  digits: number,
): void {
  if (rows.length === 0) return;
  const first = table.lastRow + 1;
  const last = table.lastRow + rows.length;
  makeRoom(sheet, last + spareRows, sheet.getMaxColumns());
  for (const column of columns) {
    const position = table.positions.get(column.key) ?? 0;
    const range = sheet.getRange(first, position + 1, rows.length + spareRows, 1);
    range.setNumberFormat(formatOf(column.kind, digits));
    range.setFontColor(column.editable ? colours.editable : colours.pulled);
  }
  const letters = lettersByKey(table.positions);
  const grid = rows.map((row, i) =>
    row.map((content) => toRaw(content, { row: first + i, letters })),
  );
  writeRuns(sheet, table, columns, first, grid);
  const filter = sheet.getFilter();
  if (!filter) return;
  const range = filter.getRange();
  filter.remove();
  const height = last - range.getRow() + 1;
  sheet.getRange(range.getRow(), range.getColumn(), height, range.getNumColumns()).createFilter();
}

function writeRuns(
  sheet: Sheet,
  table: SheetTable,
  columns: readonly Column[],
  first: number,
  grid: readonly (readonly Raw[])[],
): void {
  const positions = columns.map(({ key }) => table.positions.get(key) ?? 0);
  for (const [start, width] of runsOf(positions)) {
    const at = positions.indexOf(start);
    const part = grid.map((row) => row.slice(at, at + width));
    putValues(sheet, first, start + 1, columns.slice(at, at + width), part);
  }
}
