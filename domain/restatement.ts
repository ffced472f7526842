import * as z from 'zod';
import type { Entry } from './entry.ts';
import { lineAmount } from './plan-lines.ts';
import type { Plan } from './plan.ts';
import { netAmount, netQuantity, noTotals, withOwn, type MoneyTotals } from './totals.ts';
import { exact, type Money } from './values/money.ts';
import { fiscalYearStart, monthOf, type Month } from './values/month.ts';

/**
 * Which figures of a month's report an entry changes that was recorded after it was made: those of
 * the month and all below; cumulated ones of the year and what is owed; what is owed alone; or, for
 * a move recorded with a later day, only the territory under which the dealer is counted.
 */
export const Effect = z.enum(['month', 'year', 'owed', 'territory']);
export type Effect = z.infer<typeof Effect>;

/** The effect of an entry on the report of a month; null where it has none. */
export function effectOf(entry: Entry, month: Month, startMonth: number): Effect | null {
  const of = monthOf(entry.day);
  if (of > month) return entry.terms?.territory === undefined ? null : 'territory';
  if (of === month) return 'month';
  return of >= fiscalYearStart(month, startMonth) ? 'year' : 'owed';
}

/** What one entry adds to the figures of a report, each under the name that it has there. */
export interface EntryFigures extends MoneyTotals {
  readonly netQuantity: number;
  readonly netAmount: Money;
  readonly salesQuantity: number;
  readonly salesAmount: Money;
  readonly returnsQuantity: number;
  readonly returnsAmount: Money;
  readonly owed: Money;
}

const noFigures = {
  netQuantity: 0,
  netAmount: 0,
  salesQuantity: 0,
  salesAmount: 0,
  returnsQuantity: 0,
  returnsAmount: 0,
};

/** The figures of one entry, by the same fold as totals. */
export function figuresOf(entry: Entry): EntryFigures {
  const { month, products } = withOwn(noTotals, [entry]);
  const goods = [...products.values()].reduce(
    (sum, product) => ({
      netQuantity: exact(sum.netQuantity + netQuantity(product)),
      netAmount: exact(sum.netAmount + netAmount(product)),
      salesQuantity: exact(sum.salesQuantity + product.salesQuantity),
      salesAmount: exact(sum.salesAmount + product.salesAmount),
      returnsQuantity: exact(sum.returnsQuantity + product.returnsQuantity),
      returnsAmount: exact(sum.returnsAmount + product.returnsAmount),
    }),
    noFigures,
  );
  return { ...goods, ...month, owed: entry.amount };
}

/** True where two versions of a plan have other targets; notes and status change no report. */
export const haveOtherTargets = (a: Plan | null, b: Plan | null): boolean =>
  JSON.stringify(targetsOf(a)) !== JSON.stringify(targetsOf(b));

const targetsOf = (plan: Plan | null) =>
  (plan?.lines ?? [])
    .map((line) => [line.productId, line.quantity, lineAmount(line)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
