import { randomInt } from 'node:crypto';
import type { sheets_v4 } from '@googleapis/sheets';
import { emptySheet, type KeptBook, type KeptSheet } from './book.ts';
import { readMask, withMasked } from './field-mask.ts';
import { invalid } from './problem.ts';
import type { Change } from './shapes.ts';

/** A request of one kind. */
type Of<Kind extends keyof Change> = NonNullable<Change[Kind]>;

/** What a mask may name of a cell, and of its looks. */
const ofCells = {
  userEnteredValue: {},
  userEnteredFormat: {
    ...{ numberFormat: {}, horizontalAlignment: {}, wrapStrategy: {} },
    ...{ backgroundColorStyle: {}, textFormat: {} },
  },
};

/** The cells that a spreadsheet may have in all its tabs. */
const cellsMax = 10_000_000;

/** The spreadsheet after all changes, in their order. Throws for the first that can't be made. */
export const changed = (book: KeptBook, changes: readonly Change[]): KeptBook =>
  changes.reduce(
    (before, change, i) => ({ ...before, sheets: after(before, change, `requests[${String(i)}]`) }),
    book,
  );

function after(book: KeptBook, change: Change, at: string): KeptSheet[] {
  if (change.addSheet) return added(book.sheets, change.addSheet, `${at}.addSheet`);
  if (change.updateCells) {
    const { updateCells } = change;
    const place = `${at}.updateCells`;
    return inSheet(book, updateCells.start.sheetId, place, (it) => filled(it, updateCells, place));
  }
  if (change.repeatCell) {
    const { repeatCell } = change;
    const place = `${at}.repeatCell`;
    return inSheet(book, repeatCell.range.sheetId, place, (it) => repeated(it, repeatCell, place));
  }
  if (change.updateDimensionProperties) {
    const { updateDimensionProperties: sized } = change;
    const place = `${at}.updateDimensionProperties`;
    return inSheet(book, sized.range.sheetId, place, (it) => resized(it, sized, place));
  }
  const { developerMetadata } = change.createDeveloperMetadata ?? {};
  const place = `${at}.createDeveloperMetadata`;
  if (!developerMetadata) throw invalid(place, 'No metadata was provided.');
  return inSheet(book, developerMetadata.location.sheetId, place, (it) => ({
    ...it,
    developerMetadata: [
      ...it.developerMetadata,
      { metadataId: randomInt(1, 2 ** 31 - 1), ...developerMetadata },
    ],
  }));
}

function added(sheets: readonly KeptSheet[], { properties }: Of<'addSheet'>, at: string) {
  const { title = `Sheet${String(sheets.length + 1)}`, index = sheets.length } = properties;
  const { sheetId = randomInt(1, 2 ** 31 - 1) } = properties;
  const { rowCount = 1000, columnCount = 26, ...frozen } = properties.gridProperties ?? {};
  const isNamed = (sheet: KeptSheet) =>
    sheet.properties.title.toLowerCase() === title.toLowerCase();
  if (sheets.some(isNamed)) {
    const why = `A sheet with the name "${title}" already exists. Please enter another name.`;
    throw invalid(at, why);
  }
  if (sheets.some((sheet) => sheet.properties.sheetId === sheetId)) {
    throw invalid(at, `A sheet with the id ${String(sheetId)} already exists.`);
  }
  if (index > sheets.length) throw invalid(at, `The index ${String(index)} is out of bounds.`);
  const { frozenRowCount = 0, frozenColumnCount = 0 } = frozen;
  if (frozenRowCount >= rowCount || frozenColumnCount >= columnCount) {
    throw invalid(at, "You can't freeze all visible rows or columns on the sheet.");
  }
  const cells = sheets.reduce((sum, sheet) => sum + cellsOf(sheet), rowCount * columnCount);
  if (cells > cellsMax) {
    const why = `would increase the number of cells above the limit of ${String(cellsMax)} cells.`;
    throw invalid(at, `This action ${why}`);
  }
  const sheet = emptySheet(sheetId, title, { rowCount, columnCount, ...frozen });
  return [...sheets.slice(0, index), sheet, ...sheets.slice(index)];
}

