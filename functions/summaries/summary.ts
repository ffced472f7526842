import type { summaries } from '../../api/routes/summaries.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { readSummary, summaryDealersMax } from './read-summary.ts';

/** The summary of a month of the dealers in the caller's territories, or in one of them. */
export const getSummary: Handler<typeof summaries.getSummary> = async (
  { params: { month }, query: { territory, asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const read = await readSummary({ month, member, territory, knowledge }, company);
  if (read === null) return refuse('too-many-dealers', { most: summaryDealersMax });
  return accept(read.summary);
};
