import { noGoods, netAmount, netQuantity, type Totals } from '../totals.ts';
import { exact, type Money } from '../values/money.ts';
import { growth, type Rate } from '../values/rate.ts';

/** Net sales of a month, and of its fiscal year up to it. */
export interface Point {
  readonly net: Money;
  readonly quantity: number;
  readonly year: Money;
}

/**
 * Thirteen months, the oldest first: the last is the month itself, the first the same month a year
 * before. Null are months before the dealer's first.
 */
export type Points = readonly (Point | null)[];

/** Net sales of a month beside those of other months; null what is not known. */
export interface OverMonths {
  readonly net: Money | null;
  readonly lastMonth: Money | null;
  readonly growthOnMonth: Rate | null;
  readonly lastYear: Money | null;
  readonly growthOnYear: Rate | null;
  readonly yearToDate: Money | null;
  readonly lastYearToDate: Money | null;
  readonly growthToDate: Rate | null;
  readonly months: (Money | null)[];
}

/** A product in each of these months. */
export const pointsOf = (months: readonly (Totals | null)[], productId: string): Points =>
  months.map((totals) => {
    if (totals === null) return null;
    const product = totals.products.get(productId) ?? noGoods;
    const [net, quantity] = [netAmount(product), netQuantity(product)];
    return { net, quantity, year: product.yearAmount };
  });

/** Products as one, month by month; there is at least one. */
export const pointsTogether = (a: Points, b: Points): Points =>
  a.map((point, i) => {
    const other = b[i];
    if (!point || !other) return null;
    return {
      net: exact(point.net + other.net),
      quantity: exact(point.quantity + other.quantity),
      year: exact(point.year + other.year),
    };
  });

/**
 * The month over the month before, the same month last year, and the year to date over that of
 * last year, which is compared only where the dealer bought from its first month on (`isWhole`).
 */
export function overMonths(points: Points, isWhole: boolean): OverMonths {
  const [now, before, yearAgo] = [points.at(-1), points.at(-2), points.at(0)];
  const grown = (amount: Money | undefined, base: Money | undefined) =>
    amount === undefined || base === undefined ? null : growth(amount, base);
  return {
    net: now?.net ?? null,
    lastMonth: before?.net ?? null,
    growthOnMonth: grown(now?.net, before?.net),
    lastYear: yearAgo?.net ?? null,
    growthOnYear: grown(now?.net, yearAgo?.net),
    yearToDate: now?.year ?? null,
    lastYearToDate: yearAgo?.year ?? null,
    growthToDate: isWhole ? grown(now?.year, yearAgo?.year) : null,
    months: points.map((point) => point?.net ?? null),
  };
}

/** Months before this one in which a product that is lost was sold. */
const lostAfter = 3;

/**
 * Whether a product is new or lost with a dealer. It is sold in a month where more went out than
 * came back. **New** is what is sold in the month and was in none of the twelve before; **lost** is
 * what was sold in one of the three before and is not in the month. Null is neither; so is every
 * product in the first month of a dealer. In a month that still runs, lost is not bought yet.
 */
export function rangeChange(points: Points): 'new' | 'lost' | null {
  const before = points.slice(0, -1);
  if (before.every((point) => point === null)) return null;
  const isSold = (point: Point | null | undefined) => (point?.quantity ?? 0) > 0;
  if (isSold(points.at(-1))) return before.some(isSold) ? null : 'new';
  return before.slice(-lostAfter).some(isSold) ? 'lost' : null;
}
