import { CellValueType, numfmt } from '@univerjs/core';
import type { ICellData, Nullable } from '@univerjs/core';
import { SheetsNoteModel } from '@univerjs/sheets-note';
import type { Area } from '../protocol/area.ts';
import type { CellRead } from '../protocol/cells.ts';
import { fromStyle } from './cell-style.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import type { Clock } from './time-zone.ts';

type Names =
  | 'cells.values'
  | 'cells.display'
  | 'cells.formulas'
  | 'cells.notes'
  | 'cells.formats'
  | 'cells.merges'
  | 'sheet.last';

/** A matrix over an area. */
function map<T>(area: Area, read: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_row, r) =>
    Array.from({ length: area.columns }, (_cell, c) => read(area.row + r, area.column + c)),
  );
}

/** True when a cell has a value or a formula, not only a format. */
export function hasContent(cell: Nullable<ICellData>): boolean {
  if (!cell) return false;
  return Boolean(cell.f) || Boolean(cell.si) || (cell.v ?? '') !== '' || Boolean(cell.p);
}

/** The text of a cell that holds rich text. */
function richText(cell: ICellData): string | null {
  return cell.p?.body?.dataStream.replace(/\r\n$/, '') ?? null;
}

/** Reading cells. */
export function cellReads(
  grid: Grid,
  clock: Clock,
  settle: () => Promise<void>,
): SomeHandlers<Names> {
  const styles = () => grid.core.getStyles();
  const datePatterns = new Map<string, boolean>();
  const isDate = (pattern: string): boolean => {
    let known = datePatterns.get(pattern);
    if (known === undefined) datePatterns.set(pattern, (known = numfmt.isDateFormat(pattern)));
    return known;
  };
  const value = (cell: Nullable<ICellData>): CellRead => {
    if (!cell) return null;
    const raw = cell.p ? richText(cell) : (cell.v ?? null);
    if (raw === '' || raw === null) return null;
    if (cell.t === CellValueType.BOOLEAN) return raw === 1 || raw === true || raw === 'TRUE';
    if (typeof raw === 'string' && cell.t === CellValueType.NUMBER) return Number(raw);
    if (typeof raw !== 'number') return raw;
    const pattern = styles().getStyleByCell(cell)?.n?.pattern;
    return pattern && isDate(pattern) ? { instant: clock.toInstant(raw) } : raw;
  };
  return {
    'cells.values': async (area) => {
      await settle();
      const matrix = grid.cells(area.sheet).getCellMatrix();
      return map(area, (row, column) => value(matrix.getValue(row, column)));
    },
    'cells.display': async (area) => {
      await settle();
      const sheet = grid.cells(area.sheet);
      return map(area, (row, column) => {
        const cell = sheet.getCell(row, column);
        if (!cell) return '';
        if (cell.p) return richText(cell) ?? '';
        if (cell.t === CellValueType.BOOLEAN) return cell.v ? 'TRUE' : 'FALSE';
        return cell.v === undefined || cell.v === null ? '' : String(cell.v);
      });
    },
    'cells.formulas': (area) => {
      const range = grid.sheet(area.sheet);
      return range.getRange(area.row, area.column, area.rows, area.columns).getFormulas();
    },
    'cells.notes': (area) => {
      const notes = grid.injector.get(SheetsNoteModel);
      return map(
        area,
        (row, col) => notes.getNote(grid.unit, area.sheet, { row, col })?.note ?? '',
      );
    },
    'cells.formats': (area, key) => {
      const matrix = grid.cells(area.sheet).getCellMatrix();
      return map(area, (row, column) =>
        fromStyle(key, styles().getStyleByCell(matrix.getValue(row, column))),
      );
    },
    'cells.merges': (area) =>
      grid
        .sheet(area.sheet)
        .getMergedRanges()
        .map((range) => ({
          sheet: area.sheet,
          row: range.getRow(),
          column: range.getColumn(),
          rows: range.getHeight(),
          columns: range.getWidth(),
        }))
        .filter(
          (one) =>
            one.row < area.row + area.rows &&
            area.row < one.row + one.rows &&
            one.column < area.column + area.columns &&
            area.column < one.column + one.columns,
        ),
    'sheet.last': (sheet) => {
      let rows = 0;
      let columns = 0;
      grid
        .cells(sheet)
        .getCellMatrix()
        .forValue((row, column, cell) => {
          if (!hasContent(cell)) return;
          rows = Math.max(rows, row + 1);
          columns = Math.max(columns, column + 1);
        });
      return [rows, columns];
    },
  };
}