const cellsOf = (sheet: KeptSheet): number => rowsIn(sheet) * columnsIn(sheet);
const rowsIn = ({ properties }: KeptSheet): number => properties.gridProperties.rowCount ?? 0;
const columnsIn = ({ properties }: KeptSheet): number => properties.gridProperties.columnCount ?? 0;

function inSheet(
  { sheets }: KeptBook,
  sheetId: number,
  at: string,
  change: (sheet: KeptSheet) => KeptSheet,
): KeptSheet[] {
  const is = ({ properties }: KeptSheet) => properties.sheetId === sheetId;
  if (!sheets.some(is)) throw invalid(at, `No grid with id: ${String(sheetId)}`);
  return sheets.map((sheet) => (is(sheet) ? change(sheet) : sheet));
}

function filled(sheet: KeptSheet, { start, rows, fields }: Of<'updateCells'>, at: string) {
  const mask = readMask(fields, ofCells);
  const width = Math.max(0, ...rows.map(({ values }) => values.length));
  const [endRow, endColumn] = [start.rowIndex + rows.length, start.columnIndex + width];
  checkInside('row', endRow, rowsIn(sheet), at);
  checkInside('column', endColumn, columnsIn(sheet), at);
  const before = sheet.rows.map((row) => [...row]);
  rows.forEach(({ values }, i) => {
    values.forEach((cell, j) => {
      const row = (before[start.rowIndex + i] ??= []);
      row[start.columnIndex + j] = cellWith(row[start.columnIndex + j], cell, mask);
    });
  });
  return { ...sheet, rows: whole(before) };
}

function repeated(sheet: KeptSheet, { range, cell, fields }: Of<'repeatCell'>, at: string) {
  const mask = readMask(fields, ofCells);
  const { startRowIndex = 0, endRowIndex = rowsIn(sheet) } = range;
  const { startColumnIndex = 0, endColumnIndex = columnsIn(sheet) } = range;
  checkInside('row', endRowIndex, rowsIn(sheet), at);
  checkInside('column', endColumnIndex, columnsIn(sheet), at);
  const before = sheet.rows.map((row) => [...row]);
  for (let i = startRowIndex; i < endRowIndex; i++) {
    const row = (before[i] ??= []);
    for (let j = startColumnIndex; j < endColumnIndex; j++) row[j] = cellWith(row[j], cell, mask);
  }
  return { ...sheet, rows: whole(before) };
}

const cellWith = (
  before: sheets_v4.Schema$CellData | undefined,
  given: sheets_v4.Schema$CellData,
  mask: ReturnType<typeof readMask>,
) => withMasked(before, given, mask) as sheets_v4.Schema$CellData;

/** Rows and cells that were passed over are empty ones. */
const whole = (rows: (sheets_v4.Schema$CellData[] | undefined)[]) =>
  Array.from(rows, (row = []) => Array.from(row, (cell = {}) => cell));

function resized(
  sheet: KeptSheet,
  { range, properties, fields }: Of<'updateDimensionProperties'>,
  at: string,
): KeptSheet {
  readMask(fields, { pixelSize: {} });
  const isColumns = range.dimension === 'COLUMNS';
  const all = isColumns ? columnsIn(sheet) : rowsIn(sheet);
  const { startIndex, endIndex = all } = range;
  checkInside(isColumns ? 'column' : 'row', endIndex, all, at);
  if (!isColumns) return sheet;
  const widths = { ...sheet.widths };
  for (let j = startIndex; j < endIndex; j++) widths[j] = properties.pixelSize;
  return { ...sheet, widths };
}

function checkInside(what: 'row' | 'column', end: number, all: number, at: string): void {
  if (end <= all) return;
  const why = `beyond the last ${what} of the grid: ${String(all)}`;
  throw invalid(at, `Attempting to write ${what}: ${String(end)}, ${why}`);
}
