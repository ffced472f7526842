import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { makeRange } from './range.ts';
import { instance } from './strict.ts';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type Host = Filter & { readonly sheet: string };

const methods = {
  getRange(this: Host): GoogleAppsScript.Spreadsheet.Range {
    const area = ask('sheet.filter', this.sheet);
    if (!area) throw new Exception('The filter no longer exists.');
    return makeRange(area);
  },
  remove(this: Host): void {
    write('sheet.setFilter', this.sheet, null);
  },
  sort(this: Host, column: number, ascending: boolean): Filter {
    const area = ask('sheet.filter', this.sheet);
    if (!area) throw new Exception('The filter no longer exists.');
    // The first row of a filter is its header and stays.
    const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
    if (body.rows > 0) makeRange(body).sort({ column: area.column + column, ascending });
    return this;
  },
} satisfies Partial<Filter>;

/** The one filter of a sheet. */
export function makeFilter(sheet: string): Filter {
  return instance<Filter>('Filter', methods, { sheet });
}
