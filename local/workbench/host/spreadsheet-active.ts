import { book, structureChanged } from './book.ts';
import { ask, write } from './channel.ts';
import { makeRange } from './range.ts';
import { makeSheet, sheetId } from './sheet.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** What is active in the workbook, and what concerns the active sheet. */
export const spreadsheetActive = {
  getActiveSheet(this: Book): Sheet {
    return makeSheet(book().activeSheet);
  },
  setActiveSheet(this: Book, sheet: Sheet): Sheet {
    return sheet.activate();
  },
  moveActiveSheet(this: Book, position: number): void {
    ask('book.moveSheet', book().activeSheet, position - 1);
    structureChanged();
  },
  duplicateActiveSheet(this: Book): Sheet {
    const active = this.getActiveSheet();
    const place = active.getIndex();
    const id = ask('book.insertSheet', `Copy of ${active.getName()}`, place, sheetId(active));
    structureChanged();
    return makeSheet(id);
  },
  deleteActiveSheet(this: Book): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  },
  renameActiveSheet(this: Book, name: string): void {
    this.getActiveSheet().setName(name);
  },
  getActiveRange(this: Book): Range | null {
    const area = ask('book.selection');
    return area && makeRange(area);
  },
  getActiveCell(this: Book): Range {
    return this.getActiveSheet().getActiveCell();
  },
  getCurrentCell(this: Book): Range | null {
    return this.getActiveCell();
  },
  setActiveRange(this: Book, range: Range): Range {
    return range.activate();
  },
  setCurrentCell(this: Book, cell: Range): Range {
    return this.getActiveSheet().setCurrentCell(cell);
  },
  getDataRange(this: Book): Range {
    return this.getActiveSheet().getDataRange();
  },
  getLastRow(this: Book): number {
    return this.getActiveSheet().getLastRow();
  },
  getLastColumn(this: Book): number {
    return this.getActiveSheet().getLastColumn();
  },
  appendRow(this: Book, contents: unknown[]): Sheet {
    return this.getActiveSheet().appendRow(contents);
  },
  toast(this: Book, message: string, title?: string, seconds: number | null = 5): void {
    write('ui.toast', String(message), title ?? null, seconds);
  },
} satisfies Partial<Book>;
