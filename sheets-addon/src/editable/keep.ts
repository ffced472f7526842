import { showMarks, type Mark } from '../sheets/marks.ts';
import { saveState, type TabState } from '../sheets/state.ts';
import { namePull } from '../sheets/tab.ts';
import type { UnderstoodRow } from '../table/diff.ts';
import type { Issue } from '../table/issues.ts';
import { freshPull, lineOf } from './open.ts';
import type { EditableKind } from './kind.ts';
import type { ReadTab } from './read.ts';

/**
 * Keeps a new state of a tab under a new pull, marks what is to be settled, and only then names
 * the new pull in the tab. Killed anywhere before, the tab stands against its old base, and a
 * repeated push is answered `same`. A copy of the tab goes on standing against the old base too:
 * else its unchanged cells would look like edits that take this push back.
 */
export function keep<Context>(
  kind: EditableKind<Context>,
  read: Pick<ReadTab<Context>, 'tab' | 'table' | 'understood'>,
  state: TabState<Context>,
): void {
  const { tab, table, understood } = read;
  const pull = freshPull(kind, tab.pull.scope);
  saveState(pull.id, state);
  const marks = marksOf(state.issues, understood.rows, kind.identity[0] ?? '');
  const identities = new Map(understood.rows.map(({ identity, row }) => [row, identity]));
  showMarks(
    tab.sheet,
    table,
    [...kind.identity, ...kind.pushed, ...(kind.marked ?? [])],
    marks,
    (row, key) => {
      const identity = identities.get(row);
      return identity === undefined ? null : (kind.background?.(identity, key) ?? null);
    },
  );
  namePull(tab, lineOf(pull, now()));
}

/** Where each issue stands now: by identity, else where it was found. */
export function marksOf(
  issues: readonly Issue[],
  rows: readonly UnderstoodRow[],
  rowColumn: string,
): Mark[] {
  const places = new Map(rows.map(({ identity, row }) => [identity, row]));
  return issues.map(({ kind, identity, field, row, message }) => ({
    row: kind === 'duplicate' ? row : (places.get(identity) ?? row),
    column: field ?? rowColumn,
    kind,
    note: message,
  }));
}

/** The time of a push as the pull's line shows it, on the spreadsheet's clock. */
const now = (): string => {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return Utilities.formatDate(new Date(), zone, 'yyyy-MM-dd HH:mm');
};
