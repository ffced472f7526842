import { company } from '../../../api/routes/company.ts';
import { lastFinished, runningProgress, sentenceOf } from '../action.ts';
import { call } from '../call.ts';
import { kindsToFile } from '../contracts/files.ts';
import { shownConflicts } from '../conflicts/conflicts.ts';
import type { ShownConflict } from '../conflicts/state.ts';
import type { EditableKind } from '../editable/kind.ts';
import { inOneLine, placeOf } from '../editable/shown.ts';
import { currentMonth } from '../plans/open.ts';
import { locale, words } from '../settings.ts';
import { loadState } from '../sheets/state.ts';
import { activeTab, readTab, type Tab } from '../sheets/tab.ts';
import { withKind } from '../tab-kind.ts';
import type { Issue } from '../table/issues.ts';
import { sidebarActions } from './actions.ts';
import type { SidebarPerson, SidebarProblem, SidebarPulse, SidebarState } from './state.ts';

/** Shows the sidebar. */
export function openSidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle(words().sidebar.title);
  SpreadsheetApp.getUi().showSidebar(page);
}

/** Everything the sidebar shows, apart from the person. */
export function sidebarState(): SidebarState {
  const w = words();
  const tab = activeTab();
  return {
    words: w.sidebar,
    actions: sidebarActions(tab?.pull.kind ?? null, w),
    month: tab?.pull.kind === 'plan' ? tab.pull.scope : currentMonth(),
    lastSync: tab ? syncOf(tab) : null,
    problems: tab ? problemsOf(tab) : [],
    ofContracts: tab?.pull.kind === 'contracts',
    stamp: stamp(),
  };
}

/** Whether something runs, and whether there is something new: cheap, because it is asked often. */
export const sidebarPulse = (): SidebarPulse => ({ running: runningProgress(), stamp: stamp() });

const stamp = (): string => {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  return `${lastFinished() ?? ''} ${String(sheet.getSheetId())}`;
};

/** Who is signed in, asked of the service. */
export function sidebarPerson(): SidebarPerson {
  try {
    const { name, email, roles, territories } = call(company.me);
    const uploader = { locale: locale(), kinds: kindsToFile(roles) };
    return { name, email, roles, territories, uploader };
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

/** Goes to the cell of a problem, wherever its row stands by now. */
export function goToProblem(identity: string, field: string | null, row: number): void {
  const tab = activeTab();
  if (!tab) return;
  const place = withKind(tab, (kind) => cellOf(kind, tab, identity, field));
  tab.sheet.getRange(place?.row ?? row, place?.column ?? 1).activate();
}

function cellOf<Context>(
  kind: EditableKind<Context>,
  tab: Tab,
  identity: string,
  field: string | null,
): { row: number | undefined; column: number } | null {
  const state = loadState(tab.pull.id, kind.context);
  if (!state) return null;
  const w = words();
  const table = readTab(tab.sheet, kind.columns(w, state.context), kind.identity);
  const { rows } = kind.understand(table.rows, state.context, w);
  const found = rows.filter((one) => one.identity === identity);
  const position = table.positions.get(field ?? kind.identity[0] ?? '') ?? 0;
  // A row that stands twice is gone to where it was found.
  return { row: found.length === 1 ? found[0]?.row : undefined, column: position + 1 };
}

function problemsOf(tab: Tab): SidebarProblem[] {
  return (
    withKind(tab, (kind) => {
      const state = loadState(tab.pull.id, kind.context);
      if (state === null) return [];
      const conflicts = shownConflicts(kind, tab, state);
      return state.issues.map((issue) => problemOf(kind, issue, state.context, conflicts));
    }) ?? []
  );
}

function problemOf<Context>(
  kind: EditableKind<Context>,
  issue: Issue,
  context: Context,
  conflicts: readonly ShownConflict[],
): SidebarProblem {
  const { identity, field, row, message } = issue;
  const place = inOneLine(placeOf(kind, issue, context));
  const conflict = conflicts.find(
    (one) => issue.conflict && one.identity === identity && one.field === field,
  );
  return { identity, field, row, place, message, conflict: conflict ?? null };
}

/** The time and the person of a tab's pull, from its line. */
function syncOf({ sheet, at }: Tab): string {
  const line = String(sheet.getRange(at.row, at.column).getValue());
  return line.split(' · ').slice(3).join(' · ');
}
