import { ICommandService, WrapStrategy, sequenceExecute } from '@univerjs/core';
import { SheetInterceptorService } from '@univerjs/sheets';
import type { Grid } from './grid.ts';
import { toRange } from './ranges.ts';

/** Rows from first to last that may have to grow. */
interface Span {
  first: number;
  last: number;
}

/**
 * Grows rows to their wrapped text, as Google does by itself. It is done once, when a script has
 * ended or flushes, because measuring text is slow.
 */
export class RowHeights {
  private readonly grid: Grid;
  private readonly spans = new Map<string, Span>();

  constructor(grid: Grid) {
    this.grid = grid;
  }

  /** Notes that rows may have to grow. */
  note(sheet: string, first: number, last: number): void {
    const span = this.spans.get(sheet);
    if (!span) this.spans.set(sheet, { first, last });
    else {
      span.first = Math.min(span.first, first);
      span.last = Math.max(span.last, last);
    }
  }

  /** Notes all rows of a sheet. */
  noteSheet(sheet: string): void {
    this.note(sheet, 0, Number.MAX_SAFE_INTEGER);
  }

  /** Grows the rows noted so far. */
  apply(): void {
    for (const [sheet, span] of this.spans) {
      if (this.grid.core.getSheetBySheetId(sheet)) this.grow(sheet, this.wrappedRows(sheet, span));
    }
    this.spans.clear();
  }

  /** Rows with wrapped text, in order. */
  private wrappedRows(sheet: string, { first, last }: Span): number[] {
    const styles = this.grid.core.getStyles();
    const rows = new Set<number>();
    this.grid
      .cells(sheet)
      .getCellMatrix()
      .forValue((row, _column, cell) => {
        if (row < first || row > last || rows.has(row) || !cell?.s) return;
        const filled = (cell.v ?? '') !== '' || Boolean(cell.f);
        if (filled && styles.getStyleByCell(cell)?.tb === WrapStrategy.WRAP) rows.add(row);
      });
    return [...rows].sort((a, b) => a - b);
  }

  private grow(sheet: string, rows: readonly number[]): void {
    if (rows.length === 0) return;
    const columns = this.grid.cells(sheet).getColumnCount();
    const ranges = rows.map((row) => toRange({ sheet, row, column: 0, rows: 1, columns }));
    const interceptors = this.grid.injector.get(SheetInterceptorService);
    const { redos } = interceptors.generateMutationsOfAutoHeight({
      unitId: this.grid.unit,
      subUnitId: sheet,
      ranges,
      autoHeightRanges: ranges,
    });
    sequenceExecute(redos, this.grid.injector.get(ICommandService));
  }
}
