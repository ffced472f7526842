import { act, type ActionResult } from '../action.ts';
import { applyCredit } from '../ledger/apply-credit.ts';
import { words } from '../settings.ts';
import { pullBankLines, sendBankLines } from './bank.ts';
import { bankFilePage, bringFile, bringStatement, openBankFile } from './bring.ts';
import type { BankFileBrought, BankFilePage, DayOrder } from './file-state.ts';

/** Finance → Bring in this sheet as a bank statement. */
export const bankImport = (): ActionResult => act(words().bank.importItem, bringStatement);

/** Finance → Bring in a bank file. */
export const bankFile = (): void => {
  openBankFile();
};

/** Asked by the page of a bank's file: what it begins with. */
export const bankFileShow = (): BankFilePage => bankFilePage();

/** Asked by the page of a bank's file: bring in its rows. */
export const bankFileBring = (
  account: string,
  rows: readonly (readonly string[])[],
  order: DayOrder | null,
): BankFileBrought => bringFile(account, rows, order);

/** Finance → Bank lines to confirm. */
export const bankLines = (): ActionResult => act(words().bank.linesItem, () => pullBankLines());

/** Finance → Post confirmed bank lines. */
export const bankSend = (): ActionResult => act(words().bank.sendItem, sendBankLines);

/** Finance → Apply unapplied credit. */
export const bankApply = (): ActionResult => act(words().ledger.applyCredit, applyCredit);
