import type { Cell } from '../../../domain/values/table.ts';
import { words } from '../settings.ts';
import type { Edit } from '../table/diff.ts';
import { conflictNote, type Conflict, type Issue } from '../table/issues.ts';
import type { EditableKind } from './kind.ts';
import { textOf, timeOf } from './shown.ts';

/** A conflict as it is kept, shown at its cell and listed in the sidebar. */
export function conflictIssue<Context>(
  kind: EditableKind<Context>,
  { identity, field, row }: Pick<Edit, 'identity' | 'field' | 'row'>,
  conflict: Conflict,
  context: Context,
): Issue {
  const w = words();
  const show = (value: Cell) => textOf(kind, { identity, field }, value, context) ?? w.issue.empty;
  const when = (instant: string) => timeOf(kind, instant, context);
  return {
    kind: 'conflict',
    identity,
    field: kind.columnOf(identity, field),
    row,
    message: conflictNote(conflict, show, when, w),
    conflict,
  };
}
