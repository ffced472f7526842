import { progress } from '../action.ts';
import { words } from '../settings.ts';
import { loadState, saveState, type TabState } from '../sheets/state.ts';
import { needTab, readTab, type Tab } from '../sheets/tab.ts';
import { appendRows, writeRows } from '../sheets/write-rows.ts';
import { paintRows } from '../sheets/write-table.ts';
import { valueIn, type Base } from '../table/base.ts';
import type { UnderstoodRow } from '../table/diff.ts';
import { lettersByKey } from '../table/layout.ts';
import type { Issue } from '../table/issues.ts';
import { rebase, type RebasedTable } from '../table/rebase.ts';
import { refreshedRow } from '../table/refreshed.ts';
import { duplicateIssues } from '../table/understood.ts';
import { conflictIssue } from './conflict-issue.ts';
import { keep } from './keep.ts';
import type { EditableKind, Pulled } from './kind.ts';
import { baseOf, contentsOf } from './open.ts';
import { readAgainst, type ReadTab } from './read.ts';

/** Refreshes the open tab: fresh figures come in, unpushed edits stay. */
export function refreshTab<Context>(kind: EditableKind<Context>): string {
  return refresh(kind, needTab(kind.kind, kind.example(words())));
}

/** Refreshes a tab in place, row by row, wherever each row stands now. */
export function refresh<Context>(kind: EditableKind<Context>, tab: Tab): string {
  const w = words();
  progress(w.action.fetching);
  const pulled = kind.pull(tab.pull.scope, w);
  progress(w.action.writing);
  const kept = loadState(tab.pull.id, kind.context);
  const state: TabState<Context> = kept ?? {
    base: {},
    context: pulled.context,
    issues: [],
    pushes: {},
  };
  const read = readAgainst(kind, tab, state);
  const single = withoutDuplicates(read);
  const rebased = rebase(kept === null ? null : read.state.base, single, baseOf(pulled.rows));
  const units = !state.renderings && kind.sameUnits(state.context, pulled.context);
  // Killed from here on, the tab holds cells of this refresh: what they are is known beforehand.
  if (kept) {
    const refreshing = baseOf(pulled.rows);
    const renderings = [
      ...(kept.renderings ?? [{ context: kept.context, values: valuesOf(read.understood.rows) }]),
      { context: pulled.context, values: rebased.shown },
    ];
    saveState(tab.pull.id, { ...read.state, refreshing, ...(!units && { renderings }) });
  }
  writeRefreshed(kind, read, pulled, rebased, units);
  const issues = issuesOf(kind, read, rebased, pulled);
  const table = readTab(tab.sheet, kind.columns(w, pulled.context), kind.identity);
  const { pushes } = state;
  const next = { base: rebased.base, context: pulled.context, issues, pushes };
  keep(kind, { tab, table, understood: read.understood }, next);
  return w.push.refreshed(rebased.kept, rebased.conflicts.length);
}

const valuesOf = (rows: readonly UnderstoodRow[]): Base =>
  Object.fromEntries(rows.map(({ identity, values }) => [identity, values]));

const withoutDuplicates = ({ understood, diff }: Pick<ReadTab<unknown>, 'understood' | 'diff'>) => {
  const twice = new Set(diff.duplicates.map(({ identity }) => identity));
  return understood.rows.filter(({ identity }) => !twice.has(identity));
};

function writeRefreshed<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  pulled: Pulled<Context>,
  rebased: RebasedTable,
  sameUnits: boolean,
): void {
  const { tab, table, understood } = read;
  const columns = kind
    .columns(words(), pulled.context)
    .filter(({ key }) => table.positions.has(key))
    .sort((a, b) => (table.positions.get(a.key) ?? 0) - (table.positions.get(b.key) ?? 0));
  const editable = new Set(columns.flatMap(({ key, editable }) => (editable ? [key] : [])));
  const single = new Map(withoutDuplicates(read).map((row) => [row.row, row]));
  const how = {
    keys: columns.map(({ key }) => key),
    letters: lettersByKey(table.positions),
    pulled: new Map(pulled.rows.map((row) => [row.identity, row.cells])),
    fieldAt: (identity: string, key: string) => fieldAt(kind, identity, key, rebased),
    isEditable: (key: string) => editable.has(key),
    show: (identity: string, field: string, value: string | number | boolean | null) =>
      kind.shown(identity, field, value, pulled.context),
    rebased,
    sameUnits,
  };
  const rows = table.rows.map((row) => refreshedRow(row, single.get(row.row), how));
  writeRows(tab.sheet, table, columns, rows);
  const here = new Set(understood.rows.map(({ identity }) => identity));
  const fresh = pulled.rows.filter(({ identity }) => !here.has(identity));
  appendRows(
    tab.sheet,
    table,
    columns,
    fresh.map((row) => contentsOf(row, columns)),
    pulled.digits,
  );
  const { background } = kind;
  const inPlace = columns.every(({ key }, i) => table.positions.get(key) === i);
  if (!background || !inPlace) return;
  paintRows(tab.sheet, columns, table.lastRow + 1, fresh.length, (row, key) =>
    background(fresh[row]?.identity ?? '', key),
  );
}

/** The field of a row that stands in a column, among the fields the row was read with. */
function fieldAt<Context>(
  kind: EditableKind<Context>,
  identity: string,
  key: string,
  { shown }: RebasedTable,
): string | null {
  const fields = Object.keys(shown[identity] ?? {});
  return fields.find((field) => kind.columnOf(identity, field) === key) ?? null;
}

function issuesOf<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  rebased: RebasedTable,
  pulled: Pulled<Context>,
): Issue[] {
  const changes = new Map(pulled.rows.map(({ identity, changed }) => [identity, changed]));
  const conflicts = rebased.conflicts.map(({ identity, field, row, conflict }): Issue => {
    const known = { ...conflict, ...changes.get(identity) };
    return conflictIssue(kind, { identity, field, row }, known, pulled.context);
  });
  const duplicates = duplicateIssues(read.diff.duplicates, words().issue.duplicate);
  const refused = stillRefused(kind, read, rebased);
  return [...conflicts, ...refused, ...read.understood.issues, ...duplicates];
}

/** Refusals of what still stands in the sheet unpushed: fresh figures settle none of them. */
function stillRefused<Context>(
  kind: EditableKind<Context>,
  { state, understood }: ReadTab<Context>,
  { shown, base }: RebasedTable,
): Issue[] {
  const here = new Set(understood.rows.map(({ identity }) => identity));
  return state.issues.filter(({ kind: what, identity, field }) => {
    if (what !== 'refused' || !here.has(identity)) return false;
    if (field === null) return !Object.hasOwn(base, identity);
    const fields = Object.keys(shown[identity] ?? {});
    return fields.some(
      (one) =>
        kind.columnOf(identity, one) === field &&
        valueIn(shown, identity, one) !== valueIn(base, identity, one),
    );
  });
}
