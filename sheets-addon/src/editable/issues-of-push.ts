import type { Pushed } from '../table/answers.ts';
import type { Issue } from '../table/issues.ts';
import { conflictIssue } from './conflict-issue.ts';
import type { EditableKind } from './kind.ts';

/** What a push left to be settled. */
export function issuesOfPush<Context>(
  kind: EditableKind<Context>,
  { conflicts, refused }: Pick<Pushed, 'conflicts' | 'refused'>,
  context: Context,
): Issue[] {
  return [
    ...conflicts.map(({ edit, conflict }) => conflictIssue(kind, edit, conflict, context)),
    ...refused.map(({ edit, message }): Issue => {
      const { identity, field, row } = edit;
      return { kind: 'refused', identity, field: kind.columnOf(identity, field), row, message };
    }),
  ];
}
