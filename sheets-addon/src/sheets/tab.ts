import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { languages } from '../words.ts';
import { headerOf, type Column } from '../table/columns.ts';
import type { Raw } from '../table/cell.ts';
import type { Pull, PullKind } from '../table/pull.ts';
import { pullOf, readRows, type SheetTable } from '../table/read-rows.ts';
import { topOf } from './base-tab.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A tab of ours, with the cell that names its pull. */
export interface Tab {
  readonly sheet: Sheet;
  readonly pull: Pull;
  readonly at: { readonly row: number; readonly column: number };
}

/** The pull that the open tab names, or null where the tab is not ours. */
export function activeTab(): Tab | null {
  return tabOf(SpreadsheetApp.getActiveSpreadsheet().getActiveSheet());
}

/** The sheet as a tab of ours, or null where it is not. */
export function tabOf(sheet: Sheet): Tab | null {
  const placed = pullOf(topOf(sheet));
  return placed && { sheet, pull: placed.pull, at: placed };
}

/** The open tab if it is of the kind; otherwise stops and says where to go. */
export function needTab(kind: PullKind, example: string): Tab {
  const tab = activeTab();
  if (tab?.pull.kind !== kind) throw new Stop(words().action.notOurs(example));
  return tab;
}

/** The first tab that holds the pull of a kind and scope, or null. */
export function findTab(kind: PullKind, scope: string): Tab | null {
  for (const sheet of SpreadsheetApp.getActiveSpreadsheet().getSheets()) {
    const tab = tabOf(sheet);
    if (tab?.pull.kind === kind && tab.pull.scope === scope) return tab;
  }
  return null;
}

/** Names another pull in the tab. From then on the tab is compared with that pull's base. */
export function namePull({ sheet, at }: Tab, line: string): void {
  sheet.getRange(at.row, at.column).setValue(line);
}

/** A new tab with the name, or the name and a number where it is taken by something else. */
export function newTab(name: string): Sheet {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name} (${String(number)})`;
    if (!book.getSheetByName(free)) return book.insertSheet(free);
  }
}

/** Reads a whole tab in two calls; stops where its identifying headers are gone. */
export function readTab(
  sheet: Sheet,
  columns: readonly Column[],
  identity: readonly string[],
): SheetTable {
  const range = sheet.getDataRange();
  const values = range.getValues() as Raw[][];
  const table = readRows(values, range.getFormulas(), columns, languages, identity);
  if (table) return table;
  const names = columns.filter(({ key }) => identity.includes(key));
  throw new Stop(words().action.headersGone(names.map((c) => headerOf(c, words())).join(', ')));
}
