import type { Book } from './book.ts';
import { duplicate, pasteRow, sort, type } from './hands.ts';
import type { RecordEdit } from './record-commands.ts';
import type { RecordColumn, RecordGrid, RecordRow } from './record-grid.ts';
import type { Tab } from './tab.ts';

let made = 0;

/** What rows of the programs hold, and what they held before they were changed. */
export class RecordHands {
  readonly dealers: readonly string[];
  /** How many rows there ever were of each family: a row and its copies. */
  readonly families = new Map<string, number>();
  private readonly before = new Map<string, Partial<Record<RecordColumn, string>>>();

  constructor(dealers: readonly string[]) {
    this.dealers = dealers;
  }

  /** Makes an edit; the copy of the tab where it was one. */
  make(edit: RecordEdit, book: Book, tab: Tab, grid: RecordGrid): Tab | null {
    const put = (row: number, values: Partial<Record<RecordColumn, string>>) => {
      for (const [key, value] of Object.entries(values)) {
        type(book, tab, row, grid.columns[key as RecordColumn], value === '' ? null : value);
      }
    };
    const rowOf = (number: number) => grid.rows[number % Math.max(1, grid.rows.length)];
    switch (edit.do) {
      case 'add':
        put(grid.free, this.newRow(edit.kind, this.dealers[edit.dealer] ?? ''));
        return null;
      case 'sort': {
        const column = Object.values(grid.columns)[edit.column % 10] ?? 0;
        const rows = {
          first: grid.headerRow + 1,
          last: Math.max(grid.free - 1, grid.headerRow + 1),
        };
        sort(tab, rows, { column, ascending: edit.up });
        return null;
      }
      case 'copyTab': {
        for (const [family, count] of this.familiesIn(grid)) this.grow(family, count);
        return book.names().length < 7 ? duplicate(book, tab) : null;
      }
      default: {
        const row = rowOf(edit.row);
        if (row) this.change(edit, tab, grid, row, put);
        return null;
      }
    }
  }

  private change(
    edit: Exclude<RecordEdit, { do: 'add' | 'sort' | 'copyTab' }>,
    tab: Tab,
    grid: RecordGrid,
    row: RecordRow,
    put: (row: number, values: Partial<Record<RecordColumn, string>>) => void,
  ): void {
    switch (edit.do) {
      case 'insert':
        tab.insert('rows', row.row, 1);
        return;
      case 'delete':
        tab.remove('rows', row.row, 1);
        return;
      case 'copy': {
        const last = tab.describe().columns - 1;
        pasteRow(tab, row.row, grid.free, { first: 0, last });
        this.grow(familyOf(row), 1);
        return;
      }
      case 'spoil':
        put(row.row, { dealer: 'nobody' });
        return;
      case 'back':
        put(row.row, this.before.get(familyOf(row)) ?? {});
        return;
      case 'change': {
        const { day, dealer, paid, cases } = row;
        this.before.set(familyOf(row), { day, dealer, paid, cases });
        put(row.row, this.changed(edit.what, row));
      }
    }
  }

  private changed(what: 'day' | 'dealer' | 'amount', row: RecordRow) {
    if (what === 'day') return { day: row.day === '2026-11-05' ? '2026-11-06' : '2026-11-05' };
    if (what === 'dealer') {
      const [first = '', second = ''] = this.dealers;
      return { dealer: row.dealer === first ? second : first };
    }
    made += 1;
    return row.kind === 'Sale' ? { cases: String(made) } : { paid: String(made) };
  }

  private newRow(kind: 'payment' | 'sale', dealer: string): Partial<Record<RecordColumn, string>> {
    made += 1;
    const number = String(made);
    const row = { day: '2026-11-04', dealer };
    const family = kind === 'sale' ? `S${number}` : `R${number}`;
    this.grow(family, 1);
    return kind === 'sale'
      ? { ...row, kind: 'Sale', document: family, product: 'TEA', cases: number }
      : { ...row, kind: 'Payment', paid: number, reference: family };
  }

  private familiesIn({ rows }: RecordGrid): Map<string, number> {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(familyOf(row), (counts.get(familyOf(row)) ?? 0) + 1);
    return counts;
  }

  private grow(family: string, by: number): void {
    this.families.set(family, (this.families.get(family) ?? 0) + by);
  }
}

/** What a row and all its copies share: a sale's document, a payment's reference. */
export const familyOf = ({ document, reference }: Pick<RecordRow, 'document' | 'reference'>) =>
  document === '' ? reference : document;
