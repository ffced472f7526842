import { monthsOfTrend, trendOf, type TrendPoint } from '../../domain/summaries/trend.ts';
import type { Month } from '../../domain/values/month.ts';
import type { Knowledge } from '../as-known.ts';
import type { Dealer } from '../reports/dealers.ts';
import { readMonths } from '../reports/read-months.ts';

/**
 * The trend of these dealers up to a month, as known. One month is read after the other: all at
 * once would hold the totals of a thousand dealers thirteen times.
 */
export async function readTrend(
  dealers: readonly Dealer[],
  { month, startMonth }: { readonly month: Month; readonly startMonth: number },
  knowledge: Knowledge,
): Promise<TrendPoint[]> {
  const months = new Map<Month, Awaited<ReturnType<typeof readMonths>>>();
  for (const m of monthsOfTrend(month)) {
    months.set(
      m,
      await readMonths(dealers, { month: m, startMonth, withAccounts: false }, knowledge),
    );
  }
  return trendOf(months);
}
