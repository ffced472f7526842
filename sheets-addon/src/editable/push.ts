import { progress } from '../action.ts';
import { openConflicts } from '../conflicts/open.ts';
import { words } from '../settings.ts';
import { applyAnswers } from '../table/answers.ts';
import { withValues, type Base } from '../table/base.ts';
import type { Edit, UnderstoodRow } from '../table/diff.ts';
import type { Issue } from '../table/issues.ts';
import { issuesOfPush } from './issues-of-push.ts';
import { keep } from './keep.ts';
import type { Added, EditableKind, Sent } from './kind.ts';
import { listed } from './listed.ts';
import { readActive, type ReadTab } from './read.ts';
import { refreshTab } from './refresh.ts';
import { withEmptied } from './emptied.ts';
import { remembered } from './remembered.ts';
import { writeChanged } from './write-changed.ts';

/** What a push did, for the sentence and for actions that push first. */
export interface PushResult {
  readonly stored: number;
  readonly added: number;
  /** Cells and rows that there was no time to send. */
  readonly unsent: number;
  /** What is left to look at. */
  readonly issues: readonly Issue[];
}

/** Pushes the edits of the open tab and says what became of them. */
export function pushTab<Context>(kind: EditableKind<Context>): string {
  const read = readActive(kind);
  const result = pushRead(kind, read);
  const restored = askMissing(kind, read);
  const conflicts = result.issues.filter((issue) => issue.conflict).length;
  if (conflicts > 0) openConflicts(read.tab.sheet.getName(), conflicts);
  return sentence(result, restored);
}

/** Pushes what was read: edits by identity, then the rows that are new. */
export function pushRead<Context>(kind: EditableKind<Context>, read: ReadTab<Context>): PushResult {
  const { state, tab, table } = read;
  const w = words();
  const { edits, fresh } = sortOut(kind, read);
  if (edits.length > 0) progress(w.action.sending(edits.length));
  const sent: Sent =
    edits.length > 0
      ? kind.send({ ...state, edits, scope: tab.pull.scope }, w)
      : { answers: [], changed: () => ({}) };
  // Nothing new to keep: the tab is as it was after the last push.
  if (edits.length + fresh.length + read.issues.length + state.issues.length === 0) {
    return { stored: 0, added: 0, unsent: 0, issues: [] };
  }
  const pushed = applyAnswers(state.base, edits, sent.answers);
  const added = kind.add && fresh.length > 0 ? kind.add(fresh, state.context, w) : [];
  const issues = [
    ...read.issues,
    ...issuesOfPush(kind, pushed, state.context),
    ...refusedRows(added),
  ];
  const base = withEmptied(kind, read, pushed.taken, withAdded(pushed.base, added));
  writeChanged(tab.sheet, table, read.understood.rows, sent.changed);
  const answered = sent.answers.filter((answer) => answer !== undefined).length;
  const unsent = edits.length - answered + (kind.add ? fresh.length - added.length : 0);
  const done = { taken: pushed.taken, base, added, cutShort: unsent > 0 };
  const pushes = remembered(kind, state, done);
  keep(kind, read, { base, context: state.context, issues, pushes });
  return {
    stored: pushed.stored,
    added: added.filter((one) => one.stored).length,
    unsent,
    issues,
  };
}

/**
 * Edits of rows that were pulled, and rows that are new where new rows are records of their own.
 */
function sortOut<Context>(
  kind: EditableKind<Context>,
  { diff, state, understood }: ReadTab<Context>,
): { edits: Edit[]; fresh: UnderstoodRow[] } {
  if (!kind.add) return { edits: [...diff.edits], fresh: [] };
  const known = (identity: string) => Object.hasOwn(state.base, identity);
  const twice = new Set(diff.duplicates.map((row) => row.identity));
  const broken = new Set(understood.issues.map((issue) => issue.identity));
  return {
    edits: diff.edits.filter((edit) => known(edit.identity)),
    fresh: understood.rows.filter(
      ({ identity }) => !known(identity) && !twice.has(identity) && !broken.has(identity),
    ),
  };
}

const refusedRows = (added: readonly Added[]): Issue[] =>
  added.flatMap((one): Issue[] => {
    if (one.stored) return [];
    const { identity, row } = one.row;
    return [{ kind: 'refused', identity, field: null, row, message: one.message }];
  });

const withAdded = (base: Base, added: readonly Added[]): Base =>
  added.reduce(
    (all, one) =>
      one.stored
        ? withValues(
            { ...all, [one.row.identity]: {} },
            Object.entries(one.row.values).map(([field, value]) => ({
              identity: one.row.identity,
              field,
              value,
            })),
          )
        : all,
    base,
  );

/**
 * Asks about rows that were pulled and are gone; puts them back, or forgets that they were here.
 * Where rows may go, those that are not put back are taken out of what is stored.
 */
function askMissing<Context>(kind: EditableKind<Context>, read: ReadTab<Context>): string | null {
  const { missing } = read.diff;
  if (missing.length === 0) return null;
  const w = words();
  const names = missing.map((id) => kind.nameOf(id, read.state.context));
  const question = kind.remove ? w.contracts.linesMissing : w.push.missing;
  const text = question(missing.length, listed(names));
  const ui = SpreadsheetApp.getUi();
  const yes = ui.alert(read.tab.sheet.getName(), text, ui.ButtonSet.YES_NO) === ui.Button.YES;
  if (kind.remove ? !yes : yes) return refreshTab(kind);
  kind.remove?.(missing, read.state.context);
  const again = readActive(kind);
  const base = Object.fromEntries(
    Object.entries(again.state.base).filter(([identity]) => !missing.includes(identity)),
  );
  keep(kind, again, { ...again.state, base });
  return null;
}

function sentence({ stored, added, unsent, issues }: PushResult, restored: string | null): string {
  const w = words();
  if (stored + added + unsent + issues.length === 0 && restored === null) return w.action.nothing;
  const parts = [
    stored > 0 ? w.push.done(stored) : '',
    added > 0 ? w.push.added(added) : '',
    issues.length > 0 ? w.push.left(issues.length) : '',
    unsent > 0 ? w.action.timeUp(unsent) : '',
    restored ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
