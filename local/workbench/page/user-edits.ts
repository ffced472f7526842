import { CommandType, ObjectMatrix } from '@univerjs/core';
import type { ICellData, IObjectMatrixPrimitiveType, IRange } from '@univerjs/core';
import type { Area } from '../protocol/area.ts';
import type { EditFacts } from '../protocol/messages.ts';
import type { Grid } from './grid.ts';
import type { WritingFlag } from './host-calls.ts';
import type { Protections } from './protections.ts';
import { toArea } from './ranges.ts';

interface CommandEvent {
  readonly id: string;
  readonly type: CommandType;
  readonly params: unknown;
  readonly options?: object;
  cancel?: boolean;
}

/** What the page does about edits. */
export interface EditPage {
  readonly email: () => string;
  /** Says that the cells are locked. */
  locked(): void;
  /** Asks whether to edit anyway. */
  warn(): Promise<boolean>;
  /** A person changed cells. */
  edited(edit: EditFacts): void;
}

const GUARDED =
  /^sheet\.mutation\.(set-range-values|move-range|reorder-range|remove-rows|remove-col)$/;
const VALUES = 'sheet.mutation.set-range-values';

/** The cells a mutation changes; null when it changes only how they look. */
function changedArea(id: string, params: unknown): Area | null {
  const { subUnitId, cellValue, range, fromRange } = params as {
    subUnitId?: string;
    cellValue?: IObjectMatrixPrimitiveType<ICellData>;
    range?: IRange;
    fromRange?: IRange;
  };
  if (!subUnitId) return null;
  if (id !== VALUES) {
    const touched = range ?? fromRange;
    return touched ? toArea(subUnitId, touched) : null;
  }
  const contents = new ObjectMatrix<ICellData>();
  new ObjectMatrix(cellValue ?? {}).forValue((row, column, cell) => {
    if (!cell || 'v' in cell || 'f' in cell || 'p' in cell) contents.setValue(row, column, cell);
  });
  const touched = contents.getDataRange();
  return touched.endRow < 0 ? null : toArea(subUnitId, touched);
}

/** Watches what a person does in the grid: guards protected cells, and tells of edits. */
export function watchEdits(
  grid: Grid,
  flag: WritingFlag,
  protections: Protections,
  page: EditPage,
): void {
  let command: { id: string; params: unknown } | null = null;
  let allowed = false;
  let before: { key: string; text: string | undefined } | null = null;

  const isPersons = ({ options }: CommandEvent) => {
    const { onlyLocal, fromFormula } = (options ?? {}) as Record<string, unknown>;
    return !flag.scriptIsWriting && !onlyLocal && !fromFormula;
  };
  const textAt = (area: Area): string | undefined => {
    const cell = grid.cells(area.sheet).getCellMatrix().getValue(area.row, area.column);
    return cell?.v === undefined || cell.v === null ? undefined : String(cell.v);
  };
  const refuse = (event: CommandEvent, obstacle: 'warning' | 'locked') => {
    event.cancel = true;
    const again = command;
    if (obstacle === 'locked') page.locked();
    else if (again) void page.warn().then((yes) => (yes ? repeat(again) : undefined));
  };
  const repeat = async (again: { id: string; params: unknown }) => {
    allowed = true;
    try {
      await grid.api.executeCommand(again.id, again.params as object);
    } finally {
      allowed = false;
    }
  };

  grid.api.addEvent(grid.api.Event.BeforeCommandExecute, (event: CommandEvent) => {
    if (event.type === CommandType.COMMAND) command = { id: event.id, params: event.params };
    if (!GUARDED.test(event.id) || !isPersons(event)) return;
    const area = changedArea(event.id, event.params);
    if (!area) return;
    const obstacle = allowed ? 'none' : protections.obstacle(area, page.email());
    if (obstacle !== 'none') return refuse(event, obstacle);
    before = { key: JSON.stringify(area), text: textAt(area) };
  });
  grid.api.addEvent(grid.api.Event.BeforeSheetEditStart, (event) => {
    const sheet = event.worksheet.getSheetId();
    const cell = { sheet, row: event.row, column: event.column, rows: 1, columns: 1 };
    if (protections.obstacle(cell, page.email()) !== 'locked') return;
    event.cancel = true;
    page.locked();
  });
  grid.api.addEvent(grid.api.Event.CommandExecuted, (event: CommandEvent) => {
    if (event.id !== VALUES || !isPersons(event)) return;
    const area = changedArea(event.id, event.params);
    if (!area) return;
    const single = area.rows === 1 && area.columns === 1;
    const value = single ? textAt(area) : undefined;
    const oldValue = single && before?.key === JSON.stringify(area) ? before.text : undefined;
    page.edited({
      ...area,
      ...(value === undefined ? {} : { value }),
      ...(oldValue === undefined ? {} : { oldValue }),
    });
  });
}
