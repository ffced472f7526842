import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { sheets_v4 } from '@googleapis/sheets';

/** A tab: its properties, what stands in its cells by row, and what hangs on it unseen. */
export type KeptSheet = {
  readonly properties: Required<
    Pick<sheets_v4.Schema$SheetProperties, 'gridProperties'> & {
      readonly sheetId: number;
      readonly title: string;
    }
  >;
  readonly rows: readonly (readonly sheets_v4.Schema$CellData[])[];
  /** Widths in pixels by column; those that are not there are 100. */
  readonly widths: Readonly<Record<number, number>>;
  readonly developerMetadata: readonly sheets_v4.Schema$DeveloperMetadata[];
};

/** A spreadsheet, and with whom it is shared as editor. Its tabs stand from left to right. */
export type KeptBook = {
  readonly spreadsheetId: string;
  readonly title: string;
  readonly editors: readonly string[];
  readonly sheets: readonly KeptSheet[];
};

/** The spreadsheets of this machine, each in a file of its own. */
export type Books = {
  readonly find: (spreadsheetId: string) => KeptBook | undefined;
  readonly keep: (book: KeptBook) => void;
};

/** The spreadsheet that is there from the beginning, as Google makes one: with an empty tab. */
export const firstBook = (spreadsheetId: string, editor: string): KeptBook => ({
  spreadsheetId,
  title: 'Workbook',
  editors: [editor],
  sheets: [emptySheet(0, 'Sheet1', { rowCount: 1000, columnCount: 26 })],
});

/** A tab without anything in it. */
export const emptySheet = (
  sheetId: number,
  title: string,
  gridProperties: sheets_v4.Schema$GridProperties,
): KeptSheet => ({
  properties: { sheetId, title, gridProperties },
  ...{ rows: [], widths: {}, developerMetadata: [] },
});

/** Opens the folder that keeps them: what was answered to be done is on the disk. */
export function openBooks(folder: string): Books {
  mkdirSync(folder, { recursive: true });
  // An id is letters, digits, `-` and `_` alone; anything else names no file.
  const fileOf = (id: string): string => path.join(folder, `${id.replace(/[^\w-]/g, '')}.json`);
  const find = (spreadsheetId: string): KeptBook | undefined => {
    const file = fileOf(spreadsheetId);
    if (!existsSync(file)) return undefined;
    const book = JSON.parse(readFileSync(file, 'utf8')) as KeptBook;
    return book.spreadsheetId === spreadsheetId ? book : undefined;
  };
  return {
    find,
    keep: (book) => {
      // Written aside and renamed, so that a kill in between leaves the old file whole.
      const file = fileOf(book.spreadsheetId);
      writeFileSync(`${file}.new`, JSON.stringify(book));
      renameSync(`${file}.new`, file);
    },
  };
}
