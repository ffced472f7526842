import type { CellAnswer } from '../../../api/cells.ts';
import { progress } from '../action.ts';
import { words } from '../settings.ts';
import { saveState } from '../sheets/state.ts';
import { writeCells } from '../sheets/write-cells.ts';
import { Stop } from '../stop.ts';
import { withValues } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import type { Issue } from '../table/issues.ts';
import type { LastPush, LastPushes, StoredCell } from '../table/last-push.ts';
import { keep } from './keep.ts';
import type { EditableKind } from './kind.ts';
import { listed } from './listed.ts';
import { rowOf, type ReadTab } from './read.ts';
import { isHeldBack, isStored, sendTogether } from './send-together.ts';
import { inOneLine, placeOf, textOf, timeOf } from './shown.ts';
import { writeChanged } from './write-changed.ts';

/** One cell of a push that is to be set back, and what became of it. */
interface Answered {
  readonly cell: StoredCell;
  readonly answer: CellAnswer | undefined;
}

/**
 * Sets a push back as a push the other way: what it stored is the base. Where the service refuses
 * it as a whole, nothing changes and every cell that stands in the way is shown. Where somebody
 * wrote to a row in that very moment, the others are set back, and what is not is shown.
 */
export function setBack<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  person: string,
  last: LastPush,
): string {
  const w = words();
  const stored = [...last.cells, ...last.along];
  progress(w.action.sending(stored.length));
  const sent = sendTogether(kind, read, stored.map(editBack));
  const all = stored.map((cell, i): Answered => ({ cell, answer: sent.answers[i] }));
  const left = all.filter(({ answer }) => !isStored(answer));
  const nothing = left.length > 0 && !all.some(({ answer }) => answer?.outcome === 'taken');
  const isDone = (cell: StoredCell) => !nothing && !left.some((one) => one.cell === cell);
  const done = last.cells.filter(isDone);
  // What a push emptied is shown again; what came with a target was never typed, and stays.
  const again = last.along.filter((cell) => cell.before !== null && isDone(cell));
  // Where nothing was set back, only what stands in the way is worth a mark.
  const shown = nothing ? left.filter(({ answer }) => !isHeldBack(answer)) : left;
  const issues = shown.map((one) => issueOf(kind, read, one));
  const values = [...done, ...again].map(valueBefore);
  const refreshing = withValues(read.state.base, values);
  // Killed from here on, the tab holds cells that were set back: they are no edits.
  saveState(read.tab.pull.id, { ...read.state, refreshing });
  writeChanged(read.tab.sheet, read.table, read.understood.rows, sent.changed);
  showBefore(kind, read, [...done, ...again]);
  keepAfter(
    kind,
    read,
    [...done, ...again],
    issues,
    withoutDone(read.state.pushes, person, last, left),
  );
  if (left.length === 0) return w.undo.done(done.length);
  const said = nothing ? w.undo.refused : w.undo.partly(done.length, left.length);
  throw new Stop(`${said}\n\n${listed(issues.map((issue) => inWords(kind, read, issue)))}`);
}

/** The row plays no part in sending: it is found again by identity when something is shown. */
const editBack = ({ identity, field, before, after }: StoredCell): Edit => ({
  row: 0,
  identity,
  field,
  base: after,
  mine: before,
});

const valueBefore = ({ identity, field, before: value }: StoredCell) => ({
  identity,
  field,
  value,
});

/** Shows what stood in the cells before, except where something else was typed since. */
function showBefore<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  done: readonly StoredCell[],
): void {
  const { tab, table, state } = read;
  const cells = done.flatMap(({ identity, field, before, after }) => {
    const row = rowOf(read, identity);
    if (row?.values[field] !== after) return [];
    const content = kind.shown(identity, field, before, state.context);
    return [{ row: row.row, key: kind.columnOf(identity, field), content }];
  });
  writeCells(tab.sheet, table, kind.columns(words(), state.context), cells);
}

/** Keeps what stands now. */
function keepAfter<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  done: readonly StoredCell[],
  issues: readonly Issue[],
  pushes: LastPushes,
): void {
  const { state } = read;
  const values = done.map(valueBefore);
  const said = new Set([
    ...issues.map(keyOf),
    ...done.map(({ identity, field }) =>
      keyOf({ identity, field: kind.columnOf(identity, field) }),
    ),
  ]);
  // What an earlier attempt said about these cells is said anew, or holds no more.
  const others = state.issues.filter(
    (issue) => issue.kind !== 'refused' || !said.has(keyOf(issue)),
  );
  const base = withValues(state.base, values);
  keep(kind, read, { ...state, base, issues: [...others, ...issues], pushes });
}

const keyOf = ({ identity, field }: Pick<Issue, 'identity' | 'field'>): string =>
  `${identity} ${field ?? ''}`;

/** Forgets the person's push where all of it is set back; else keeps what is left of it. */
function withoutDone(
  pushes: LastPushes,
  person: string,
  last: LastPush,
  left: readonly Answered[],
): LastPushes {
  const others = Object.fromEntries(Object.entries(pushes).filter(([who]) => who !== person));
  if (left.length === 0) return others;
  const rest = new Set(left.map(({ cell }) => cell));
  const cells = last.cells.filter((cell) => rest.has(cell));
  const along = last.along.filter((cell) => rest.has(cell));
  return { ...others, [person]: { ...last, cells, along } };
}

/** Why a cell was not set back, shown at it. */
function issueOf<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  { cell, answer }: Answered,
): Issue {
  const { identity } = cell;
  const row = rowOf(read, identity)?.row ?? read.table.headerRow;
  const field = kind.columnOf(identity, cell.field);
  const message = reasonOf(kind, cell, answer, read.state.context);
  return { kind: 'refused', identity, field, row, message };
}

function reasonOf<Context>(
  kind: EditableKind<Context>,
  cell: StoredCell,
  answer: CellAnswer | undefined,
  context: Context,
): string {
  const { undo, issue } = words();
  if (answer?.outcome === 'refused') return answer.problem.message;
  if (answer?.outcome !== 'conflict') return undo.heldBack;
  const at = answer.at === null ? '' : ` (${timeOf(kind, answer.at, context)})`;
  const now = textOf(kind, cell, answer.theirs, context) ?? issue.empty;
  return undo.changed(answer.by ?? issue.somebody, at, now);
}

const inWords = <Context>(
  kind: EditableKind<Context>,
  { state }: ReadTab<Context>,
  issue: Issue,
): string => `${inOneLine(placeOf(kind, issue, state.context))}: ${issue.message}`;
