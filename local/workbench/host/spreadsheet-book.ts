import { sheetNumber } from '../protocol/area.ts';
import { book, structureChanged } from './book.ts';
import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { makeNamedRange } from './named-range.ts';
import { makeProtection } from './protection.ts';
import { areaOf, makeRange } from './range.ts';
import { makeUser } from './session.ts';
import { makeSheet, sheetId } from './sheet.ts';
import { rangeByA1 } from './sheet-cells.ts';

type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Template = { template?: Sheet | undefined };
type InsertArgument = string | number | Template | undefined;

/** Google's next free name: Sheet2, Sheet3, ... */
function freeName(): string {
  const names = new Set(book().sheets.map((sheet) => sheet.name));
  for (let number = names.size + 1; ; number += 1) {
    if (!names.has(`Sheet${number}`)) return `Sheet${number}`;
  }
}

/** The workbook: sheets, names, protections. */
export const spreadsheetBook = {
  getId(this: Book): string {
    return book().id;
  },
  getUrl(this: Book): string {
    return book().url;
  },
  getName(this: Book): string {
    return book().name;
  },
  rename(this: Book, name: string): void {
    ask('book.rename', name);
    structureChanged();
  },
  getSpreadsheetTimeZone(this: Book): string {
    return book().timeZone;
  },
  getSpreadsheetLocale(this: Book): string {
    return book().locale;
  },
  getOwner(this: Book): GoogleAppsScript.Base.User | null {
    return makeUser(ask('person.describe').email);
  },
  getSheets(this: Book): Sheet[] {
    return book().sheets.map((sheet) => makeSheet(sheet.id));
  },
  getNumSheets(this: Book): number {
    return book().sheets.length;
  },
  getSheetByName(this: Book, name: string): Sheet | null {
    const sheet = book().sheets.find((candidate) => candidate.name === name);
    return sheet ? makeSheet(sheet.id) : null;
  },
  getSheetById(this: Book, id: number): Sheet | null {
    const sheet = book().sheets.find((candidate) => sheetNumber(candidate.id) === id);
    return sheet ? makeSheet(sheet.id) : null;
  },
  insertSheet(this: Book, ...args: InsertArgument[]): Sheet {
    const given = args.find((argument) => typeof argument === 'string');
    const index = args.find((argument) => typeof argument === 'number');
    const options = args.find((argument): argument is Template => typeof argument === 'object');
    if (given !== undefined && this.getSheetByName(given)) {
      throw new Exception(
        `A sheet with the name "${given}" already exists. Please enter another name.`,
      );
    }
    const copyOf = options?.template ? sheetId(options.template) : null;
    const id = ask('book.insertSheet', given ?? freeName(), index ?? null, copyOf);
    structureChanged();
    return makeSheet(id);
  },
  deleteSheet(this: Book, sheet: Sheet): void {
    if (book().sheets.length === 1) {
      throw new Exception("You can't remove all the sheets in a document.");
    }
    ask('book.deleteSheet', sheetId(sheet));
    structureChanged();
  },
  getRange(this: Book, reference: string): Range {
    return rangeByA1(book().activeSheet, reference);
  },
  setNamedRange(this: Book, name: string, range: Range): void {
    if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) throw new Exception('The name is invalid.');
    write('book.setName', name, areaOf(range));
  },
  getRangeByName(this: Book, name: string): Range | null {
    const spec = ask('book.names').find((candidate) => candidate.name === name);
    return spec ? makeRange(spec.area) : null;
  },
  getNamedRanges(this: Book): GoogleAppsScript.Spreadsheet.NamedRange[] {
    return ask('book.names').map((spec) => makeNamedRange(spec));
  },
  removeNamedRange(this: Book, name: string): void {
    write('book.removeName', name);
  },
  getProtections(
    this: Book,
    type: GoogleAppsScript.Spreadsheet.ProtectionType,
  ): GoogleAppsScript.Spreadsheet.Protection[] {
    return ask('protections.list')
      .filter((spec) => spec.kind === String(type))
      .map((spec) => makeProtection(spec, { saved: true }));
  },
} satisfies Partial<Book>;
