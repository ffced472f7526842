import { a1Notation, sheetNumber } from '../protocol/area.ts';
import { ask, write } from './channel.ts';
import { structureChanged } from './book.ts';
import { Exception } from './exception.ts';
import { whole } from './numbers.ts';
import type { HostRange } from './range.ts';
import { makeSheet } from './sheet.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** Where a Range is, and its neighbours. */
export const rangePlace = {
  getRow(this: HostRange): number {
    return this.area.row + 1;
  },
  getRowIndex(this: HostRange): number {
    return this.area.row + 1;
  },
  getColumn(this: HostRange): number {
    return this.area.column + 1;
  },
  getLastRow(this: HostRange): number {
    return this.area.row + this.area.rows;
  },
  getLastColumn(this: HostRange): number {
    return this.area.column + this.area.columns;
  },
  getNumRows(this: HostRange): number {
    return this.area.rows;
  },
  getHeight(this: HostRange): number {
    return this.area.rows;
  },
  getNumColumns(this: HostRange): number {
    return this.area.columns;
  },
  getWidth(this: HostRange): number {
    return this.area.columns;
  },
  getGridId(this: HostRange): number {
    return sheetNumber(this.area.sheet);
  },
  getA1Notation(this: HostRange): string {
    return a1Notation(this.area);
  },
  getSheet(this: HostRange): GoogleAppsScript.Spreadsheet.Sheet {
    return makeSheet(this.area.sheet);
  },
  getCell(this: HostRange, row: number, column: number): Range {
    const { area } = this;
    const down = whole(row, 1, OUTSIDE) - 1;
    const right = whole(column, 1, OUTSIDE) - 1;
    if (down >= area.rows || right >= area.columns)
      throw new Exception('Cell reference out of range');
    return this.getSheet().getRange(area.row + down + 1, area.column + right + 1);
  },
  offset(this: HostRange, rows: number, columns: number, height?: number, width?: number): Range {
    const { area } = this;
    return this.getSheet().getRange(
      area.row + rows + 1,
      area.column + columns + 1,
      height ?? area.rows,
      width ?? area.columns,
    );
  },
  activate(this: HostRange): Range {
    write('book.select', this.area);
    structureChanged();
    return this;
  },
  activateAsCurrentCell(this: HostRange): Range {
    return this.activate();
  },
  isBlank(this: HostRange): boolean {
    return ask('cells.values', this.area).every((row) => row.every((cell) => cell === null));
  },
} satisfies Partial<Range>;
