import { sumsOf, type DealerMonth } from '../report-rows.ts';
import { goodsAdded, noReportGoods, type Goods } from '../report.ts';
import { attainment } from '../progress.ts';
import type { Money } from '../values/money.ts';
import { growth, type Rate } from '../values/rate.ts';
import { netAmount } from '../totals.ts';
import { soldOf } from './sold.ts';
import type { DealerRead } from './summarise.ts';
import type { Sold } from './summary.ts';

/** By what dealers' months are put together, in the order in which the groups are shown. */
export const growthGroups = ['territory', 'class', 'rep', 'product'] as const;
export type GrowthGroup = (typeof growthGroups)[number];

/**
 * One of a group: net sales of the month and of the year so far, each with what it grew from. Null
 * where the base is zero, negative or not known; `key` is null for dealers without class or rep.
 */
export interface Grown extends Sold {
  readonly group: GrowthGroup;
  readonly key: string | null;
  readonly planAmount: Money | null;
  /** Net sales ÷ plan, also where the company counts cash: that is not split by product. */
  readonly attainment: Rate | null;
  readonly yearToDate: Money;
  readonly lastYearToDate: Money;
  readonly growthToDate: Rate | null;
}

interface Sums {
  now: Goods;
  lastMonth: Goods;
  lastYear: Goods;
  yearBefore: Goods;
}
type Compared = keyof Sums;
const compared: readonly Compared[] = ['now', 'lastMonth', 'lastYear', 'yearBefore'];

/**
 * How every territory, class, rep and product grew. Within a group the largest stands first; each
 * group adds up to the same net sales, because each counts every dealer once.
 */
export function grownBy(
  dealers: readonly DealerRead[],
  repOf: (dealerId: string) => string | null,
): Grown[] {
  return growthGroups.flatMap((group) => {
    const sums = new Map<string | null, Sums>();
    for (const dealer of dealers) {
      for (const name of compared) {
        for (const [key, goods] of partsOf(group, dealer, dealer[name], repOf)) {
          const before = sums.get(key) ?? nothing();
          sums.set(key, { ...before, [name]: goodsAdded(before[name], goods) });
        }
      }
    }
    return [...sums]
      .map(([key, sum]) => grown(group, key, sum))
      .filter(hasBusiness)
      .sort((a, b) => b.net - a.net || (String(a.key) < String(b.key) ? -1 : 1));
  });
}

const nothing = (): Sums => ({
  ...{ now: noReportGoods, lastMonth: noReportGoods },
  ...{ lastYear: noReportGoods, yearBefore: noReportGoods },
});

/** A dealer's month as parts of a group; in all months it is where and what it is in this one. */
function partsOf(
  group: GrowthGroup,
  { now }: DealerRead,
  month: DealerMonth,
  repOf: (dealerId: string) => string | null,
): Iterable<readonly [string | null, Goods]> {
  const { dealerId, territory, class: name } = now.dealer;
  switch (group) {
    case 'territory':
      return [[territory, sumsOf(month).goods]];
    case 'class':
      return [[name, sumsOf(month).goods]];
    case 'rep':
      return [[repOf(dealerId), sumsOf(month).goods]];
    case 'product':
      return month.goods;
  }
}

function grown(group: GrowthGroup, key: string | null, sums: Sums): Grown {
  const { now, lastMonth, lastYear, yearBefore } = sums;
  const net = netAmount(now);
  // Without business in the first month of last year that is no whole year to grow from.
  const isWhole = netAmount(yearBefore) !== 0;
  return {
    ...{ group, key },
    ...soldOf(net, netAmount(lastMonth), netAmount(lastYear)),
    planAmount: now.planAmount,
    attainment: attainment(net, now.planAmount),
    yearToDate: now.yearAmount,
    lastYearToDate: lastYear.yearAmount,
    growthToDate: isWhole ? growth(now.yearAmount, lastYear.yearAmount) : null,
  };
}

/** True where a sum would lack something without the row. */
const hasBusiness = ({ planAmount, ...row }: Grown): boolean =>
  planAmount !== null ||
  [row.net, row.lastMonth, row.lastYear, row.yearToDate, row.lastYearToDate].some((of) => of !== 0);
