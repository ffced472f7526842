import { WrapStrategy } from '@univerjs/core';
import type { Area } from '../protocol/area.ts';
import type { CellInput } from '../protocol/cells.ts';
import { EMPTY_CELL, parseInput } from './cell-input.ts';
import { toStyle } from './cell-style.ts';
import type { CellWriter } from './cell-writer.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import type { WriteGuard } from './write-guard.ts';
import type { Clock } from './time-zone.ts';

type Names =
  'cells.write' | 'cells.fill' | 'cells.writeFormulas' | 'cells.setFormat' | 'cells.setFormats';

/** Writing contents and formats. */
export function cellWrites(
  grid: Grid,
  writer: CellWriter,
  guard: WriteGuard,
  clock: Clock,
): SomeHandlers<Names> {
  const put = (area: Area, valueAt: (row: number, column: number) => CellInput) => {
    guard.checkProtections(area);
    const check = guard.validationCheck(area);
    const styles = grid.core.getStyles();
    const matrix = grid.cells(area.sheet).getCellMatrix();
    const restyle = writer.restyler(area.sheet);
    for (let r = 0; r < area.rows; r += 1) {
      for (let c = 0; c < area.columns; c += 1) {
        const row = area.row + r;
        const column = area.column + c;
        const style = styles.getStyleByCell(matrix.getValue(row, column));
        const { cell, format } = parseInput(valueAt(r, c), style?.n?.pattern, clock);
        check?.(row, column, cell);
        writer.put(area.sheet, row, column, cell);
        if (style?.tb === WrapStrategy.WRAP) writer.heights.note(area.sheet, row, row);
        if (format && !style?.n) restyle(row, column, format, () => ({ n: { pattern: format } }));
      }
    }
    return null;
  };
  return {
    'cells.write': (area, values) => put(area, (row, column) => values[row]?.[column] ?? null),
    'cells.fill': (area, value) => put(area, () => value),
    'cells.writeFormulas': (area, formulas) => {
      guard.checkProtections(area);
      formulas.forEach((line, r) =>
        line.forEach((formula, c) => {
          const text = formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
          const cell = text === '' ? EMPTY_CELL : { f: text, si: null, p: null, v: null, t: null };
          writer.put(area.sheet, area.row + r, area.column + c, cell);
        }),
      );
      return null;
    },
    'cells.setFormat': (area, key, value) => {
      guard.checkProtections(area);
      writer.style(area, toStyle(key, value));
      return null;
    },
    'cells.setFormats': (area, key, values) => {
      guard.checkProtections(area);
      const restyle = writer.restyler(area.sheet);
      values.forEach((line, r) =>
        line.forEach((value, c) =>
          restyle(area.row + r, area.column + c, value, () => toStyle(key, value)),
        ),
      );
      return null;
    },
  };
}
