import type { summaries } from '../../api/routes/summaries.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { listedDealers, withAccounts } from '../reports/dealers.ts';
import type { Handler } from '../serve.ts';
import { readTrend } from './read-trend.ts';

/** Thirteen months of each are read, so that fewer are within the time of a request. */
const dealersMax = 2_000;

/** Net sales, cash and plan of the thirteen months up to one, of the caller's territories. */
export const getTrend: Handler<typeof summaries.getTrend> = async (
  { params: { month }, query: { territory, asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const listed = await listedDealers(member, asKnownAt === undefined ? territory : undefined);
  if (listed.length > dealersMax) return refuse('too-many-dealers', { most: dealersMax });
  const dealers = await withAccounts(listed, { member, territory, knowledge });
  const asked = { month, startMonth: company.fiscalYearStart };
  const points = await readTrend(dealers, asked, knowledge);
  return accept({ month, territory: territory ?? null, knownAt: knowledge.knownAt, points });
};
