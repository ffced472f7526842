import { words } from '../settings.ts';
import { readTab } from '../sheets/tab.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { asText } from '../table/text-proof.ts';
import { recordColumns, recordIdentity } from './record-columns.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** The record sheet as it stands now. */
export const readRecordTab = (sheet: Sheet): SheetTable =>
  readTab(sheet, recordColumns(words()), recordIdentity);

/** Writes one column in one call; rows without a new text keep theirs. */
export function writeColumn(
  { sheet, table }: { readonly sheet: Sheet; readonly table: SheetTable },
  key: 'result' | 'entryId',
  texts: ReadonlyMap<number, string>,
): void {
  const position = table.positions.get(key);
  const count = table.lastRow - table.headerRow;
  if (position === undefined || count <= 0 || texts.size === 0) return;
  const range = sheet.getRange(table.headerRow + 1, position + 1, count, 1);
  const values = range.getValues() as unknown[][];
  range.setValues(
    values.map(([old], i) => [asText(texts.get(table.headerRow + 1 + i) ?? String(old))]),
  );
}
