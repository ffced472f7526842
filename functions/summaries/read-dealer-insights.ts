import type { KnownHead } from '../../domain/as-known.ts';
import { countSellingDays } from '../../domain/calendar.ts';
import type { Company } from '../../domain/company.ts';
import type { DealerInsights } from '../../domain/insights/dealer-insights.ts';
import { dealerInsights } from '../../domain/insights/insights.ts';
import { productsById } from '../../domain/product.ts';
import { monthsOfTrend } from '../../domain/summaries/trend.ts';
import { firstTouched } from '../../domain/totals-months.ts';
import { lastDayBy, monthOf, type Month } from '../../domain/values/month.ts';
import { firstEntryDay } from '../../store/first-entry.ts';
import { accountAsKnown, accountInTable } from '../../store/kept-totals.ts';
import { listProducts } from '../../store/products.ts';
import { readTotals } from '../../store/totals.ts';
import type { Knowledge } from '../as-known.ts';
import { db } from '../database.ts';
import type { Dealer } from '../reports/dealers.ts';
import { readMonths } from '../reports/read-months.ts';

/** The insights of one dealer's month as known, all months exactly as of one head. */
export async function readDealerInsights(
  dealer: Dealer,
  month: Month,
  knowledge: Knowledge,
  company: Company,
): Promise<DealerInsights> {
  const { at, today, knownAt } = knowledge;
  const { fiscalYearStart: startMonth, policies, calendar } = company;
  const { head } = dealer.account;
  const heads = new Map([[head.dealerId, head]]);
  const accountOf = at === null ? accountInTable : accountAsKnown;
  const [[now], totals, began, products] = await Promise.all([
    readMonths([dealer], { month, startMonth, withAccounts: true }, knowledge),
    readTotals(db, heads, monthsOfTrend(month), startMonth, accountOf),
    firstMonth(head, knowledge),
    listProducts(db),
  ]);
  const ofDealer = totals.get(head.dealerId);
  if (!now || !ofDealer) throw new Error('a dealer without a month');
  return dealerInsights({
    ...{ month, knownAt, startMonth, began, now, totals: ofDealer },
    basis: policies.basis,
    asOf: lastDayBy(today, month),
    sellingDays: countSellingDays(month, today, calendar),
    products: productsById(products),
  });
}

/** The first month with an entry; of an account too old for its head to say, from its entries. */
async function firstMonth(head: KnownHead, { at }: Knowledge): Promise<Month | null> {
  const touched = firstTouched(head);
  if (touched !== undefined) return touched;
  const day = await firstEntryDay(db, head.dealerId, at);
  return day === null ? null : monthOf(day);
}
