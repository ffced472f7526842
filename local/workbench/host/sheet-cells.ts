import { parseA1, splitSheetName } from '../protocol/area.ts';
import { book, sheetFacts, structureChanged } from './book.ts';
import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { whole } from './numbers.ts';
import { areaOf, makeRange } from './range.ts';
import type { HostSheet } from './sheet.ts';
import { makeSheet } from './sheet.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

interface ClearOptions {
  readonly formatOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
}

const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** The Range an A1 notation names in a sheet, or a sentence as Google says it. */
export function rangeByA1(id: string, reference: string): Range {
  const { sheet, a1 } = splitSheetName(reference);
  const named = sheet === null ? null : book().sheets.find((other) => other.name === sheet);
  const facts = sheet === null ? sheetFacts(id) : named;
  const place = facts && parseA1(a1, facts);
  if (!facts || !place) {
    const name = ask('book.names').find((candidate) => candidate.name === reference);
    if (name) return makeRange(name.area);
    throw new Exception(`Range not found`);
  }
  if (place.row + place.rows > facts.rows || place.column + place.columns > facts.columns) {
    throw new Exception(OUTSIDE);
  }
  return makeRange({ sheet: facts.id, ...place });
}

/** Cells of a sheet. */
export const sheetCells = {
  getRange(this: HostSheet, start: number | string, column?: number, rows = 1, columns = 1): Range {
    if (typeof start === 'string') return rangeByA1(this.id, start);
    const facts = sheetFacts(this.id);
    const top = whole(start, 1, 'The starting row of the range is too small.');
    const left = whole(column, 1, 'The starting column of the range is too small.');
    const height = whole(rows, 1, 'The number of rows in the range must be at least 1.');
    const width = whole(columns, 1, 'The number of columns in the range must be at least 1.');
    if (top + height - 1 > facts.rows || left + width - 1 > facts.columns) {
      throw new Exception(OUTSIDE);
    }
    return makeRange({
      sheet: this.id,
      row: top - 1,
      column: left - 1,
      rows: height,
      columns: width,
    });
  },
  getDataRange(this: HostSheet): Range {
    const [rows, columns] = ask('sheet.last', this.id);
    return makeRange({
      sheet: this.id,
      row: 0,
      column: 0,
      rows: Math.max(rows, 1),
      columns: Math.max(columns, 1),
    });
  },
  getLastRow(this: HostSheet): number {
    return ask('sheet.last', this.id)[0];
  },
  getLastColumn(this: HostSheet): number {
    return ask('sheet.last', this.id)[1];
  },
  getSheetValues(
    this: HostSheet,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ): unknown[][] {
    const facts = sheetFacts(this.id);
    const height = rows === -1 ? facts.rows - row + 1 : rows;
    const width = columns === -1 ? facts.columns - column + 1 : columns;
    return this.getRange(row, column, height, width).getValues();
  },
  appendRow(this: HostSheet, contents: unknown[]): Sheet {
    const row = this.getLastRow() + 1;
    const missing = row - sheetFacts(this.id).rows;
    if (missing > 0) this.insertRowsAfter(sheetFacts(this.id).rows, missing);
    this.getRange(row, 1, 1, contents.length).setValues([contents]);
    return this;
  },
  clear(this: HostSheet, options: ClearOptions = {}): Sheet {
    const some = options.formatOnly || options.contentsOnly;
    const what = some
      ? { contents: options.contentsOnly, formats: options.formatOnly }
      : { contents: true, formats: true };
    write('cells.clear', everything(this.id), what);
    if (what.formats) write('sheet.setConditional', this.id, []);
    return this;
  },
  clearContents(this: HostSheet): Sheet {
    write('cells.clear', everything(this.id), { contents: true });
    return this;
  },
  clearFormats(this: HostSheet): Sheet {
    return this.clear({ formatOnly: true });
  },
  clearNotes(this: HostSheet): Sheet {
    write('cells.clear', everything(this.id), { notes: true });
    return this;
  },
  sort(this: HostSheet, column: number, ascending = true): Sheet {
    const { frozenRows } = sheetFacts(this.id);
    const [rows, columns] = ask('sheet.last', this.id);
    if (rows > frozenRows) {
      const range = this.getRange(frozenRows + 1, 1, rows - frozenRows, Math.max(columns, column));
      range.sort({ column, ascending });
    }
    return this;
  },
  copyTo(this: HostSheet): Sheet {
    const id = ask('book.insertSheet', `Copy of ${this.getName()}`, null, this.id);
    structureChanged();
    return makeSheet(id);
  },
  getActiveRange(this: HostSheet): Range | null {
    const area = ask('book.selection');
    return area?.sheet === this.id ? makeRange(area) : null;
  },
  getActiveCell(this: HostSheet): Range {
    const area = ask('book.selection');
    const here = area?.sheet === this.id ? area : { row: 0, column: 0 };
    return this.getRange(here.row + 1, here.column + 1);
  },
  getCurrentCell(this: HostSheet): Range | null {
    return this.getActiveCell();
  },
  setActiveRange(this: HostSheet, range: Range): Range {
    return range.activate();
  },
  setCurrentCell(this: HostSheet, cell: Range): Range {
    return makeRange({ ...areaOf(cell), rows: 1, columns: 1 }).activate();
  },
  setActiveSelection(this: HostSheet, place: Range | string): Range {
    return (typeof place === 'string' ? this.getRange(place) : place).activate();
  },
} satisfies Partial<Sheet>;

/** The whole grid of a sheet. */
export function everything(id: string) {
  const { rows, columns } = sheetFacts(id);
  return { sheet: id, row: 0, column: 0, rows, columns };
}
