import type { Book } from './book.ts';
import { clearRow, duplicate, pasteRow, sort, type } from './hands.ts';
import type { Edit } from './plan-commands.ts';
import type { PlanCell, PlanGrid } from './plan-grid.ts';
import type { Tab } from './tab.ts';

let typed = 0;

/** Makes an edit of a program in a plan sheet; the copy where it was one. */
export function makeEdit(edit: Edit, book: Book, tab: Tab, grid: PlanGrid): Tab | null {
  const rows = [...grid.rows.keys()];
  const rowAt = (number: number) => rows[number % Math.max(1, rows.length)] ?? grid.lastRow;
  const columns = [...grid.columns.values()];
  switch (edit.do) {
    case 'type': {
      const cell = grid.cells[edit.cell % Math.max(1, grid.cells.length)];
      if (cell) type(book, tab, cell.row, cell.column, valueFor(cell, edit.what));
      return null;
    }
    case 'sort': {
      const column = columns[edit.column % columns.length] ?? 0;
      const leftOut = edit.whole ? new Set<number>() : pulledAside(grid);
      if (leftOut.has(column)) return null;
      const span = { first: grid.headerRow + 1, last: grid.lastRow };
      sort(tab, span, { column, ascending: edit.up }, leftOut);
      return null;
    }
    case 'filter':
      tab.filter = tab.filter ? { ...tab.filter, rows: Math.max(2, tab.filter.rows - 1) } : null;
      return null;
    case 'insert':
      tab.insert('rows', rowAt(edit.row), 1);
      return null;
    case 'delete':
      if (rows.length > 3) tab.remove('rows', rowAt(edit.row), 1);
      return null;
    case 'empty':
      if (rows.length > 3) clearRow(tab, rowAt(edit.row));
      return null;
    case 'paste': {
      const first = edit.wide ? Math.min(...columns) : (grid.columns.get('Target') ?? 0);
      const last = grid.columns.get('Note') ?? first;
      pasteRow(tab, rowAt(edit.from), rowAt(edit.to), { first, last });
      return null;
    }
    case 'move':
      tab.insert('columns', columns[edit.column % columns.length] ?? 0, 1);
      return null;
    case 'copy':
      return book.names().length < 6 ? duplicate(book, tab) : null;
  }
}

/** Columns that people hide: pulled ones, which a sort of what is visible leaves where they are. */
const pulledAside = (grid: PlanGrid): Set<number> =>
  new Set(
    ['Dealer', 'Packing and price unit', 'Last month', 'Amount'].flatMap(
      (header) => grid.columns.get(header) ?? [],
    ),
  );

/** A value never typed before, in the sheet’s unit; or nothing; or what no such cell can hold. */
function valueFor({ field }: PlanCell, what: 'value' | 'clear' | 'garbage' | 'formula') {
  typed += 1;
  if (what === 'clear') return null;
  if (what === 'garbage') return field === 'note' ? `two\nlines ${String(typed)}` : 'many';
  if (what === 'formula') {
    return field === 'note' ? `="note ${String(typed)}"` : `=${String(typed)}*1`;
  }
  if (field === 'note') return `note ${String(typed)}`;
  return field === 'days' ? typed % 1000 : typed;
}
