import { formatOf } from '../table/columns.ts';
import { asText, isMarked } from '../table/text-proof.ts';
import type { Page, PageRow } from '../table/page.ts';
import { colours } from './look.ts';
import { makeRoom } from './write-table.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The company's looks on a page. */
export interface PageLook {
  readonly digits: number;
  readonly colours: { readonly primary: string };
  /** A picture as data URL, or null. */
  readonly logo: string | null;
}

const widths = [210, 170, 80, 90, 110] as const;
const phaseWidth = 70;

/** Writes a page into a tab of its own, anew when it is there already, and shows it. */
export function writePage(name: string, page: Page, look: PageLook): void {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const old = book.getSheetByName(name);
  const sheet = book.insertSheet(old ? `${name} ` : name);
  if (old) {
    book.deleteSheet(old);
    sheet.setName(name);
  }
  makeRoom(sheet, page.rows.length, page.width);
  const grid = page.rows.map(({ cells }) =>
    Array.from({ length: page.width }, (_, i) => {
      const cell = cells[i] ?? '';
      return typeof cell === 'string' ? asText(cell) : cell;
    }),
  );
  const all = sheet.getRange(1, 1, grid.length, page.width);
  // A name like 00123 or a note like 1-2 stays the text it is.
  all.setNumberFormats(grid.map((row) => row.map(plainWhereText)));
  all.setValues(grid);
  for (let i = 0; i < page.width; i++)
    sheet.setColumnWidth(i + 1, (page.widths ?? widths)[i] ?? phaseWidth);
  page.rows.forEach((row, i) => {
    // Tables of one page need not be equally wide.
    const width = page.widths ? Math.max(1, row.cells.length) : page.width;
    paint(sheet, row, i + 1, width, look);
  });
  placeLogo(sheet, look.logo, page.width);
  sheet.activate();
}

/** Plain text, but for a text with the leading mark: there the mark would be seen. */
const plainWhereText = (cell: unknown): string =>
  typeof cell === 'string' && cell !== '' && !isMarked(cell) ? '@' : 'General';

function paint(sheet: Sheet, { look }: PageRow, row: number, width: number, given: PageLook): void {
  const range = sheet.getRange(row, 1, 1, width);
  const { primary } = given.colours;
  switch (look) {
    case 'title':
      range.setFontSize(16).setFontWeight('bold').setFontColor(primary);
      sheet.setRowHeight(row, 32);
      return;
    case 'line':
      range.setFontSize(11);
      return;
    case 'heading':
      range.setFontSize(12).setFontWeight('bold').setFontColor(primary);
      sheet.setRowHeight(row, 36);
      range.setVerticalAlignment('bottom');
      return;
    case 'header':
      range.setBackground(primary).setFontColor(colours.headerText).setFontWeight('bold');
      range.setWrap(true).setVerticalAlignment('middle');
      sheet.getRange(row, 3, 1, width - 2).setHorizontalAlignment('right');
      return;
    case 'total':
      range.setFontWeight('bold').setBackground(colours.groupRow);
      money(sheet, row, given.digits);
      return;
    case 'body':
      range.setBorder(null, null, true, null, null, null, colours.line, thin());
      money(sheet, row, given.digits);
      return;
    case 'figures':
      range.setBorder(null, null, true, null, null, null, colours.line, thin());
      return;
    case 'sign':
      sheet.setRowHeight(row, 44);
      range.setVerticalAlignment('bottom');
  }
}

const thin = () => SpreadsheetApp.BorderStyle.SOLID;

/** Price and amount stand in the fourth and fifth column. */
const money = (sheet: Sheet, row: number, digits: number) =>
  sheet.getRange(row, 4, 1, 2).setNumberFormat(formatOf('money', digits));

function placeLogo(sheet: Sheet, logo: string | null, width: number): void {
  const [, type, data] = /^data:(image\/(?:png|jpeg));base64,(.+)$/.exec(logo ?? '') ?? [];
  if (!type || !data) return;
  const picture = Utilities.newBlob(Utilities.base64Decode(data), type, 'logo');
  try {
    sheet.insertImage(picture, Math.max(1, width - 1), 1);
  } catch (error) {
    // Where a spreadsheet takes no pictures, the page is still worth printing.
    console.warn(error);
  }
}
