import { words } from '../settings.ts';
import { writeCells } from '../sheets/write-cells.ts';
import { applyAnswers, type Pushed } from '../table/answers.ts';
import { valueIn, withValues } from '../table/base.ts';
import { isAsSeen, type Choice } from '../table/choice.ts';
import type { Edit } from '../table/diff.ts';
import type { Conflict, Issue } from '../table/issues.ts';
import { issuesOfPush } from './issues-of-push.ts';
import { keep } from './keep.ts';
import type { EditableKind, Sent } from './kind.ts';
import { readActive, rowOf, type ReadTab } from './read.ts';
import { withEmptied } from './emptied.ts';
import { remembered } from './remembered.ts';
import { writeChanged } from './write-changed.ts';

/** One conflict with what a person chose, and its row. */
interface Chosen {
  readonly issue: Issue;
  readonly conflict: Conflict;
  readonly row: number;
  readonly keep: Choice['keep'];
  readonly mine: Edit['mine'];
}

/** Settles conflicts of the open tab the way a person chose; the others are left as they are. */
export function settle<Context>(kind: EditableKind<Context>, choices: readonly Choice[]): string {
  const read = readActive(kind);
  const chosen = choices.flatMap((choice) => chosenOf(read, choice) ?? []);
  const mine = chosen.filter((one) => one.keep === 'mine');
  const theirs = chosen.filter((one) => one.keep === 'theirs');
  const { pushed, changed, unsent } = sendMine(kind, read, mine);
  showTheirs(kind, read, theirs);
  const { state, understood, tab, table } = read;
  writeChanged(tab.sheet, table, understood.rows, changed);
  const base = withValues(
    withEmptied(kind, read, pushed.taken, pushed.base),
    theirs.map(({ issue: { identity }, conflict: { field, theirs: value } }) => {
      return { identity, field, value };
    }),
  );
  const pushes =
    mine.length > 0
      ? remembered(kind, state, { taken: pushed.taken, base, cutShort: unsent.length > 0 })
      : state.pushes;
  const sent = chosen.filter(({ issue }) => !unsent.includes(issue));
  keep(kind, read, { ...state, base, issues: issuesLeft(kind, read, sent, pushed), pushes });
  const said = sentence(choices, chosen, pushed);
  return unsent.length > 0 ? `${said} ${words().action.timeUp(unsent.length)}`.trim() : said;
}

/** A choice with its conflict, or null where that is not what the person saw any more. */
function chosenOf<Context>(read: ReadTab<Context>, choice: Choice): Chosen | null {
  const issue = read.state.issues.find(
    ({ identity, field, conflict }) =>
      identity === choice.identity && field === choice.field && conflict !== undefined,
  );
  const row = rowOf(read, choice.identity);
  if (!issue?.conflict || !row) return null;
  const mine = row.values[issue.conflict.field];
  if (!isAsSeen(choice, issue.conflict, mine)) return null;
  return { issue, conflict: issue.conflict, row: row.row, keep: choice.keep, mine: mine ?? null };
}

/**
 * Sends every kept value again in one push, this time against what is stored now: a change made
 * meanwhile is a conflict anew. What there was no time to send is in conflict as before.
 */
function sendMine<Context>(
  kind: EditableKind<Context>,
  { state, tab }: ReadTab<Context>,
  kept: readonly Chosen[],
): { pushed: Pushed; changed: Sent['changed']; unsent: readonly Issue[] } {
  const edits = kept.map(
    ({ issue: { identity }, conflict: { field, theirs }, row, mine }): Edit => {
      return { row, identity, field, base: theirs, mine };
    },
  );
  const sent: Sent =
    edits.length > 0
      ? kind.send({ ...state, edits, scope: tab.pull.scope }, words())
      : { answers: [], changed: () => ({}) };
  const unsent = kept.filter((_, i) => sent.answers[i] === undefined).map(({ issue }) => issue);
  const pushed = applyAnswers(state.base, edits, sent.answers);
  return { pushed, changed: sent.changed, unsent };
}

function showTheirs<Context>(
  kind: EditableKind<Context>,
  { tab, table, state }: ReadTab<Context>,
  taken: readonly Chosen[],
): void {
  const cells = taken.map(({ issue: { identity, field: key }, conflict, row }) => {
    const content = kind.shown(identity, conflict.field, conflict.theirs, state.context);
    return { row, key: key ?? '', content };
  });
  writeCells(tab.sheet, table, kind.columns(words(), state.context), cells);
}

/** A value that was refused stays in conflict: taking theirs is still a way out. */
function issuesLeft<Context>(
  kind: EditableKind<Context>,
  { state }: ReadTab<Context>,
  sent: readonly Chosen[],
  { conflicts, refused }: Pushed,
): Issue[] {
  const settled = sent
    .filter(
      ({ issue, conflict }) =>
        !refused.some(
          ({ edit }) => edit.identity === issue.identity && edit.field === conflict.field,
        ),
    )
    .map(({ issue }) => issue);
  // What was pulled first is still what both values are compared with by eye.
  const again = conflicts.map(({ edit, conflict }) => {
    const base = valueIn(state.base, edit.identity, edit.field);
    return { edit, conflict: { ...conflict, base } };
  });
  const anew = issuesOfPush(kind, { conflicts: again, refused: [] }, state.context);
  return [...state.issues.filter((issue) => !settled.includes(issue)), ...anew];
}

function sentence(
  choices: readonly Choice[],
  chosen: readonly Chosen[],
  { stored, conflicts, refused }: Pushed,
): string {
  const { conflicts: say } = words();
  const theirs = chosen.filter((one) => one.keep === 'theirs').length;
  const parts = [
    stored > 0 ? say.kept(stored) : '',
    theirs > 0 ? say.taken(theirs) : '',
    conflicts.length > 0 ? say.again(conflicts.length) : '',
    choices.length > chosen.length ? say.moved(choices.length - chosen.length) : '',
    refused.length > 0 ? say.refused(refused.length) : '',
    ...new Set(refused.map(({ message }) => message)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
