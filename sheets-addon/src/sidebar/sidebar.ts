import { company } from '../../../api/routes/company.ts';
import { act, lastFinished, runningProgress, sentenceOf, type ActionResult } from '../action.ts';
import { call } from '../call.ts';
import { customerKind } from '../customers/kind.ts';
import type { EditableKind } from '../editable/kind.ts';
import { settle, type Choice } from '../editable/settle.ts';
import { planKind } from '../plans/kind.ts';
import { currentMonth } from '../plans/open.ts';
import { productKind } from '../products/kind.ts';
import { words } from '../settings.ts';
import { loadState } from '../sheets/state.ts';
import { activeTab, readTab, type Tab } from '../sheets/tab.ts';
import { headerOf } from '../table/columns.ts';
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
    return { name, email, roles, territories };
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

/** Goes to the cell of a problem, wherever its row stands by now. */
export function goToProblem(identity: string, field: string | null, row: number): void {
  const tab = activeTab();
  if (!tab) return;
  const place = withKind(tab, (kind) => placeOf(kind, tab, identity, field));
  tab.sheet.getRange(place?.row ?? row, place?.column ?? 1).activate();
}

/** Settles one conflict of the open tab. */
export function settleProblem(identity: string, field: string, choice: Choice): ActionResult {
  const { sidebar } = words();
  return act(choice === 'mine' ? sidebar.keepMine : sidebar.takeTheirs, () => {
    const tab = activeTab();
    return (tab && withKind(tab, (kind) => settle(kind, identity, field, choice))) ?? sidebar.gone;
  });
}

/** Does something with the kind of an editable tab; null for tabs of another kind. */
function withKind<T>(tab: Tab, use: <Context>(kind: EditableKind<Context>) => T): T | null {
  switch (tab.pull.kind) {
    case 'plan':
      return use(planKind);
    case 'customers':
      return use(customerKind);
    case 'products':
      return use(productKind);
    default:
      return null;
  }
}

function placeOf<Context>(
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
      return state?.issues.map((issue) => problemOf(kind, issue, state.context)) ?? [];
    }) ?? []
  );
}

function problemOf<Context>(
  kind: EditableKind<Context>,
  issue: Issue,
  context: Context,
): SidebarProblem {
  const w = words();
  const column = kind.columns(w, context).find(({ key }) => key === issue.field);
  const known = issue.identity.startsWith('row ')
    ? `${w.sidebar.row} ${String(issue.row)}`
    : kind.nameOf(issue.identity, context);
  return {
    identity: issue.identity,
    field: issue.field,
    row: issue.row,
    place: column ? `${known} · ${headerOf(column, w)}` : known,
    message: issue.message,
    choice: issue.conflict !== undefined,
  };
}

/** The time and the person of a tab's pull, from its line. */
function syncOf({ sheet, at }: Tab): string {
  const line = String(sheet.getRange(at.row, at.column).getValue());
  return line.split(' · ').slice(3).join(' · ');
}
