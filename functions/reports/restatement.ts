import { restatedPlanColumns, restatementColumns, type reports } from '../../api/routes/reports.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { knowledgeOf } from '../as-known.ts';
import { instant } from '../clock.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { listedDealers } from './dealers.ts';
import { readRestatedPage } from './restated-page.ts';

/** Exactly what was recorded after an instant and makes the report of a month another one now. */
export const getRestatement: Handler<typeof reports.getRestatement> = async (
  { params: { month }, query: { asKnownAt, territory, cursor } },
  { member },
) => {
  const question = ['restatement', month, asKnownAt, territory ?? null];
  const after = await readCursor(cursor, question, member);
  const restatedAt = instant();
  const [company, listed] = await Promise.all([readCompany(db), listedDealers(member, undefined)]);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone, restatedAt);
  const scope = { member, territory, knowledge };
  const asked = { scope, month, startMonth: company.fiscalYearStart };
  const { rows, plans, last } = await readRestatedPage(listed, asked, after);
  return accept({
    month,
    knownAt: knowledge.knownAt,
    restatedAt,
    columns: [...restatementColumns],
    rows: [...rows],
    plans: { columns: [...restatedPlanColumns], rows: [...plans] },
    ...(last === null ? {} : { next: await writeCursor(last, question, member) }),
  });
};
