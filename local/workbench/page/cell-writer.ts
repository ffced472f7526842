import { WrapStrategy } from '@univerjs/core';
import type { IBorderData, ICellData, IObjectMatrixPrimitiveType } from '@univerjs/core';
import { SetRangeValuesMutation, SetStyleCommand } from '@univerjs/sheets';
import type { Area } from '../protocol/area.ts';
import type { CopyPart } from '../protocol/cells.ts';
import { styleMerger } from './cell-style.ts';
import type { Grid } from './grid.ts';
import { RowHeights } from './row-heights.ts';

type StyleChange = Parameters<typeof styleMerger>[1];
type Matrix = Record<number, Record<number, ICellData>>;

/**
 * Collects what a script writes and gives it to the grid in one step per sheet. Styles go straight
 * into the cells; contents go through the grid's own mutation, because formulas hang on it.
 */
export class CellWriter {
  private readonly grid: Grid;
  private readonly contents = new Map<string, Matrix>();
  private readonly restyled = new Set<string>();

  /** Rows whose text wraps are noted here as they change. */
  readonly heights: RowHeights;

  constructor(grid: Grid) {
    this.grid = grid;
    this.heights = new RowHeights(grid);
  }

  /** Puts contents into a cell at the next `commit`. */
  put(sheet: string, row: number, column: number, cell: ICellData): void {
    let matrix = this.contents.get(sheet);
    if (!matrix) this.contents.set(sheet, (matrix = {}));
    (matrix[row] ??= {})[column] = cell;
  }

  /** Changes the style of every cell of an area at once. */
  style(area: Area, patch: StyleChange): void {
    const restyle = this.restyler(area.sheet);
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        restyle(row, column, '', () => patch);
      }
    }
  }

  /**
   * Changes the styles of single cells of a sheet. Changes with the same key are the same change,
   * worked out once.
   */
  restyler(sheet: string) {
    const styles = this.grid.core.getStyles();
    const matrix = this.grid.cells(sheet).getCellMatrix();
    const known = new Map<unknown, { merge: ReturnType<typeof styleMerger>; wraps: boolean }>();
    this.restyled.add(sheet);
    return (row: number, column: number, key: unknown, patchOf: () => StyleChange): void => {
      let change = known.get(key);
      if (!change) {
        const patch = patchOf();
        const wraps = typeof patch === 'object' && patch.tb === WrapStrategy.WRAP;
        known.set(key, (change = { merge: styleMerger(styles, patch), wraps }));
      }
      const cell = matrix.getValue(row, column);
      const id = change.merge(cell?.s);
      if (cell) this.assign(cell, id);
      else if (id !== undefined) matrix.setValue(row, column, { s: id });
      if (change.wraps) this.heights.note(sheet, row, row);
    };
  }

  /** Draws or removes borders of every cell of an area; sides left out stay. */
  border(area: Area, borders: IBorderData): void {
    this.style(area, (old) => {
      const merged = Object.entries({ ...old?.bd, ...borders }).filter(([, line]) => line);
      return { bd: merged.length > 0 ? Object.fromEntries(merged) : null };
    });
  }

  /** Takes all formats of an area away. */
  unstyle(area: Area): void {
    const matrix = this.grid.cells(area.sheet).getCellMatrix();
    matrix.forValue((row, column, cell) => {
      const down = row - area.row;
      const right = column - area.column;
      const inside = down >= 0 && down < area.rows && right >= 0 && right < area.columns;
      if (inside && cell) delete cell.s;
    });
    this.restyled.add(area.sheet);
  }

  /** Clears the formats of a copy's target when the copy brings its own. */
  unstyleFor(part: CopyPart, area: Area): void {
    if (part !== 'values') this.unstyle(area);
  }

  private assign(cell: ICellData, style: string | undefined): void {
    if (style === undefined) delete cell.s;
    else cell.s = style;
  }

  /** Shows everything written so far in the grid. */
  commit(): void {
    for (const [sheet, matrix] of this.contents) {
      this.mutate(sheet, matrix, {});
      this.restyled.delete(sheet);
    }
    this.contents.clear();
    // Named as a style command, so that the formula engine does not take it for new values.
    for (const sheet of this.restyled) this.mutate(sheet, {}, { trigger: SetStyleCommand.id });
    this.restyled.clear();
  }

  private mutate(sheet: string, cells: Matrix, extra: { trigger?: string }): void {
    this.grid.api.syncExecuteCommand(SetRangeValuesMutation.id, {
      unitId: this.grid.unit,
      subUnitId: sheet,
      cellValue: cells satisfies IObjectMatrixPrimitiveType<ICellData>,
      ...extra,
    });
  }
}
