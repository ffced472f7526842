import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { applyAnswers } from '../table/answers.ts';
import { withValues } from '../table/base.ts';
import { asText } from '../table/text-proof.ts';
import type { Conflict, Issue } from '../table/issues.ts';
import { keep } from './keep.ts';
import type { EditableKind } from './kind.ts';
import { issuesOfPush } from './push.ts';
import { readActive, type ReadTab } from './read.ts';

/** Which of the two values of a conflict shall stand. */
export type Choice = 'mine' | 'theirs';

/** Settles one conflict of the open tab the way a person chose. */
export function settle<Context>(
  kind: EditableKind<Context>,
  identity: string,
  column: string,
  choice: Choice,
): string {
  const read = readActive(kind);
  const issue = read.state.issues.find(
    (one) => one.identity === identity && one.field === column && one.conflict !== undefined,
  );
  if (!issue?.conflict) throw new Stop(words().sidebar.gone);
  return choice === 'mine'
    ? keepMine(kind, read, issue, issue.conflict)
    : takeTheirs(kind, read, issue, issue.conflict);
}

/** Sends mine again, this time against what is stored now: a later change is a conflict anew. */
function keepMine<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  issue: Issue,
  { field, theirs }: Conflict,
): string {
  const row = read.understood.rows.find(({ identity }) => identity === issue.identity);
  const mine = row?.values[field];
  if (row === undefined || mine === undefined) throw new Stop(words().sidebar.gone);
  const edit = { row: row.row, identity: issue.identity, field, base: theirs, mine };
  const push = { ...read.state, edits: [edit], scope: read.tab.pull.scope };
  const pushed = applyAnswers(read.state.base, [edit], kind.send(push, words()).answers);
  const left = read.state.issues.filter((one) => one !== issue);
  const issues = [...left, ...issuesOfPush(kind, pushed, read.state.context)];
  keep(kind, read, { ...read.state, base: pushed.base, issues });
  return pushed.stored > 0 ? words().sidebar.kept : (issues.at(-1)?.message ?? '');
}

function takeTheirs<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  issue: Issue,
  { field, theirs }: Conflict,
): string {
  const { tab, table, state } = read;
  const row = read.understood.rows.find(({ identity }) => identity === issue.identity)?.row;
  const position = table.positions.get(issue.field ?? '');
  if (row === undefined || position === undefined) throw new Stop(words().sidebar.gone);
  const shown = kind.shown(issue.identity, field, theirs, state.context) ?? '';
  tab.sheet.getRange(row, position + 1).setValue(typeof shown === 'string' ? asText(shown) : shown);
  const base = withValues(state.base, [{ identity: issue.identity, field, value: theirs }]);
  keep(kind, read, { ...state, base, issues: state.issues.filter((one) => one !== issue) });
  return words().sidebar.taken;
}
