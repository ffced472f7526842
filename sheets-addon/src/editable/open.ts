import { progress } from '../action.ts';
import { words } from '../settings.ts';
import { saveState } from '../sheets/state.ts';
import { newTab } from '../sheets/tab.ts';
import { writeTable } from '../sheets/write-table.ts';
import type { Base } from '../table/base.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { newPullId, pullLine, type Pull, type PullKind } from '../table/pull.ts';
import type { EditableKind, Pulled } from './kind.ts';
import type { PulledRow } from '../table/pulled.ts';

/** Pulls a scope into a new tab and shows it. Returns what was pulled. */
export function openTab<Context>(kind: EditableKind<Context>, scope: string): Pulled<Context> {
  const w = words();
  progress(w.action.fetching);
  const pulled = kind.pull(scope, w);
  progress(w.action.writing);
  const pull = freshPull(kind, scope);
  // The base is kept first: a tab never names a pull of which nothing is known.
  saveState(pull.id, {
    base: baseOf(pulled.rows),
    context: pulled.context,
    issues: [],
    pushes: {},
  });
  const columns = kind.columns(w, pulled.context);
  const table = {
    title: pulled.title,
    pull: lineOf(pull, pulled.at),
    head: kind.head(w),
    columns,
    rows: pulled.rows.map((row) => contentsOf(row, columns)),
  };
  const { background } = kind;
  const look = {
    digits: pulled.digits,
    frozenColumns: kind.frozenColumns,
    tabColour: kind.tabColour,
    rules: kind.rules(w, columns),
    ...(background && {
      background: (row: number, key: string) => background(pulled.rows[row]?.identity ?? '', key),
    }),
  };
  const sheet = newTab(kind.tabName(scope, w));
  writeTable(sheet, table, look, w);
  sheet.activate();
  return pulled;
}

/** The base of pulled rows: what the service holds, by identity. */
export const baseOf = (rows: readonly PulledRow[]): Base =>
  Object.fromEntries(rows.map((row) => [row.identity, row.values]));

/** A pull that no tab names yet. */
export const freshPull = (kind: { readonly kind: PullKind }, scope: string): Pull => ({
  id: newPullId(Utilities.getUuid()),
  kind: kind.kind,
  scope,
});

/** The line that names a pull, with who pulled it and when. */
export const lineOf = (pull: Pull, at: string): string =>
  pullLine(pull, at, Session.getActiveUser().getEmail());

/** The contents of a row in the order of the columns. */
export const contentsOf = (row: PulledRow, columns: readonly Column[]): Content[] =>
  columns.map(({ key }) => row.cells[key] ?? null);
