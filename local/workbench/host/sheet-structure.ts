import type { Dimension } from '../protocol/calls.ts';
import { book, sheetFacts, structureChanged } from './book.ts';
import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { whole } from './numbers.ts';
import { sheetNumber } from '../protocol/area.ts';
import { areaOf } from './range.ts';
import type { HostSheet } from './sheet.ts';
import { makeSpreadsheet } from './spreadsheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Inserts before a position that counts from 1. */
function insert(sheet: HostSheet, dimension: Dimension, at: number, count: number): Sheet {
  whole(count, 1, 'The number of rows or columns to insert must be at least 1.');
  const limit = sheetFacts(sheet.id)[dimension] + 1;
  if (at < 1 || at > limit) throw new Exception('Those rows or columns are out of bounds.');
  ask('sheet.insert', sheet.id, dimension, at - 1, count);
  structureChanged();
  return sheet;
}

function remove(sheet: HostSheet, dimension: Dimension, at: number, count: number): Sheet {
  const { rows, columns, frozenRows, frozenColumns } = sheetFacts(sheet.id);
  const [size, frozen] = dimension === 'rows' ? [rows, frozenRows] : [columns, frozenColumns];
  if (at < 1 || at + count - 1 > size) {
    throw new Exception(`Those ${dimension} are out of bounds.`);
  }
  if (at <= frozen + 1 && at + count - 1 >= size) {
    throw new Exception(`You can't delete all the ${dimension} on the sheet.`);
  }
  ask('sheet.delete', sheet.id, dimension, at - 1, count);
  structureChanged();
  return sheet;
}

function change(sheet: HostSheet, action: () => void): Sheet {
  action();
  structureChanged();
  return sheet;
}

/** Name, place, rows and columns of a sheet. */
export const sheetStructure = {
  getName(this: HostSheet): string {
    return sheetFacts(this.id).name;
  },
  getSheetName(this: HostSheet): string {
    return sheetFacts(this.id).name;
  },
  setName(this: HostSheet, name: string): Sheet {
    const taken = book().sheets.some((sheet) => sheet.name === name && sheet.id !== this.id);
    if (taken) throw new Exception(`A sheet with the name "${name}" already exists.`);
    return change(this, () => ask('sheet.rename', this.id, name));
  },
  getSheetId(this: HostSheet): number {
    return sheetNumber(this.id);
  },
  getParent(this: HostSheet): GoogleAppsScript.Spreadsheet.Spreadsheet {
    return makeSpreadsheet();
  },
  getIndex(this: HostSheet): number {
    return book().sheets.findIndex((sheet) => sheet.id === this.id) + 1;
  },
  activate(this: HostSheet): Sheet {
    return change(this, () => write('book.activate', this.id));
  },
  getMaxRows(this: HostSheet): number {
    return sheetFacts(this.id).rows;
  },
  getMaxColumns(this: HostSheet): number {
    return sheetFacts(this.id).columns;
  },
  hideSheet(this: HostSheet): Sheet {
    const others = book().sheets.filter((sheet) => !sheet.hidden && sheet.id !== this.id);
    if (others.length === 0) throw new Exception("You can't hide all the sheets in a document.");
    return change(this, () => write('sheet.setHidden', this.id, true));
  },
  showSheet(this: HostSheet): Sheet {
    return change(this, () => write('sheet.setHidden', this.id, false));
  },
  isSheetHidden(this: HostSheet): boolean {
    return sheetFacts(this.id).hidden;
  },
  getTabColor(this: HostSheet): string | null {
    return sheetFacts(this.id).tabColor;
  },
  setTabColor(this: HostSheet, color: string | null): Sheet {
    return change(this, () => write('sheet.setTabColor', this.id, color));
  },
  getFrozenRows(this: HostSheet): number {
    return sheetFacts(this.id).frozenRows;
  },
  getFrozenColumns(this: HostSheet): number {
    return sheetFacts(this.id).frozenColumns;
  },
  setFrozenRows(this: HostSheet, rows: number): void {
    change(this, () => write('sheet.freeze', this.id, 'rows', rows));
  },
  setFrozenColumns(this: HostSheet, columns: number): void {
    change(this, () => write('sheet.freeze', this.id, 'columns', columns));
  },
  insertRows(this: HostSheet, row: number, count: number = 1): void {
    insert(this, 'rows', row, count);
  },
  insertRowBefore(this: HostSheet, row: number): Sheet {
    return insert(this, 'rows', row, 1);
  },
  insertRowAfter(this: HostSheet, row: number): Sheet {
    return insert(this, 'rows', row + 1, 1);
  },
  insertRowsBefore(this: HostSheet, row: number, count: number): Sheet {
    return insert(this, 'rows', row, count);
  },
  insertRowsAfter(this: HostSheet, row: number, count: number): Sheet {
    return insert(this, 'rows', row + 1, count);
  },
  insertColumns(this: HostSheet, column: number, count: number = 1): void {
    insert(this, 'columns', column, count);
  },
  insertColumnBefore(this: HostSheet, column: number): Sheet {
    return insert(this, 'columns', column, 1);
  },
  insertColumnAfter(this: HostSheet, column: number): Sheet {
    return insert(this, 'columns', column + 1, 1);
  },
  insertColumnsBefore(this: HostSheet, column: number, count: number): Sheet {
    return insert(this, 'columns', column, count);
  },
  insertColumnsAfter(this: HostSheet, column: number, count: number): Sheet {
    return insert(this, 'columns', column + 1, count);
  },
  deleteRow(this: HostSheet, row: number): Sheet {
    return remove(this, 'rows', row, 1);
  },
  deleteRows(this: HostSheet, row: number, count: number): void {
    remove(this, 'rows', row, count);
  },
  deleteColumn(this: HostSheet, column: number): Sheet {
    return remove(this, 'columns', column, 1);
  },
  deleteColumns(this: HostSheet, column: number, count: number): void {
    remove(this, 'columns', column, count);
  },
  hideRow(this: HostSheet, row: Range): void {
    const { row: at, rows } = areaOf(row);
    write('sheet.hide', this.id, 'rows', at, rows, true);
  },
  unhideRow(this: HostSheet, row: Range): void {
    const { row: at, rows } = areaOf(row);
    write('sheet.hide', this.id, 'rows', at, rows, false);
  },
  hideColumn(this: HostSheet, column: Range): void {
    const { column: at, columns } = areaOf(column);
    write('sheet.hide', this.id, 'columns', at, columns, true);
  },
  unhideColumn(this: HostSheet, column: Range): void {
    const { column: at, columns } = areaOf(column);
    write('sheet.hide', this.id, 'columns', at, columns, false);
  },
} satisfies Partial<Sheet>;
