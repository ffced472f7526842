import type { Cell } from '../../../domain/values/table.ts';
import { words } from '../settings.ts';
import { headerOf } from '../table/columns.ts';
import type { Issue } from '../table/issues.ts';
import { shownText } from '../table/shown-text.ts';
import type { EditableKind } from './kind.ts';

/** Where a cell is, in a person's words. */
export interface Place {
  /** What people call the row. */
  readonly record: string;
  /** The header of the column; null where the whole row is meant. */
  readonly column: string | null;
}

/** A value of a field as its cell in the sheet shows it; null where that is empty. */
export function textOf<Context>(
  kind: EditableKind<Context>,
  { identity, field }: { readonly identity: string; readonly field: string },
  value: Cell,
  context: Context,
): string | null {
  const key = kind.columnOf(identity, field);
  const column = kind.columns(words(), context).find((one) => one.key === key);
  const shown = kind.shown(identity, field, value, context);
  return shownText(shown, column?.kind ?? 'text', kind.shownBy(context).digits);
}

/** An instant on the company's clock; on the spreadsheet's where the company's is not known. */
export function timeOf<Context>(
  kind: EditableKind<Context>,
  instant: string,
  context: Context,
): string {
  const zone =
    kind.shownBy(context).timeZone ??
    SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(instant), zone, 'yyyy-MM-dd HH:mm');
}

/** Where an issue is. */
export function placeOf<Context>(
  kind: EditableKind<Context>,
  { identity, field, row }: Pick<Issue, 'identity' | 'field' | 'row'>,
  context: Context,
): Place {
  const w = words();
  const column = kind.columns(w, context).find(({ key }) => key === field);
  const unknown = identity.startsWith('row ');
  return {
    record: unknown ? `${w.sidebar.row} ${String(row)}` : kind.nameOf(identity, context),
    column: column ? headerOf(column, w) : null,
  };
}

/** A place in one line. */
export const inOneLine = ({ record, column }: Place): string =>
  column === null ? record : `${record} · ${column}`;
