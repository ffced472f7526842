import { SetFrozenCommand } from '@univerjs/sheets';
import { SheetsFilterService } from '@univerjs/sheets-filter';
import type { Dimension } from '../protocol/calls.ts';
import type { Grid } from './grid.ts';
import type { RowHeights } from './row-heights.ts';
import { setColumnWidths, TextSheet } from './text-width.ts';
import type { SomeHandlers } from './handlers.ts';
import { toArea } from './ranges.ts';

type Names =
  | 'sheet.rename'
  | 'sheet.setHidden'
  | 'sheet.setTabColor'
  | 'sheet.freeze'
  | 'sheet.insert'
  | 'sheet.delete'
  | 'sheet.hide'
  | 'sheet.resize'
  | 'sheet.size'
  | 'sheet.isHidden'
  | 'sheet.filter'
  | 'sheet.setFilter';

function freeze(grid: Grid, id: string, dimension: Dimension, count: number): void {
  const now = grid.cells(id).getFreeze();
  const rows = dimension === 'rows' ? count : Math.max(now.ySplit, 0);
  const columns = dimension === 'columns' ? count : Math.max(now.xSplit, 0);
  grid.api.syncExecuteCommand(SetFrozenCommand.id, {
    unitId: grid.unit,
    subUnitId: id,
    ySplit: rows,
    xSplit: columns,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  });
}

/** One sheet's name, rows, columns and filter. */
export function sheetCalls(grid: Grid, heights: RowHeights): SomeHandlers<Names> {
  return {
    'sheet.rename': (id, name) => {
      grid.sheet(id).setName(name);
      return null;
    },
    'sheet.setHidden': (id, hidden) => {
      const sheet = grid.sheet(id);
      if (hidden) sheet.hideSheet();
      else sheet.showSheet();
      return null;
    },
    'sheet.setTabColor': (id, color) => {
      grid.sheet(id).setTabColor(color ?? '');
      return null;
    },
    'sheet.freeze': (id, dimension, count) => {
      freeze(grid, id, dimension, count);
      return null;
    },
    'sheet.insert': (id, dimension, at, count) => {
      if (dimension === 'rows') insertRows(grid, id, at, count);
      else insertColumns(grid, id, at, count);
      return null;
    },
    'sheet.delete': (id, dimension, at, count) => {
      const sheet = grid.sheet(id);
      if (dimension === 'rows') sheet.deleteRows(at, count);
      else sheet.deleteColumns(at, count);
      return null;
    },
    'sheet.hide': (id, dimension, at, count, hidden) => {
      const sheet = grid.sheet(id);
      if (dimension === 'rows') {
        if (hidden) sheet.hideRows(at, count);
        else sheet.showRows(at, count);
      } else if (hidden) sheet.hideColumns(at, count);
      else sheet.showColumns(at, count);
      return null;
    },
    'sheet.resize': (id, dimension, at, count, pixels) => {
      const sheet = grid.sheet(id);
      if (dimension === 'rows') {
        if (pixels === null) sheet.setRowAutoHeight(at, count);
        else sheet.setRowHeightsForced(at, count, pixels);
      } else {
        if (pixels === null) new TextSheet(grid, id).fitColumns(at, count);
        else setColumnWidths(grid, id, at, count, pixels);
        heights.noteSheet(id);
      }
      return null;
    },
    'sheet.size': (id, dimension, at) =>
      dimension === 'rows' ? grid.sheet(id).getRowHeight(at) : grid.sheet(id).getColumnWidth(at),
    'sheet.isHidden': (id, dimension, at) =>
      dimension === 'rows'
        ? !grid.cells(id).getRowRawVisible(at)
        : !grid.cells(id).getColVisible(at),
    'sheet.filter': (id) => {
      const model = grid.injector.get(SheetsFilterService).getFilterModel(grid.unit, id);
      return model ? toArea(id, model.getRange()) : null;
    },
    'sheet.setFilter': (id, area) => {
      const sheet = grid.sheet(id);
      if (!area) sheet.getFilter()?.remove();
      else sheet.getRange(area.row, area.column, area.rows, area.columns).createFilter();
      return null;
    },
  };
}

/** Rows put at the very end of a sheet need no moving of anything. */
function insertRows(grid: Grid, id: string, at: number, count: number): void {
  const sheet = grid.sheet(id);
  if (at >= sheet.getMaxRows()) sheet.setRowCount(at + count);
  else sheet.insertRows(at, count);
}

/** The same of columns, which the grid puts nowhere when they are to be the last. */
function insertColumns(grid: Grid, id: string, at: number, count: number): void {
  const sheet = grid.sheet(id);
  if (at >= sheet.getMaxColumns()) sheet.setColumnCount(at + count);
  else sheet.insertColumns(at, count);
}
