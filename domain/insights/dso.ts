import { exact, sum, type Money } from '../values/money.ts';
import { divideHalfUp } from '../values/rounding.ts';

/** A month as a count of days sees it: sales less returns, and its days that are gone. */
export interface SalesMonth {
  readonly sales: Money;
  readonly days: number;
}

/** Hundredths of a day: 7671 is 76.71 days. */
type DayHundredths = number;

/**
 * Days of sales outstanding (应收账款周转天数): receivable ÷ sales × days of these months, rounded
 * half up. Every sale to a dealer is on account, so all sales are credit sales. Null where more
 * came back than was sold, nothing was sold, or the company owes the dealer.
 */
export function simpleDso(receivable: Money, months: readonly SalesMonth[]): DayHundredths | null {
  const sales = sum(months.map((month) => month.sales));
  const days = months.reduce((all, month) => all + month.days, 0);
  return receivable < 0 || sales <= 0 ? null : inHundredths(receivable, days, sales);
}

/**
 * Days of sales outstanding counted back: whole months of sales are taken off the receivable, the
 * newest first, and the last is shared by days, rounded half up. It does not swing with the season
 * as the simple one does. A month in which nothing was sold, or more came back, takes nothing off:
 * what is owed is older than it. Null where the company owes the dealer, or the months given do
 * not reach as far back as what is owed.
 */
export function countBackDso(
  receivable: Money,
  newestFirst: readonly SalesMonth[],
): DayHundredths | null {
  if (receivable < 0 || newestFirst.every(({ sales }) => sales <= 0)) return null;
  if (receivable === 0) return 0;
  let left = receivable;
  let whole = 0;
  for (const { sales, days } of newestFirst) {
    if (left <= sales) return whole * 100 + inHundredths(left, days, sales);
    left -= Math.max(0, sales);
    whole += days;
  }
  return null;
}

const inHundredths = (part: Money, days: number, sales: Money): DayHundredths =>
  exact(Number(divideHalfUp(BigInt(part) * BigInt(days) * 100n, BigInt(sales))));
