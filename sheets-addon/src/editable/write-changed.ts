import { asItStands, toRaw, type Content, type Raw } from '../table/cell.ts';
import type { UnderstoodRow } from '../table/diff.ts';
import { lettersByKey } from '../table/layout.ts';
import type { SheetTable } from '../table/read-rows.ts';

type Changed = (identity: string) => Readonly<Record<string, Content>>;

/** Rewrites pulled cells that changed with a push, a column at a time. */
export function writeChanged(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  table: SheetTable,
  rows: readonly UnderstoodRow[],
  changed: Changed,
): void {
  const keys = new Set(rows.flatMap(({ identity }) => Object.keys(changed(identity))));
  const letters = lettersByKey(table.positions);
  const first = table.headerRow + 1;
  const count = table.lastRow - table.headerRow;
  for (const key of keys) {
    const position = table.positions.get(key);
    if (position === undefined || count <= 0) continue;
    const column: Raw[][] = Array.from({ length: count }, () => ['']);
    for (const { row, cells, formulas } of table.rows) {
      column[row - first] = [asItStands(cells[key] ?? '', formulas[key])];
    }
    for (const { row, identity } of rows) {
      const content = changed(identity)[key];
      if (content !== undefined) column[row - first] = [toRaw(content, { row, letters })];
    }
    sheet.getRange(first, position + 1, count, 1).setValues(column);
  }
}
