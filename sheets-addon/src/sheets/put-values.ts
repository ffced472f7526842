import type { Raw } from '../table/cell.ts';
import { formatOf, type Column } from '../table/columns.ts';
import { isMarked } from '../table/text-proof.ts';

/**
 * Writes a block of cells in one go. A text that needs the leading mark goes into a cell of general
 * format, because a cell of plain text would show the mark; the rest of its column stays plain
 * text, so that codes keep their zeros and `3/4/3` does not become a date.
 */
export function putValues(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  row: number,
  column: number,
  columns: readonly Pick<Column, 'kind'>[],
  grid: readonly (readonly Raw[])[],
): void {
  if (grid.length === 0) return;
  columns.forEach(({ kind }, i) => {
    const plain = formatOf(kind, 0);
    if (plain !== '@' || !grid.some((cells) => isMarked(cells[i]))) return;
    const formats = grid.map((cells) => [isMarked(cells[i]) ? 'General' : plain]);
    sheet.getRange(row, column + i, grid.length, 1).setNumberFormats(formats);
  });
  const range = sheet.getRange(row, column, grid.length, columns.length);
  range.setValues(grid.map((cells) => [...cells]));
}
