import { fromStoredRows, toStoredRows, type StoredRow } from '../table/chunks.ts';
import { pullOf } from '../table/read-rows.ts';
import { readText, asText } from '../table/text-proof.ts';
import { hiddenTab, writeAll } from './hidden-tab.ts';

const tabName = '_dealerbook';
const width = 4;

function storedRows(): StoredRow[] {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(tabName);
  const last = sheet?.getLastRow() ?? 0;
  if (!sheet || last === 0) return [];
  const values = sheet.getRange(1, 1, last, width).getValues() as unknown[][];
  return values.map(([owner, part, index, text]): StoredRow => [
    String(owner),
    String(part),
    Number(index),
    readText(String(text)),
  ]);
}

/** The named texts kept for a pull; empty where nothing is known of it. */
export const loadParts = (pullId: string): Readonly<Record<string, string>> =>
  fromStoredRows(storedRows(), pullId);

/**
 * Keeps the named texts of a pull, in one write; other parts of the same pull are replaced. Pulls
 * that no tab names any more are dropped.
 */
export function saveParts(pullId: string, parts: Readonly<Record<string, string>>): void {
  const alive = pullsOfTabs();
  const others = storedRows().filter(([owner]) => owner !== pullId && alive.has(owner));
  const rows = [...others, ...toStoredRows(pullId, parts)].map(
    ([owner, part, index, text]) => [owner, part, String(index), asText(text)] as const,
  );
  writeAll(hiddenTab(tabName), rows, width);
}

/** Ids of the pulls that the tabs of this spreadsheet name. */
function pullsOfTabs(): Set<string> {
  const ids = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .map((sheet) => pullOf(topOf(sheet))?.pull.id);
  return new Set(ids.filter((id): id is string => id !== undefined));
}

/** The few cells at the head of a tab where the pull's line stands. */
export function topOf(sheet: GoogleAppsScript.Spreadsheet.Sheet): unknown[][] {
  const rows = Math.min(3, sheet.getMaxRows());
  return sheet.getRange(1, 1, rows, Math.min(6, sheet.getMaxColumns())).getValues();
}
