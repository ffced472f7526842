import type { ICellData } from '@univerjs/core';
import { offsetFormula } from './offset-formula.ts';
import { EMPTY_CELL } from './cell-input.ts';
import type { CellWriter } from './cell-writer.ts';
import type { Grid } from './grid.ts';
import type { Handlers, SomeHandlers } from './handlers.ts';
import type { WriteGuard } from './write-guard.ts';

/** Copying a block; a larger target is filled with repetitions, as Google does. */
export function cellCopy(
  grid: Grid,
  writer: CellWriter,
  guard: WriteGuard,
  rules: Pick<Handlers, 'cells.validations' | 'cells.setValidations'>,
): SomeHandlers<'cells.copy'> {
  return {
    'cells.copy': async (from, to, part) => {
      const rows = Math.ceil(Math.max(to.rows, from.rows) / from.rows) * from.rows;
      const columns = Math.ceil(Math.max(to.columns, from.columns) / from.columns) * from.columns;
      const target = { ...to, rows, columns };
      guard.checkProtections(target);
      const styles = grid.core.getStyles();
      const matrix = grid.cells(from.sheet).getCellMatrix();
      const formulas = grid
        .sheet(from.sheet)
        .getRange(from.row, from.column, from.rows, from.columns)
        .getFormulas();
      writer.unstyleFor(part, target);
      const restyle = writer.restyler(to.sheet);
      for (let r = 0; r < rows; r += 1) {
        for (let c = 0; c < columns; c += 1) {
          const source = {
            row: from.row + (r % from.rows),
            column: from.column + (c % from.columns),
          };
          const cell = matrix.getValue(source.row, source.column);
          const place = { row: to.row + r, column: to.column + c };
          if (part !== 'formats') {
            const formula = formulas[r % from.rows]?.[c % from.columns];
            const moved =
              formula && part === 'all'
                ? offsetFormula(formula, place.row - source.row, place.column - source.column)
                : null;
            writer.put(to.sheet, place.row, place.column, contents(cell || null, moved));
          }
          const style = styles.getStyleByCell(cell);
          if (part !== 'values' && style) {
            restyle(place.row, place.column, cell?.s, () => style);
          }
        }
      }
      writer.commit();
      if (part === 'all') {
        const specs = await rules['cells.validations'](from);
        const repeated = Array.from({ length: rows }, (_row, r) =>
          Array.from(
            { length: columns },
            (_cell, c) => specs[r % from.rows]?.[c % from.columns] ?? null,
          ),
        );
        await rules['cells.setValidations'](target, repeated);
      }
      return null;
    },
  };
}

function contents(cell: ICellData | null, formula: string | null): ICellData {
  if (formula) return { ...EMPTY_CELL, f: formula };
  if (!cell) return EMPTY_CELL;
  return { ...EMPTY_CELL, v: cell.v ?? null, t: cell.t ?? null, p: cell.p ?? null };
}
