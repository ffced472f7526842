import { parseA1 } from '../protocol/area.ts';
import type { Area } from '../protocol/area.ts';
import type { Grid } from './grid.ts';
import type { Handlers } from './handlers.ts';
import type { RequestRecord } from './http.ts';

/** A rectangle on the screen, in CSS pixels of the page. */
export interface ScreenRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What tests and curious people can do from the browser's console. */
export interface WorkbenchApi {
  /** Settled when the add-on's menu is there. */
  readonly ready: Promise<void>;
  /** Runs a function of the add-on and gives its result. */
  run(name: string, ...args: unknown[]): Promise<unknown>;
  /** Reads a sheet as the add-on would. */
  sheet(name: string): {
    values(a1: string): Promise<unknown[][]>;
    display(a1: string): Promise<string[][]>;
    formulas(a1: string): Promise<string[][]>;
    notes(a1: string): Promise<string[][]>;
  };
  sheetNames(): string[];
  /** Selects a cell or range; `Sheet!A1` changes the sheet as well. */
  activate(a1: string): void;
  /** The A1 notation of what is selected. */
  selection(): string | null;
  /** Where a cell of the active sheet is on the screen, for real clicks. */
  clickCell(a1: string): ScreenRect;
  /** Waits for formulas and saves the workbook. */
  flush(): Promise<void>;
  /** The requests the add-on has made, in order of their ends. */
  readonly requests: readonly RequestRecord[];
  killScript(): void;
  signIn(email: string): Promise<void>;
  readonly people: readonly { email: string; role: string }[];
}

/** Reading and pointing at cells, for the test interface. */
export function gridApi(grid: Grid, handlers: Handlers) {
  const find = (name: string) => {
    const sheet = grid.core.getSheetBySheetName(name);
    if (!sheet) throw new Error(`There is no sheet ${name}`);
    return sheet;
  };
  const area = (name: string, a1: string): Area => {
    const sheet = find(name);
    const size = { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
    const place = parseA1(a1, size);
    if (!place) throw new Error(`${a1} is no range`);
    return { sheet: sheet.getSheetId(), ...place };
  };
  const active = () => grid.book.getActiveSheet().getSheetName();
  const split = (reference: string): [string, string] => {
    const mark = reference.lastIndexOf('!');
    return mark < 0
      ? [active(), reference]
      : [reference.slice(0, mark).replace(/^'|'$/g, ''), reference.slice(mark + 1)];
  };
  return {
    sheet: (name: string) => ({
      async values(a1: string) {
        const rows = await handlers['cells.values'](area(name, a1));
        return rows.map((row) =>
          row.map((cell) =>
            cell === null
              ? ''
              : typeof cell === 'object'
                ? new Date(cell.instant).toISOString()
                : cell,
          ),
        );
      },
      display: async (a1: string) => handlers['cells.display'](area(name, a1)),
      formulas: async (a1: string) => handlers['cells.formulas'](area(name, a1)),
      notes: async (a1: string) => handlers['cells.notes'](area(name, a1)),
    }),
    sheetNames: () => grid.core.getSheets().map((sheet) => sheet.getName()),
    activate(reference: string) {
      void handlers['book.select'](area(...split(reference)));
    },
    selection: () => grid.book.getActiveRange()?.getA1Notation() ?? null,
    clickCell(a1: string): ScreenRect {
      const canvas = document.querySelector('canvas[id^=univer-sheet-main-canvas]');
      if (!canvas) throw new Error('The grid is not there');
      const place = area(active(), a1);
      const cell = grid.sheet(place.sheet).getRange(place.row, place.column).getCellRect();
      const box = canvas.getBoundingClientRect();
      return {
        x: box.x + cell.x,
        y: box.y + cell.y,
        width: cell.width,
        height: cell.height,
      };
    },
  };
}
