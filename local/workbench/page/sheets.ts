import type { FWorksheet } from '@univerjs/sheets/facade';
import type { Area } from '../protocol/area.ts';
import type { BookFacts } from '../protocol/calls.ts';
import { NEW_SHEET } from './grid.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import { toArea } from './ranges.ts';

type Names =
  | 'book.describe'
  | 'book.rename'
  | 'book.insertSheet'
  | 'book.deleteSheet'
  | 'book.moveSheet'
  | 'book.activate'
  | 'book.selection'
  | 'book.select';

/** What the page knows of the workbook beyond the grid. */
export interface BookSetting {
  readonly timeZone: string;
  readonly locale: () => string;
}

function describe(grid: Grid, setting: BookSetting): BookFacts {
  return {
    id: grid.unit,
    name: grid.book.getName(),
    url: `${location.origin}/#workbook=${grid.unit}`,
    timeZone: setting.timeZone,
    locale: setting.locale(),
    activeSheet: grid.book.getActiveSheet().getSheetId(),
    sheets: grid.core.getSheets().map((sheet) => {
      const freeze = sheet.getFreeze();
      return {
        id: sheet.getSheetId(),
        name: sheet.getName(),
        rows: sheet.getRowCount(),
        columns: sheet.getColumnCount(),
        hidden: Boolean(sheet.isSheetHidden()),
        tabColor: sheet.getTabColor() || null,
        frozenRows: Math.max(freeze.ySplit, 0),
        frozenColumns: Math.max(freeze.xSplit, 0),
      };
    }),
  };
}

/** The workbook's sheets, and what is selected. */
export function bookCalls(grid: Grid, setting: BookSetting): SomeHandlers<Names> {
  const insert = (name: string | null, index: number | null, copyOf: string | null): string => {
    if (copyOf) {
      const copy = grid.book.duplicateSheet(grid.sheet(copyOf));
      if (name) copy.setName(name);
      if (index !== null) grid.book.moveSheet(copy, index);
      return copy.getSheetId();
    }
    const id = String(Math.floor(Math.random() * 2_000_000_000) + 1);
    const sheet = { id, ...NEW_SHEET };
    const options = index === null ? { sheet } : { index, sheet };
    return grid.book.insertSheet(name ?? undefined, options).getSheetId();
  };
  const select = (area: Area): null => {
    const sheet = grid.sheet(area.sheet);
    if (grid.book.getActiveSheet().getSheetId() !== area.sheet) sheet.activate();
    sheet.getRange(area.row, area.column, area.rows, area.columns).activate();
    showCell(sheet, area);
    return null;
  };
  return {
    'book.describe': () => describe(grid, setting),
    'book.rename': (name) => {
      grid.book.setName(name);
      return null;
    },
    'book.insertSheet': insert,
    'book.deleteSheet': (id) => {
      grid.book.deleteSheet(id);
      return null;
    },
    'book.moveSheet': (id, index) => {
      grid.book.moveSheet(grid.sheet(id), index);
      return null;
    },
    'book.activate': (id) => {
      grid.sheet(id).activate();
      return null;
    },
    'book.selection': () => {
      const range = grid.book.getActiveRange();
      return range && toArea(range.getSheetId(), range.getRange());
    },
    'book.select': select,
  };
}

/** Scrolls only when the cell is out of sight, and then leaves some cells before it in sight. */
function showCell(sheet: FWorksheet, { row, column }: Area): void {
  const seen = sheet.getVisibleRange();
  if (!seen) return;
  const inRows = row < sheet.getFrozenRows() || (row >= seen.startRow && row < seen.endRow);
  const inColumns =
    column < sheet.getFrozenColumns() || (column >= seen.startColumn && column < seen.endColumn);
  if (inRows && inColumns) return;
  sheet.scrollToCell(
    inRows ? seen.startRow : Math.max(row - 3, 0),
    inColumns ? seen.startColumn : Math.max(column - 2, 0),
  );
}
