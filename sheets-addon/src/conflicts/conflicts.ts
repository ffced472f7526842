import { actForPage, type ActionResult } from '../action.ts';
import type { EditableKind } from '../editable/kind.ts';
import { readAgainst, rowOf, type ReadTab } from '../editable/read.ts';
import { settle } from '../editable/settle.ts';
import { placeOf, textOf, timeOf } from '../editable/shown.ts';
import { locale, words } from '../settings.ts';
import { loadState, type TabState } from '../sheets/state.ts';
import { activeTab, type Tab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { withKind } from '../tab-kind.ts';
import type { Choice } from '../table/choice.ts';
import type { Conflict, Issue } from '../table/issues.ts';
import { openConflicts } from './open.ts';
import type { ConflictsState, ShownConflict } from './state.ts';

/** Shows the dialog for the open tab; stops where there is nothing to settle. */
export function showConflicts(): string {
  const w = words();
  const tab = activeTab();
  const { conflicts } = conflictsOf(tab);
  if (!tab || conflicts.length === 0) throw new Stop(w.conflicts.none);
  openConflicts(tab.sheet.getName(), conflicts.length);
  return '';
}

/** Every conflict of the open tab as the dialog shows it. */
export const conflictsState = (): ConflictsState => conflictsOf(activeTab());

/** Settles conflicts of the open tab, for a page that says itself what became of it. */
export function settleConflicts(choices: readonly Choice[]): ActionResult {
  const { conflicts } = words();
  return actForPage(conflicts.settle, () => {
    const tab = activeTab();
    const said = tab && withKind(tab, (kind) => settle(kind, choices));
    if (said === null) throw new Stop(conflicts.none);
    return said;
  });
}

function conflictsOf(tab: Tab | null): ConflictsState {
  const known = tab && withKind(tab, (kind) => conflictsIn(kind, tab));
  return { locale: locale(), ...(known ?? { units: null, conflicts: [] }) };
}

function conflictsIn<Context>(
  kind: EditableKind<Context>,
  tab: Tab,
): Omit<ConflictsState, 'locale'> {
  const state = loadState(tab.pull.id, kind.context);
  if (state === null) return { units: null, conflicts: [] };
  const units = kind.units?.(state.context, words()) ?? null;
  return { units, conflicts: shownConflicts(kind, tab, state) };
}

/** The conflicts of a tab, with the values that stand in the sheet by now. */
export function shownConflicts<Context>(
  kind: EditableKind<Context>,
  tab: Tab,
  state: TabState<Context>,
): ShownConflict[] {
  if (!state.issues.some((issue) => issue.conflict)) return [];
  const read = readAgainst(kind, tab, state);
  return state.issues.flatMap((issue) =>
    issue.conflict ? [shownConflict(kind, read, issue, issue.conflict)] : [],
  );
}

function shownConflict<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  issue: Issue,
  { field, base, mine: pushed, theirs, by, at }: Conflict,
): ShownConflict {
  const { context } = read.state;
  const { identity } = issue;
  const row = rowOf(read, identity);
  const mine = row?.values[field];
  const text = (value: Conflict['mine']) => textOf(kind, { identity, field }, value, context);
  const { record, column } = placeOf(kind, issue, context);
  return {
    identity,
    field: issue.field ?? '',
    record,
    column: column ?? '',
    base: text(base),
    mine: text(row ? (mine ?? null) : pushed),
    theirs: text(theirs),
    by,
    at: at === null ? null : timeOf(kind, at, context),
    state: row === undefined ? 'gone' : mine === undefined ? 'unreadable' : 'open',
    seen: { ...(mine !== undefined && { mine }), theirs },
  };
}
