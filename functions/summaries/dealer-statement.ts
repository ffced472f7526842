import type { summaries } from '../../api/routes/summaries.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { lineOf } from '../../store/customers.ts';
import { knownAccount } from '../accounts/visible.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { readDealerStatement } from './read-dealer-statement.ts';

/** A dealer's month as it is sent to the dealer, for who looks after the dealer. */
export const getDealerStatement: Handler<typeof summaries.getDealerStatement> = async (
  { params: { month, dealerId }, query: { asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const { customer, account } = await knownAccount(dealerId, member, knowledge);
  const dealer = { line: lineOf(customer), account };
  return accept((await readDealerStatement(dealer, month, knowledge, company)).statement);
};
