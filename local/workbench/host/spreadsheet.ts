import { spreadsheetActive } from './spreadsheet-active.ts';
import { spreadsheetBook } from './spreadsheet-book.ts';
import { instance } from './strict.ts';

const methods = { ...spreadsheetBook, ...spreadsheetActive };

/** The one workbook of the workbench. */
export function makeSpreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  return instance<GoogleAppsScript.Spreadsheet.Spreadsheet>('Spreadsheet', methods, {});
}
