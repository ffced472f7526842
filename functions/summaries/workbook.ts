import type { summaries } from '../../api/routes/summaries.ts';
import { workbookSentence } from '../../api/sentences-workbook.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { listWorkbookMonths } from '../../store/workbook.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';

/** Which months stand in the company's workbook, the newest first, and what is in the way. */
export const listWorkbook: Handler<typeof summaries.listWorkbook> = async (_, { locale }) => {
  const { workbook = null } = await readCompany(db);
  const months = workbook === null ? [] : await listWorkbookMonths(db, workbook);
  return accept({
    spreadsheetId: workbook,
    months: months.reverse().map(({ month, state, problem, account, writtenAt, ...rest }) => ({
      ...{ month, state, problem, account, writtenAt, changedAt: rest.changedAt },
      sentence: workbookSentence({ state, problem, account, month }, locale),
    })),
  });
};
