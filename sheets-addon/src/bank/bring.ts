import { bankLimits } from '../../../api/routes/bank.ts';
import { routes } from '../../../api/routes.ts';
import { ApiProblem } from '../../../api/client.ts';
import { actForPage, progress } from '../action.ts';
import { call } from '../call.ts';
import { asked } from '../ledger/days.ts';
import { locale, words } from '../settings.ts';
import { activeTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { pullBankLines } from './bank.ts';
import type { BankFileBrought, BankFilePage, DayOrder } from './file-state.ts';

type Rows = readonly (readonly string[])[];

const accountKey = 'bankAccount';
const size = { width: 720, height: 500 } as const;

/**
 * *Finance → Bring in this sheet as a bank statement*: into which it was pasted or imported as the
 * bank exports it. Brought in again, nothing is new.
 */
export function bringStatement(): string {
  const w = words().bank;
  if (activeTab()) throw new Stop(w.notOurs);
  const rows = SpreadsheetApp.getActiveSheet().getDataRange().getDisplayValues();
  const account = asked(w.importItem, w.askAccount);
  if (account === null) return '';
  try {
    return bring(account, rows);
  } catch (error) {
    if (!asksOrder(error)) throw error;
    const ui = SpreadsheetApp.getUi();
    const answer = ui.alert(w.importItem, w.askOrder, ui.ButtonSet.YES_NO_CANCEL);
    if (answer !== ui.Button.YES && answer !== ui.Button.NO) throw error;
    return bring(account, rows, answer === ui.Button.YES ? 'day-first' : 'month-first');
  }
}

/** *Finance → Bring in a bank file*: shows the page on which it is dropped. */
export function openBankFile(): void {
  const page = HtmlService.createHtmlOutputFromFile('bank')
    .setWidth(size.width)
    .setHeight(size.height);
  SpreadsheetApp.getUi().showModalDialog(page, words().bank.fileItem);
}

/** What the page of a bank's file begins with. */
export const bankFilePage = (): BankFilePage => ({
  locale: locale(),
  account: PropertiesService.getUserProperties().getProperty(accountKey) ?? '',
  rows: bankLimits.rows,
});

/** Brings in the rows of a bank's file, for the page that says itself what became of it. */
export function bringFile(account: string, rows: Rows, order: DayOrder | null): BankFileBrought {
  let isOrder = false;
  const { ok, message } = actForPage(words().bank.fileItem, () => {
    try {
      const brought = bring(account.trim(), rows, order ?? undefined);
      PropertiesService.getUserProperties().setProperty(accountKey, account.trim());
      return brought;
    } catch (error) {
      isOrder = asksOrder(error);
      throw error;
    }
  });
  return { ok, message, asksOrder: isOrder };
}

const asksOrder = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'bank-days-ambiguous';

/** Sends a statement's rows, and pulls what waits then; stops with the rows that can't be read. */
function bring(account: string, rows: Rows, dayOrder?: DayOrder): string {
  const w = words().bank;
  if (rows.length > bankLimits.rows) throw new Stop(w.tooLong(bankLimits.rows));
  if (account === '') throw new Stop(w.accountMissing);
  progress(words().action.fetching);
  const cells = rows.map((row) =>
    row.slice(0, bankLimits.columns).map((cell) => cell.slice(0, bankLimits.cell)),
  );
  const body = { account, rows: cells, ...(dayOrder === undefined ? {} : { dayOrder }) };
  const { added, known, out, unread } = call(routes.bank.importBankLines, { body });
  pullBankLines();
  const brought = w.brought(added, known, out);
  if (unread.length === 0) return brought;
  const wrong = unread.slice(0, 10).map(({ row, problem }) => w.row(row, problem.message));
  throw new Stop(`${brought}\n${w.unread(wrong.join('\n'))}`);
}
