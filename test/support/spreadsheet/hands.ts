import type { CellInput } from '../../../local/workbench/protocol/cells.ts';
import type { Book } from './book.ts';
import { emptyCell, put } from './cell.ts';
import type { Tab } from './tab.ts';

/** What a person does to a tab with mouse and keyboard; no script has a part in it. */

/** Types into a cell. */
export function type(book: Book, tab: Tab, row: number, column: number, value: CellInput): void {
  put(tab.cell(row, column), value, book.clock);
}

/** Sorts the rows from `first` to `last` by a column; some columns may be left out of the sort. */
export function sort(
  tab: Tab,
  rows: { readonly first: number; readonly last: number },
  by: { readonly column: number; readonly ascending: boolean },
  leftOut: ReadonlySet<number> = new Set(),
): void {
  const { columns } = tab.describe();
  const moved = Array.from({ length: columns }, (_, c) => c).filter((c) => !leftOut.has(c));
  const key = (row: number) => tab.look(row, by.column).content.v ?? null;
  const order = Array.from({ length: rows.last - rows.first + 1 }, (_, i) => rows.first + i);
  order.sort((a, b) => (by.ascending ? 1 : -1) * compare(key(a), key(b)));
  tab.reorder(rows.first, order, moved);
}

/** Numbers before texts, empty cells last, as a spreadsheet sorts. */
function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown) =>
    value === null || value === '' ? 2 : typeof value === 'number' ? 0 : 1;
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Copies the cells of a row over those of another, in all columns from one to another. */
export function pasteRow(
  tab: Tab,
  from: number,
  to: number,
  columns: { readonly first: number; readonly last: number },
): void {
  for (let column = columns.first; column <= columns.last; column++) {
    tab.paste([from, column], [to, column]);
  }
}

/** Empties the cells of a row without taking the row away. */
export function clearRow(tab: Tab, row: number): void {
  const { columns } = tab.describe();
  for (let column = 0; column < columns; column++) {
    tab.cell(row, column).content = emptyCell().content;
  }
}

/** Copies a tab beside itself. */
export function duplicate(book: Book, tab: Tab): Tab {
  const { id, name } = tab.facts;
  let number = 1;
  while (book.names().includes(`${name} copy ${String(number)}`)) number += 1;
  return book.insert(`${name} copy ${String(number)}`, null, id);
}
