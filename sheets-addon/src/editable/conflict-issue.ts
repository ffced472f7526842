import type { Cell } from '../../../domain/values/table.ts';
import { words } from '../settings.ts';
import type { Edit } from '../table/diff.ts';
import { conflictNote, type Conflict, type Issue } from '../table/issues.ts';
import type { EditableKind } from './kind.ts';

/** A conflict as it is kept, shown at its cell and listed in the sidebar. */
export function conflictIssue<Context>(
  kind: EditableKind<Context>,
  { identity, field, row }: Pick<Edit, 'identity' | 'field' | 'row'>,
  conflict: Conflict,
  context: Context,
): Issue {
  const w = words();
  const show = (value: Cell): string => {
    const shown = kind.shown(identity, field, value, context);
    return shown === null ? w.issue.empty : String(shown);
  };
  return {
    kind: 'conflict',
    identity,
    field: kind.columnOf(identity, field),
    row,
    message: conflictNote(conflict, show, localTime, w),
    conflict,
  };
}

/** An instant on the spreadsheet's clock. */
function localTime(instant: string): string {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(instant), zone, 'yyyy-MM-dd HH:mm');
}
