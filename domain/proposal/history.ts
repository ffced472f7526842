import type { Bought } from '../plan-month.ts';
import { addMonths, monthsBetween, type Month } from '../values/month.ts';
import type { AgreedLeft, Evidence, MonthBought } from './evidence.ts';
import { springFestival } from './spring-festival.ts';
import { monthsSeen } from './terms.ts';

/** Whole months that a proposal looks back on: two years, and one before that to compare with. */
const monthsBack = 25;
/** Of them, those of the last year. */
const lastYear = monthsBack - 12;

/**
 * The whole months that are known when a month is planned, the oldest first: those before it, and
 * before the one that today lies in, of which nobody knows yet what it will be.
 */
export function monthsKnown(planned: Month, current: Month): Month[] {
  const first = planned < current ? planned : current;
  return monthsBetween(addMonths(first, -monthsBack), addMonths(first, -1));
}

/** What a dealer bought in the months known. */
export interface DealerHistory {
  readonly planned: Month;
  /** As `monthsKnown` says them. */
  readonly months: readonly Month[];
  /** By month, in their order. */
  readonly bought: readonly Bought[];
}

/** What is known of one product of a dealer. */
export interface KnownProduct {
  readonly productId: string;
  /** The month of its first price on any list; null where it never had one. */
  readonly since: Month | null;
  readonly agreed: readonly AgreedLeft[];
}

/**
 * The evidence for a target. What was not bought for a year has none of its own, only what
 * contracts say of it; a season takes a whole year, a trend two.
 */
export function evidenceOf(history: DealerHistory, product: KnownProduct): Evidence {
  const { planned, months, bought } = history;
  const all = months.map((month, i): MonthBought => {
    return { month, quantity: bought[i]?.get(product.productId) ?? 0 };
  });
  const begin = beginOf(history, product);
  const year = all.slice(Math.max(begin, lastYear));
  const isBought = year.some(({ quantity }) => quantity !== 0);
  const { agreed } = product;
  return {
    ...(isBought && { base: { months: year } }),
    ...(isBought && ofYears(planned, all, begin)),
    ...(agreed.length > 0 && { commitment: { agreed, months: year } }),
  };
}

/** What a whole year tells, and two: no season of a month that was not over in the last year. */
function ofYears(planned: Month, all: readonly MonthBought[], begin: number): Evidence {
  const next = addMonths(all.at(-1)?.month ?? planned, 1);
  const ahead = monthsBetween(next, planned).length - 1;
  const areTwo = begin <= 1;
  const trend = areTwo ? { trend: { months: all.slice(1), ahead } } : {};
  const months = areTwo ? all : all.slice(begin);
  const known = new Set(months.map(({ month }) => month));
  if (begin > lastYear || !monthsSeen(planned, 1).every((month) => known.has(month))) return trend;
  const seen = { months, planned };
  const festival = /-0[12]$/.test(planned) ? springFestival(Number(planned.slice(0, 4))) : null;
  return { ...trend, season: seen, ...(festival && { springFestival: { ...seen, festival } }) };
}

/**
 * The first of the months that counts: that in which the dealer began, or later the one in which
 * the product first had a price or was first bought. A month in which something began is not taken
 * for a whole one where there is a later one.
 */
function beginOf({ months, bought }: DealerHistory, { productId, since }: KnownProduct): number {
  const dealer = bought.findIndex((month) => month.size > 0);
  const first = bought.findIndex((month) => month.has(productId));
  const priced = since === null ? 0 : months.findIndex((month) => month >= since);
  const known = [first, priced].filter((i) => i >= 0);
  const begin = Math.max(dealer, Math.min(...known, months.length - 1));
  return begin > 0 && begin < months.length - 1 ? begin + 1 : begin;
}
