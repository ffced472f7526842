import type { summaries } from '../../api/routes/summaries.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { lineOf } from '../../store/customers.ts';
import { knownAccount } from '../accounts/visible.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { readDealerInsights } from './read-dealer-insights.ts';

/** A dealer's month in figures that say what to do, for who looks after the dealer. */
export const getDealerInsights: Handler<typeof summaries.getDealerInsights> = async (
  { params: { month, dealerId }, query: { asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const { customer, account } = await knownAccount(dealerId, member, knowledge);
  const dealer = { line: lineOf(customer), account };
  return accept(await readDealerInsights(dealer, month, knowledge, company));
};
