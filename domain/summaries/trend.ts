import * as z from 'zod';
import { noSums, sumsOf, together, type DealerMonth } from '../report-rows.ts';
import { netAmount } from '../totals.ts';
import { Money } from '../values/money.ts';
import { addMonths, Month } from '../values/month.ts';
import { growth, Rate } from '../values/rate.ts';

/** Months of a trend: a year and the month of the year before. */
export const trendMonths = 13;

/** One month of a trend: net sales, cash and plan, and growth on the month and the year before. */
export const TrendPoint = z
  .strictObject({
    month: Month,
    net: Money,
    payments: Money,
    plan: Money.nullable(),
    growthOnMonth: Rate.nullable(),
    growthOnYear: Rate.nullable(),
  })
  .meta({ id: 'TrendPoint' });
export type TrendPoint = z.infer<typeof TrendPoint>;

/** The months of a trend that ends with `month`, the oldest first. */
export const monthsOfTrend = (month: Month): Month[] =>
  Array.from({ length: trendMonths }, (_, i) => addMonths(month, i + 1 - trendMonths));

/**
 * The trend of all dealers together, the oldest month first. Months before anything was sold, paid
 * or planned have no point: they were before the company began.
 */
export function trendOf(months: ReadonlyMap<Month, readonly DealerMonth[]>): TrendPoint[] {
  const sums = new Map([...months].map(([month, dealers]) => [month, sumOf(dealers)]));
  const net = (month: Month): Money => sums.get(month)?.net ?? 0;
  const points = [...sums].map(([month, sum]) => ({
    month,
    ...sum,
    growthOnMonth: growth(sum.net, net(addMonths(month, -1))),
    growthOnYear: growth(sum.net, net(addMonths(month, -12))),
  }));
  const begun = points.findIndex(
    ({ net: sold, payments, plan }) => sold !== 0 || payments !== 0 || plan !== null,
  );
  return begun < 0 ? [] : points.slice(begun);
}

function sumOf(dealers: readonly DealerMonth[]) {
  const { goods, account } = dealers.map(sumsOf).reduce(together, noSums);
  return { net: netAmount(goods), payments: account.payments, plan: goods.planAmount };
}
