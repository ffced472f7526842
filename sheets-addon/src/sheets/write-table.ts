import { formatOf, type Column } from '../table/columns.ts';
import {
  headerRow,
  titleRow,
  runsOf,
  spareRows,
  toMatrix,
  type TableContent,
} from '../table/layout.ts';
import type { Words } from '../words.ts';
import { colours } from './look.ts';
import { putValues } from './put-values.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** How a tab looks besides its values. */
export interface TableLook {
  /** Digits of the currency's minor unit. */
  readonly digits: number;
  readonly frozenColumns: number;
  readonly tabColour: string;
  /** Background of a cell by its row of data, from 0, and its column; absent is all white. */
  readonly background?: (row: number, key: string) => string | null;
  /** Conditional formats for the rows of data, which begin at `first` and end at `last`. */
  readonly rules: (sheet: Sheet, first: number, last: number) => Rule[];
}

/** Writes a whole tab in one go: values, formats, validation, protection, filter, widths. */
export function writeTable(sheet: Sheet, table: TableContent, look: TableLook, words: Words): void {
  const { columns } = table;
  const matrix = toMatrix(table, words);
  const last = matrix.length + spareRows;
  makeRoom(sheet, last, columns.length);
  formatColumns(sheet, columns, last, look.digits);
  sheet.getRange(1, 1, headerRow, columns.length).setValues(matrix.slice(0, headerRow));
  putValues(sheet, headerRow + 1, 1, columns, matrix.slice(headerRow));
  formatHead(sheet, table, look);
  paintRows(sheet, columns, headerRow + 1, matrix.length - headerRow, look.background);
  validate(sheet, columns, last);
  sheet.setConditionalFormatRules(look.rules(sheet, headerRow + 1, last));
  protectPulled(sheet, columns, matrix.length);
  // A filter of headers alone filters nothing, and some hosts refuse it.
  if (matrix.length > headerRow) {
    sheet.getRange(headerRow, 1, matrix.length - headerRow + 1, columns.length).createFilter();
  }
}

/** Empties a tab of ours, so that it can be written anew. */
export function emptyTab(sheet: Sheet): void {
  sheet.getFilter()?.remove();
  const types = SpreadsheetApp.ProtectionType;
  for (const protection of sheet.getProtections(types.RANGE)) protection.remove();
  sheet.clear();
  const all = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
  all.clearDataValidations();
  all.clearNote();
  sheet.setConditionalFormatRules([]);
}

/** Sees to it that the tab has the rows and columns that will be written. */
export function makeRoom(sheet: Sheet, rows: number, columns: number): void {
  const moreRows = rows - sheet.getMaxRows();
  if (moreRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), moreRows);
  const moreColumns = columns - sheet.getMaxColumns();
  if (moreColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), moreColumns);
}

/**
 * Formats before the values are written: in a column of plain text the sheet then takes no code
 * for a number and no `3/4/3` for a date.
 */
function formatColumns(sheet: Sheet, columns: readonly Column[], last: number, digits: number) {
  const rows = last - headerRow;
  sheet.getRange(headerRow, 1, 1, columns.length).setNumberFormat('@');
  columns.forEach((column, i) => {
    const range = sheet.getRange(headerRow + 1, i + 1, rows, 1);
    range.setNumberFormat(formatOf(column.kind, digits));
    range.setFontColor(column.editable ? colours.editable : colours.pulled);
    sheet.setColumnWidth(i + 1, column.width);
  });
}

/** Paints the rows that are no ordinary ones; a row with the look of a group is bold as well. */
export function paintRows(
  sheet: Sheet,
  columns: readonly Column[],
  first: number,
  count: number,
  background: TableLook['background'],
): void {
  if (!background || count <= 0) return;
  const paints = Array.from({ length: count }, (_, row) =>
    columns.map(({ key }) => background(row, key)),
  );
  const range = sheet.getRange(first, 1, count, columns.length);
  range.setBackgrounds(paints);
  range.setFontWeights(
    paints.map((row) => row.map((paint) => (paint === colours.groupRow ? 'bold' : 'normal'))),
  );
}

function formatHead(sheet: Sheet, { columns, head }: TableContent, look: TableLook) {
  const width = columns.length;
  sheet.getRange(1, 1).setFontWeight('bold').setFontSize(14).setFontColor(colours.title);
  sheet.getRange(2, 1).setFontColor(colours.quiet).setFontSize(9);
  const header = sheet.getRange(headerRow, 1, 1, width);
  header.setBackground(colours.header).setFontColor(colours.headerText).setFontWeight('bold');
  header.setWrap(true).setVerticalAlignment('middle').setHorizontalAlignment('center');
  header.setNotes([columns.map((column) => column.help ?? '')]);
  for (const figure of head) {
    const at = columns.findIndex((column) => column.key === figure.column) + 1;
    sheet.getRange(figure.row, at, 1, 2).setFontWeight('bold').setFontColor(colours.title);
    sheet.getRange(figure.row, at + 1).setNumberFormat(formatOf('money', look.digits));
  }
  sheet.setRowHeight(titleRow, 30);
  sheet.setRowHeight(headerRow, 52);
  sheet.setFrozenRows(headerRow);
  sheet.setFrozenColumns(look.frozenColumns);
  sheet.setTabColor(look.tabColour);
}

function validate(sheet: Sheet, columns: readonly Column[], last: number) {
  columns.forEach((column, i) => {
    if (!column.choices || !column.editable) return;
    const rule = SpreadsheetApp.newDataValidation()
      .requireValueInList([...column.choices], true)
      .setAllowInvalid(true)
      .build();
    sheet.getRange(headerRow + 1, i + 1, last - headerRow, 1).setDataValidation(rule);
  });
}

/** Warns before a pulled cell is overtyped. A lock would make another editor's refresh fail. */
function protectPulled(sheet: Sheet, columns: readonly Column[], lastRow: number) {
  const pulled = columns.flatMap((column, i) => (column.editable ? [] : [i]));
  const areas = runsOf(pulled).map(([first, count]) =>
    sheet.getRange(headerRow, first + 1, lastRow - headerRow + 1, count),
  );
  for (const area of areas) area.protect().setDescription('dealerbook').setWarningOnly(true);
}
