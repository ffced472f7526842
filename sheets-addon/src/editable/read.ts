import { words } from '../settings.ts';
import { loadState, type TabState } from '../sheets/state.ts';
import { needTab, readTab, type Tab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { duplicateIssues, type Understood } from '../table/understood.ts';
import { baseOfHalf } from '../table/half-refreshed.ts';
import { diff, type Diff, type UnderstoodRow } from '../table/diff.ts';
import type { Issue } from '../table/issues.ts';
import type { EditableKind } from './kind.ts';
import { understandMixed } from './mixed-units.ts';

/** A tab as it stands now, against its base. */
export interface ReadTab<Context> {
  readonly tab: Tab;
  readonly table: SheetTable;
  readonly state: TabState<Context>;
  readonly understood: Understood;
  readonly diff: Diff;
  /** What can't be read, and rows that stand twice. */
  readonly issues: readonly Issue[];
}

/** Reads the open tab; stops where it is of another kind or its base is not known any more. */
export function readActive<Context>(kind: EditableKind<Context>): ReadTab<Context> {
  const w = words();
  const tab = needTab(kind.kind, kind.example(w));
  const state = loadState(tab.pull.id, kind.context);
  if (state === null) throw new Stop(w.action.baseGone);
  if (state.renderings) throw new Stop(w.action.mixedUnits);
  return readAgainst(kind, tab, state);
}

/** Reads a tab against a state of it. */
export function readAgainst<Context>(
  kind: EditableKind<Context>,
  tab: Tab,
  kept: TabState<Context>,
): ReadTab<Context> {
  const w = words();
  const table = readTab(tab.sheet, kind.columns(w, kept.context), kind.identity);
  const { refreshing, renderings, ...rest } = kept;
  const understood = renderings
    ? understandMixed(kind, table.rows, renderings, w)
    : kind.understand(table.rows, kept.context, w);
  const state = { ...rest, base: baseOfHalf(kept.base, understood.rows, refreshing) };
  const difference = diff(understood.rows, state.base);
  const duplicates = duplicateIssues(difference.duplicates, w.issue.duplicate);
  return {
    tab,
    table,
    state,
    understood,
    diff: difference,
    issues: [...understood.issues, ...duplicates],
  };
}

/** The row of an identity; undefined where it stands nowhere or twice. */
export function rowOf<Context>(
  { understood }: Pick<ReadTab<Context>, 'understood'>,
  identity: string,
): UnderstoodRow | undefined {
  const found = understood.rows.filter((row) => row.identity === identity);
  return found.length === 1 ? found[0] : undefined;
}
