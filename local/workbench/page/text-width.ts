import type { IRange } from '@univerjs/core';
import { SheetDataValidationModel } from '@univerjs/sheets-data-validation';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import { SetWorksheetColWidthMutation } from '@univerjs/sheets';
import { toRange } from './ranges.ts';
import { CELL_FONT, CELL_FONT_SIZE } from './grid.ts';
import type { Grid } from './grid.ts';

const PADDING = 14;
const NARROWEST = 24;
const WIDEST = 420;
const CONTROL = 22;
const SAMPLE_ROWS = 2_000;

/** Sets widths of columns without the grid's own measuring of all their rows. */
export function setColumnWidths(
  grid: Grid,
  sheet: string,
  at: number,
  count: number,
  pixels: number,
): void {
  const rows = grid.cells(sheet).getRowCount();
  grid.api.syncExecuteCommand(SetWorksheetColWidthMutation.id, {
    unitId: grid.unit,
    subUnitId: sheet,
    ranges: [toRange({ sheet, row: 0, column: at, rows, columns: count })],
    colWidth: pixels,
  });
}

/** Measures texts of a sheet, to fit columns to them. */
export class TextSheet {
  private readonly grid: Grid;
  private readonly sheet: string;
  private readonly context = document.createElement('canvas').getContext('2d');

  constructor(grid: Grid, sheet: string) {
    this.grid = grid;
    this.sheet = sheet;
  }

  /** Sets each column as wide as its widest text, within limits. */
  fitColumns(at: number, count: number): void {
    for (let column = at; column < at + count; column += 1) {
      const width = this.widest(column) + this.controls(column);
      if (width > 0) {
        const pixels = Math.min(Math.max(Math.ceil(width) + PADDING, NARROWEST), WIDEST);
        setColumnWidths(this.grid, this.sheet, column, 1, pixels);
      }
    }
  }

  /** Room for a list's arrow or a filter's button. */
  private controls(column: number): number {
    const { grid, sheet } = this;
    const rules = grid.injector.get(SheetDataValidationModel).getRules(grid.unit, sheet);
    const has = (range: IRange) => range.startColumn <= column && column <= range.endColumn;
    const list = rules.some((rule) => rule.showDropDown && rule.ranges.some(has));
    const filter = grid.injector.get(SheetsFilterService).getFilterModel(grid.unit, sheet);
    return list || (filter && has(filter.getRange())) ? CONTROL : 0;
  }

  private widest(column: number): number {
    const sheet = this.grid.cells(this.sheet);
    const styles = this.grid.core.getStyles();
    const rows = Math.min(sheet.getCellMatrix().getLength(), SAMPLE_ROWS);
    let widest = 0;
    for (let row = 0; row < rows; row += 1) {
      const cell = sheet.getCell(row, column);
      if (!cell || cell.v === undefined || cell.v === null || cell.v === '') continue;
      const style = styles.getStyleByCell(cell);
      const weight = style?.bl ? 'bold ' : '';
      const font = `${weight}${style?.fs ?? CELL_FONT_SIZE}pt ${style?.ff ?? CELL_FONT}`;
      widest = Math.max(widest, this.measure(String(cell.v), font));
    }
    return widest;
  }

  private measure(text: string, font: string): number {
    if (!this.context) return 0;
    this.context.font = font;
    return this.context.measureText(text).width;
  }
}
