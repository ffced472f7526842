import { ask, write } from './channel.ts';
import type { HostSheet } from './sheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Widths, heights and hiding by position; positions count from 1. */
export const sheetSizes = {
  hideRows(this: HostSheet, row: number, count: number = 1): void {
    write('sheet.hide', this.id, 'rows', row - 1, count, true);
  },
  showRows(this: HostSheet, row: number, count: number = 1): void {
    write('sheet.hide', this.id, 'rows', row - 1, count, false);
  },
  hideColumns(this: HostSheet, column: number, count: number = 1): void {
    write('sheet.hide', this.id, 'columns', column - 1, count, true);
  },
  showColumns(this: HostSheet, column: number, count: number = 1): void {
    write('sheet.hide', this.id, 'columns', column - 1, count, false);
  },
  isRowHiddenByUser(this: HostSheet, row: number): boolean {
    return ask('sheet.isHidden', this.id, 'rows', row - 1);
  },
  isColumnHiddenByUser(this: HostSheet, column: number): boolean {
    return ask('sheet.isHidden', this.id, 'columns', column - 1);
  },
  getRowHeight(this: HostSheet, row: number): number {
    return ask('sheet.size', this.id, 'rows', row - 1);
  },
  getColumnWidth(this: HostSheet, column: number): number {
    return ask('sheet.size', this.id, 'columns', column - 1);
  },
  setRowHeight(this: HostSheet, row: number, pixels: number): Sheet {
    write('sheet.resize', this.id, 'rows', row - 1, 1, pixels);
    return this;
  },
  setRowHeights(this: HostSheet, row: number, count: number, pixels: number): Sheet {
    write('sheet.resize', this.id, 'rows', row - 1, count, pixels);
    return this;
  },
  setRowHeightsForced(this: HostSheet, row: number, count: number, pixels: number): Sheet {
    write('sheet.resize', this.id, 'rows', row - 1, count, pixels);
    return this;
  },
  setColumnWidth(this: HostSheet, column: number, pixels: number): Sheet {
    write('sheet.resize', this.id, 'columns', column - 1, 1, pixels);
    return this;
  },
  setColumnWidths(this: HostSheet, column: number, count: number, pixels: number): Sheet {
    write('sheet.resize', this.id, 'columns', column - 1, count, pixels);
    return this;
  },
  autoResizeColumn(this: HostSheet, column: number): Sheet {
    write('sheet.resize', this.id, 'columns', column - 1, 1, null);
    return this;
  },
  autoResizeColumns(this: HostSheet, column: number, count: number): Sheet {
    write('sheet.resize', this.id, 'columns', column - 1, count, null);
    return this;
  },
  autoResizeRows(this: HostSheet, row: number, count: number): Sheet {
    write('sheet.resize', this.id, 'rows', row - 1, count, null);
    return this;
  },
} satisfies Partial<Sheet>;
