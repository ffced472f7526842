import { words } from '../settings.ts';
import { activeTab, readTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { idOfCode } from '../../../domain/values/code.ts';
import type { Column } from '../table/columns.ts';
import { readText } from '../table/text-proof.ts';
import type { ContractRef } from './dialog-state.ts';
import { exceptionColumns } from './exception-rows.ts';
import { registerColumns } from './register-columns.ts';

/** The version of the selected row of the register; stops where none is selected. */
export function selectedContract(): ContractRef {
  const cells = selectedCells(registerColumns, ['dealerCode', 'contractId', 'contractVersion']);
  const { dealerCode, contractId, contractVersion } = cells ?? {};
  const isVersion = /^[0-9a-z]{16}$/.test(contractId ?? '') && /^\d+$/.test(contractVersion ?? '');
  if (!dealerCode || !contractId || !isVersion) throw new Stop(words().contracts.selectFirst);
  return { dealerId: idOfCode(dealerCode), contractId, version: Number(contractVersion) };
}

/** The exception of the selected row; stops where none is selected. */
export function selectedException(): { readonly dealerId: string; readonly exceptionId: string } {
  const cells = selectedCells(exceptionColumns, ['dealerCode', 'exceptionId']);
  const { dealerCode, exceptionId } = cells ?? {};
  if (!dealerCode || !exceptionId) throw new Stop(words().contracts.exceptions.selectFirst);
  return { dealerId: idOfCode(dealerCode), exceptionId };
}

const codeColumn = (word: 'code' | 'dealerCode'): Column => ({
  key: 'dealerCode',
  word,
  kind: 'text',
  width: 0,
});

/** Code of the dealer of the selected row, of whatever sheet names one; empty where none does. */
export function selectedDealer(): string {
  const kind = activeTab()?.pull.kind;
  const column = codeColumn(kind === 'customers' ? 'code' : 'dealerCode');
  return (kind !== 'products' && selectedCells([column], ['dealerCode'])?.['dealerCode']) || '';
}

/** Texts of the selected row of one of our tabs, by column; null where no such row is selected. */
export function selectedCells(
  columns: readonly Column[],
  needed: readonly string[],
): Record<string, string> | null {
  const tab = activeTab();
  const at = SpreadsheetApp.getActiveSpreadsheet().getActiveRange()?.getRow();
  if (!tab || at === undefined) return null;
  try {
    const row = readTab(tab.sheet, columns, needed).rows.find((one) => one.row === at);
    if (!row) return null;
    return Object.fromEntries(
      Object.entries(row.cells).map(([key, raw]) => [key, readText(String(raw)).trim()]),
    );
  } catch (error) {
    // A tab without these columns has no such row.
    if (error instanceof Stop) return null;
    throw error;
  }
}
