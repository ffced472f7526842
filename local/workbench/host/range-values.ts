import type { CellInput, CellRead } from '../protocol/cells.ts';
import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { checkShape, first } from './numbers.ts';
import type { HostRange } from './range.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** What a cell may be given; anything else becomes its text, as at Google. */
function toInput(value: unknown): CellInput {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  // A plain Date, because the script's Date class keeps its own methods for the company's zone.
  if (value instanceof Date) return new Date(value.getTime());
  if (typeof value === 'object' || typeof value === 'function') {
    throw new Exception(`Cannot convert ${Object.prototype.toString.call(value)} to a cell value`);
  }
  return typeof value === 'bigint' ? value.toString() : null;
}

/** A cell as the script sees it: empty is '', a date is a Date. */
function fromRead(cell: CellRead): string | number | boolean | Date {
  if (cell === null) return '';
  return typeof cell === 'object' ? new Date(cell.instant) : cell;
}

/** Values, formulas, notes. */
export const rangeValues = {
  getValues(this: HostRange): unknown[][] {
    return ask('cells.values', this.area).map((row) => row.map(fromRead));
  },
  getValue(this: HostRange): unknown {
    return fromRead(first(ask('cells.values', { ...this.area, rows: 1, columns: 1 })));
  },
  getDisplayValues(this: HostRange): string[][] {
    return ask('cells.display', this.area);
  },
  getDisplayValue(this: HostRange): string {
    return first(ask('cells.display', { ...this.area, rows: 1, columns: 1 }));
  },
  setValues(this: HostRange, values: unknown[][]): Range {
    checkShape(values, this.area);
    write(
      'cells.write',
      this.area,
      values.map((row) => row.map(toInput)),
    );
    return this;
  },
  setValue(this: HostRange, value: unknown): Range {
    write('cells.fill', this.area, toInput(value));
    return this;
  },
  getFormulas(this: HostRange): string[][] {
    return ask('cells.formulas', this.area);
  },
  getFormula(this: HostRange): string {
    return first(ask('cells.formulas', { ...this.area, rows: 1, columns: 1 }));
  },
  setFormulas(this: HostRange, formulas: string[][]): Range {
    checkShape(formulas, this.area);
    write('cells.writeFormulas', this.area, formulas);
    return this;
  },
  setFormula(this: HostRange, formula: string): Range {
    const row = Array.from({ length: this.area.columns }, () => formula);
    write(
      'cells.writeFormulas',
      this.area,
      Array.from({ length: this.area.rows }, () => row),
    );
    return this;
  },
  getNotes(this: HostRange): string[][] {
    return ask('cells.notes', this.area);
  },
  getNote(this: HostRange): string {
    return first(ask('cells.notes', { ...this.area, rows: 1, columns: 1 }));
  },
  setNotes(this: HostRange, notes: (string | null)[][]): Range {
    checkShape(notes, this.area);
    write('cells.writeNotes', this.area, notes);
    return this;
  },
  setNote(this: HostRange, note: string | null): Range {
    const row = Array.from({ length: this.area.columns }, () => note);
    write(
      'cells.writeNotes',
      this.area,
      Array.from({ length: this.area.rows }, () => row),
    );
    return this;
  },
} satisfies Partial<Range>;
