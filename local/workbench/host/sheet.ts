import { sheetCells } from './sheet-cells.ts';
import { sheetRules } from './sheet-rules.ts';
import { sheetSizes } from './sheet-sizes.ts';
import { sheetStructure } from './sheet-structure.ts';
import { instance } from './strict.ts';

/** A Sheet inside the host: Google's interface and the grid's id of it. */
export type HostSheet = GoogleAppsScript.Spreadsheet.Sheet & { readonly id: string };

/** A Sheet by the grid's id. */
export function makeSheet(id: string): HostSheet {
  return instance<HostSheet>('Sheet', methods, { id });
}

const methods = { ...sheetStructure, ...sheetCells, ...sheetSizes, ...sheetRules };

/** The grid's id of a Sheet that the script hands in. */
export function sheetId(sheet: GoogleAppsScript.Spreadsheet.Sheet): string {
  return (sheet as HostSheet).id;
}
