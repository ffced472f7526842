import { act, type ActionResult } from '../action.ts';
import { applyCredit } from '../ledger/apply-credit.ts';
import { words } from '../settings.ts';
import { bringStatement, pullBankLines, sendBankLines } from './bank.ts';

/** Ledger → Bring in a bank statement. */
export const bankImport = (): ActionResult => act(words().bank.importItem, bringStatement);

/** Ledger → Bank lines to confirm. */
export const bankLines = (): ActionResult => act(words().bank.linesItem, () => pullBankLines());

/** Ledger → Post confirmed bank lines. */
export const bankSend = (): ActionResult => act(words().bank.sendItem, sendBankLines);

/** Ledger → Apply unapplied credit. */
export const bankApply = (): ActionResult => act(words().ledger.applyCredit, applyCredit);
