import type { Citation } from '../contracts/grounds.ts';
import type { Day } from '../values/day.ts';
import type { Month } from '../values/month.ts';
import type { Quantity } from '../values/quantity.ts';

/** What a dealer bought of a product in a month, net of returns, base units. */
export interface MonthBought {
  readonly month: Month;
  readonly quantity: Quantity;
}

/** What is left of the quantity that a contract agreed for a product. */
export interface AgreedLeft {
  /** The clause that names the quantity. */
  readonly ground: Citation;
  /** Base units agreed for the whole term, and how many of them are not sold yet. */
  readonly agreed: Quantity;
  readonly left: Quantity;
  /** Months of its term over which what is left is spread, at least 1. */
  readonly monthsLeft: number;
}

/**
 * What each term of a proposal rests on, each by itself: taking one away changes its term alone.
 * What there is no data for is absent. Months stand in order, the oldest first.
 */
export interface Evidence {
  /** One to twelve whole months before the planned one. */
  readonly base?: { readonly months: readonly MonthBought[] };
  /** Twenty-four whole months, and how many months lie between them and the planned one. */
  readonly trend?: { readonly months: readonly MonthBought[]; readonly ahead: number };
  /** Twenty-five whole months, or twelve and more of one year, and the planned one. */
  readonly season?: { readonly months: readonly MonthBought[]; readonly planned: Month };
  /** The same, where January or February is planned, and the day of its festival. */
  readonly springFestival?: {
    readonly months: readonly MonthBought[];
    readonly planned: Month;
    readonly festival: Day;
  };
  /** What the channel's stock is above or below what it should be: nobody counts it yet. */
  readonly stock?: { readonly quantity: Quantity };
  /** What a promotion of the month is to bring: there are none yet. */
  readonly promotion?: { readonly quantity: Quantity };
  /** What is left of contracts, and the months that the base is the mean of. */
  readonly commitment?: {
    readonly agreed: readonly AgreedLeft[];
    readonly months: readonly MonthBought[];
  };
}
