import { sumsOf, type DealerMonth } from '../report-rows.ts';
import { netAmount } from '../totals.ts';
import type { Money } from '../values/money.ts';
import { growth } from '../values/rate.ts';
import type { Sold } from './summary.ts';

/** Net sales beside those of the month and the year before. */
export const soldOf = (net: Money, lastMonth: Money, lastYear: Money): Sold => ({
  ...{ net, lastMonth, lastYear },
  growthOnMonth: growth(net, lastMonth),
  growthOnYear: growth(net, lastYear),
});

/** Sales less returns of a dealer's month. */
export const netOfMonth = (month: DealerMonth): Money => netAmount(sumsOf(month).goods);
