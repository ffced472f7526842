import type { Area } from '../../../local/workbench/protocol/area.ts';
import type { Dimension, SheetFacts } from '../../../local/workbench/protocol/calls.ts';
import type { ConditionalSpec } from '../../../local/workbench/protocol/rules.ts';
import { copyOf, emptyCell, hasContent, type GridCell } from './cell.ts';

/** What can be said of a tab besides its cells. */
type Facts = { -readonly [Key in Exclude<keyof SheetFacts, 'rows' | 'columns'>]: SheetFacts[Key] };

/** One tab of a spreadsheet in memory. Rows and columns count from 0. */
export class Tab {
  readonly facts: Facts;
  filter: Area | null = null;
  conditional: readonly ConditionalSpec[] = [];
  readonly hiddenColumns = new Set<number>();
  private lines: (GridCell | undefined)[][];
  private width: number;

  constructor(id: string, name: string, rows: number, columns: number) {
    const plain = { hidden: false, tabColor: null, frozenRows: 0, frozenColumns: 0 };
    this.facts = { id, name, ...plain };
    this.lines = Array.from({ length: rows }, () => []);
    this.width = columns;
  }

  /** The tab as the host describes it. */
  describe(): SheetFacts {
    return { ...this.facts, rows: this.lines.length, columns: this.width };
  }

  /** The cell at a place; a look at an untouched one leaves nothing behind. */
  look(row: number, column: number): GridCell {
    return this.lines[row]?.[column] ?? emptyCell();
  }

  /** The cell at a place, to be changed. */
  cell(row: number, column: number): GridCell {
    const line = this.lines[row];
    if (line === undefined || column < 0 || column >= this.width) {
      throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return (line[column] ??= emptyCell());
  }

  /** Reads an area cell by cell. */
  map<T>(area: Area, of: (cell: GridCell) => T): T[][] {
    return Array.from({ length: area.rows }, (_, r) =>
      Array.from({ length: area.columns }, (_cell, c) =>
        of(this.look(area.row + r, area.column + c)),
      ),
    );
  }

  /** Changes an area cell by cell. */
  each(area: Area, change: (cell: GridCell, row: number, column: number) => void): void {
    for (let r = 0; r < area.rows; r++) {
      for (let c = 0; c < area.columns; c++) {
        change(this.cell(area.row + r, area.column + c), r, c);
      }
    }
  }

  /** How many rows and columns hold anything, counted from the first. */
  last(): [rows: number, columns: number] {
    let [rows, columns] = [0, 0];
    this.lines.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (cell === undefined || !hasContent(cell)) return;
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      });
    });
    return [rows, columns];
  }

  insert(dimension: Dimension, at: number, count: number): void {
    if (dimension === 'rows') {
      this.lines.splice(at, 0, ...Array.from({ length: count }, () => []));
      return;
    }
    this.width += count;
    for (const line of this.lines) {
      if (line.length > at) line.splice(at, 0, ...Array.from({ length: count }, () => undefined));
    }
  }

  remove(dimension: Dimension, at: number, count: number): void {
    if (dimension === 'rows') this.lines.splice(at, count);
    else {
      this.width -= count;
      for (const line of this.lines) line.splice(at, count);
    }
  }

  /** Puts rows into another order, in some columns only: `order` names the old rows. */
  reorder(first: number, order: readonly number[], columns: readonly number[]): void {
    const moved = order.map((row) => columns.map((column) => this.lines[row]?.[column]));
    moved.forEach((cells, i) => {
      const line = this.lines[first + i];
      if (line) columns.forEach((column, at) => (line[column] = cells[at]));
    });
  }

  /** Copies a cell over another, as a paste does: with formats, note and validation. */
  paste(from: readonly [number, number], to: readonly [number, number]): void {
    const copied = copyOf(this.look(...from));
    Object.assign(this.cell(...to), copied);
  }

  /** A tab of its own that is equal in everything but id and name. */
  duplicate(id: string, name: string): Tab {
    const { rows, columns, ...facts } = this.describe();
    const copy = new Tab(id, name, rows, columns);
    Object.assign(copy.facts, { ...facts, id, name, hidden: false });
    copy.lines = this.lines.map((line) => line.map((cell) => cell && copyOf(cell)));
    copy.filter = this.filter && { ...this.filter, sheet: id };
    return copy;
  }
}
