import { act, type ActionResult } from '../action.ts';
import { applyCredit } from '../ledger/apply-credit.ts';
import { words } from '../settings.ts';
import { bringStatement, pullBankLines, sendBankLines } from './bank.ts';

/** Finance → Bring in a bank statement. */
export const bankImport = (): ActionResult => act(words().bank.importItem, bringStatement);

/** Finance → Bank lines to confirm. */
export const bankLines = (): ActionResult => act(words().bank.linesItem, () => pullBankLines());

/** Finance → Post confirmed bank lines. */
export const bankSend = (): ActionResult => act(words().bank.sendItem, sendBankLines);

/** Finance → Apply unapplied credit. */
export const bankApply = (): ActionResult => act(words().ledger.applyCredit, applyCredit);
