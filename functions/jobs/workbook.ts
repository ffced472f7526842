import { addMonths, monthOf, type Month } from '../../domain/values/month.ts';
import { isOfOneMonth, monthsToWrite } from '../../domain/workbook/month.ts';
import { readCompany } from '../../store/company.ts';
import { listWorkbookMonths } from '../../store/workbook.ts';
import { db } from '../database.ts';
import { workbookEnvironment } from '../environment.ts';
import { job } from '../job.ts';
import { untilLate } from '../until-late.ts';
import { openSpreadsheets, writeMonth, type Became } from '../workbook/month.ts';

const { WORKBOOK_SECRET: secretName, SHEETS_ENDPOINT: rootUrl } = workbookEnvironment();

/**
 * Writes each month into the company's workbook, a tab for each: the one before, and those that
 * were missed or could not be written. Off without a spreadsheet or a key. What fails is kept where
 * people see it, and rings once a day; whoever names a day has the tab of the month before looked
 * for and, where it is gone, written again as it was, and reads the outcome.
 */
export const handler = job('workbook', async ({ day, isByHand }) => {
  const company = await readCompany(db);
  const { workbook: spreadsheetId } = company;
  if (!spreadsheetId) return { outcome: 'off', why: 'the company names no workbook' };
  if (secretName === '') return { outcome: 'off', why: 'the stage names no WORKBOOK_SECRET' };
  const known = await listWorkbookMonths(db, spreadsheetId);
  const months = isByHand ? [addMonths(monthOf(day), -1)] : monthsToWrite(day, known);
  const hasTime = untilLate();
  const run = { company, day, open: () => openSpreadsheets(secretName, rootUrl) };
  const became: Done[] = [];
  for (const month of months) {
    if (!hasTime()) break;
    const before = known.find((one) => one.month === month);
    const done = { month, ...(await writeMonth(run, { spreadsheetId, month }, before)) };
    became.push(done);
    if (done.what === 'failed' && !isOfOneMonth(done.problem)) break;
  }
  const failed = became.filter((done) => done.what === 'failed');
  if (!isByHand && failed.some(({ isNew }) => isNew)) throw new Error(failed.map(said).join(', '));
  if (became.length === 0) return { outcome: 'there' };
  return {
    outcome: outcomeOf(became),
    months: became.map(({ month }) => month).join(' '),
    ...(failed.length > 0 && { failed: failed.map(said).join(', ') }),
  };
});

type Done = Became & { readonly month: Month };

const said = ({ month, problem }: Extract<Done, { what: 'failed' }>) => `${month}: ${problem}`;

/** One word for all: the worst of them. */
function outcomeOf(became: readonly Done[]): string {
  const all = became.map(({ what }) => what);
  return (['failed', 'written', 'empty'] as const).find((what) => all.includes(what)) ?? 'there';
}
