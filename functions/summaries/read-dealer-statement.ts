import type { Company } from '../../domain/company.ts';
import { dealerStatement, type DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import { productsById } from '../../domain/product.ts';
import { addMonths, firstDay, lastDay, lastDayBy, type Month } from '../../domain/values/month.ts';
import { readEntries } from '../../store/entries.ts';
import { readPlans, readPlansKnown } from '../../store/plans.ts';
import { listProducts } from '../../store/products.ts';
import type { Knowledge } from '../as-known.ts';
import { db } from '../database.ts';
import type { Dealer } from '../reports/dealers.ts';
import { readMonths } from '../reports/read-months.ts';
import { readStandings } from '../reports/standings.ts';

/** The statement of one dealer's month as known, and the version of the account it rests on. */
export async function readDealerStatement(
  dealer: Dealer,
  month: Month,
  knowledge: Knowledge,
  company: Company,
): Promise<{ readonly statement: DealerStatement; readonly version: number }> {
  const { head } = dealer.account;
  const { today, knownAt } = knowledge;
  const asOf = lastDayBy(today, month);
  const ofMonth = { month, startMonth: company.fiscalYearStart, withAccounts: true };
  const days = { from: firstDay(month), to: lastDay(month) };
  const [[read], [standing], entries, nextPlan, products] = await Promise.all([
    readMonths([dealer], ofMonth, knowledge),
    readStandings([dealer.account], knowledge, asOf, company),
    readEntries(db, head.dealerId, days),
    approvedPlan(head.dealerId, addMonths(month, 1), knowledge),
    listProducts(db),
  ]);
  if (!read || !standing) throw new Error('a dealer without a month');
  const statement = dealerStatement({
    ...{ month, asOf, knownAt, read, nextPlan, standing: standing.standing },
    ...{ currency: company.currency, basis: company.policies.basis },
    entries: entries.filter(({ version }) => version <= head.version),
    products: productsById(products),
  });
  return { statement, version: head.version };
}

/** The plan of a month as it was known, where it was approved; a draft is nobody's promise. */
async function approvedPlan(dealerId: string, month: Month, { at }: Knowledge) {
  const plans = await readPlans(db, [dealerId], month);
  const [plan] = at === null ? plans : await readPlansKnown(db, plans, at);
  return plan?.status === 'approved' ? plan : null;
}
