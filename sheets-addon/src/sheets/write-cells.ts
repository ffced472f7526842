import { toRaw, type Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { lettersByKey } from '../table/layout.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { putValues } from './put-values.ts';

/** One cell that is to be written: its row from 1, and the key of its column. */
export interface CellToWrite {
  readonly row: number;
  readonly key: string;
  readonly content: Content;
}

/**
 * Writes single cells, those below each other in one write, and touches no other: what somebody
 * types beside them at the same time stays.
 */
export function writeCells(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  table: SheetTable,
  columns: readonly Column[],
  cells: readonly CellToWrite[],
): void {
  const letters = lettersByKey(table.positions);
  for (const column of columns) {
    const position = table.positions.get(column.key);
    if (position === undefined) continue;
    const own = cells.filter(({ key }) => key === column.key).sort((a, b) => a.row - b.row);
    for (const run of runsOf(own)) {
      const grid = run.map(({ row, content }) => [toRaw(content, { row, letters })]);
      putValues(sheet, run[0]?.row ?? 0, position + 1, [column], grid);
    }
  }
}

/** Cells in groups whose rows follow each other. */
function runsOf(cells: readonly CellToWrite[]): CellToWrite[][] {
  const runs: CellToWrite[][] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last?.at(-1)?.row === cell.row - 1) last.push(cell);
    else runs.push([cell]);
  }
  return runs;
}
