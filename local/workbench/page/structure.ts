import { BorderStyleTypes } from '@univerjs/core';
import type { IBorderData, IBorderStyleData } from '@univerjs/core';
import type { Area } from '../protocol/area.ts';
import type { BorderSides } from '../protocol/cells.ts';
import { EMPTY_CELL } from './cell-input.ts';
import { hasContent } from './cells-read.ts';
import type { CellWriter } from './cell-writer.ts';
import type { Grid } from './grid.ts';
import type { Handlers, SomeHandlers } from './handlers.ts';
import type { WriteGuard } from './write-guard.ts';

type Names = 'cells.border' | 'cells.merge' | 'cells.unmerge' | 'cells.clear' | 'cells.sort';

const STYLES: Readonly<Record<string, BorderStyleTypes>> = {
  SOLID: BorderStyleTypes.THIN,
  SOLID_MEDIUM: BorderStyleTypes.MEDIUM,
  SOLID_THICK: BorderStyleTypes.THICK,
  DOTTED: BorderStyleTypes.DOTTED,
  DASHED: BorderStyleTypes.DASHED,
  DOUBLE: BorderStyleTypes.DOUBLE,
};

/** The borders of the cells in one part of an area: corner, edge or middle. */
function bordersAt(
  area: Area,
  row: number,
  column: number,
  sides: BorderSides,
  line: IBorderStyleData,
): IBorderData {
  const outer = {
    t: row === area.row ? sides.top : sides.horizontal,
    b: row === area.row + area.rows - 1 ? sides.bottom : sides.horizontal,
    l: column === area.column ? sides.left : sides.vertical,
    r: column === area.column + area.columns - 1 ? sides.right : sides.vertical,
  };
  const known = Object.entries(outer).filter(([, draw]) => draw !== null);
  return Object.fromEntries(known.map(([side, draw]) => [side, draw ? line : null]));
}

/** Splits an area so that all cells of a part have the same borders. */
function parts(area: Area): Area[] {
  const cuts = (start: number, size: number): [number, number][] => {
    if (size <= 2) return Array.from({ length: size }, (_one, i) => [start + i, 1]);
    return [
      [start, 1],
      [start + 1, size - 2],
      [start + size - 1, 1],
    ];
  };
  return cuts(area.row, area.rows).flatMap(([row, rows]) =>
    cuts(area.column, area.columns).map(([column, columns]) => ({
      sheet: area.sheet,
      row,
      rows,
      column,
      columns,
    })),
  );
}

/** Borders, merges, clearing and sorting. */
export function cellStructure(
  grid: Grid,
  writer: CellWriter,
  guard: WriteGuard,
  rules: Pick<Handlers, 'cells.setValidation' | 'cells.writeNotes'>,
): SomeHandlers<Names> {
  const range = (area: Area) =>
    grid.sheet(area.sheet).getRange(area.row, area.column, area.rows, area.columns);
  return {
    'cells.border': (area, sides, color, style) => {
      guard.checkProtections(area);
      const line = { s: STYLES[style] ?? BorderStyleTypes.THIN, cl: { rgb: color ?? '#000000' } };
      for (const part of parts(area)) {
        const borders = bordersAt(area, part.row, part.column, sides, line);
        if (Object.keys(borders).length > 0) writer.border(part, borders);
      }
      return null;
    },
    'cells.merge': (area, direction) => {
      guard.checkProtections(area);
      const whole = range(area);
      if (direction === 'all') whole.merge({ isForceMerge: true });
      else if (direction === 'across') whole.mergeAcross({ isForceMerge: true });
      else whole.mergeVertically({ isForceMerge: true });
      return null;
    },
    'cells.unmerge': (area) => {
      range(area).breakApart();
      return null;
    },
    'cells.clear': async (area, what) => {
      guard.checkProtections(area);
      if (what.contents) {
        grid
          .cells(area.sheet)
          .getCellMatrix()
          .forValue((row, column, cell) => {
            const inside =
              row >= area.row &&
              row < area.row + area.rows &&
              column >= area.column &&
              column < area.column + area.columns;
            if (inside && hasContent(cell)) writer.put(area.sheet, row, column, EMPTY_CELL);
          });
      }
      if (what.formats) writer.unstyle(area);
      // Before anything is waited for: what happens later counts as a person's.
      writer.commit();
      if (what.validations) await rules['cells.setValidation'](area, null);
      if (what.notes) {
        const row = Array.from({ length: area.columns }, () => null);
        await rules['cells.writeNotes'](
          area,
          Array.from({ length: area.rows }, () => row),
        );
      }
      return null;
    },
    'cells.sort': (area, keys) => {
      guard.checkProtections(area);
      range(area).sort(
        keys.map((key) => ({ column: key.column - area.column, ascending: key.ascending })),
      );
      return null;
    },
  };
}
