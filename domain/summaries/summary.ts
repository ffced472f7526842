import * as z from 'zod';
import { Basis } from '../company.ts';
import { ShortId, TerritoryId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { Month } from '../values/month.ts';
import { Rate } from '../values/rate.ts';

/**
 * Net sales of a month beside what they are compared with, in minor units. Growth and attainment
 * are in parts per million, null where the base is zero, negative or not known.
 */
export const Sold = z
  .strictObject({
    net: Money,
    lastMonth: Money,
    growthOnMonth: Rate.nullable(),
    lastYear: Money,
    growthOnYear: Rate.nullable(),
  })
  .meta({ id: 'SummarySold' });
export type Sold = z.infer<typeof Sold>;

/** Key figures of all dealers together. */
export const KeyFigures = Sold.extend({
  /** What the basis counts: net sales, or cash received. */
  actual: Money,
  plan: Money.nullable(),
  attainment: Rate.nullable(),
  /**
   * From the start of the fiscal year to the end of the month, and the same a year before; growth
   * is null where last year has no business in its first month: the books began within it.
   */
  yearToDate: Money,
  lastYearToDate: Money,
  growthToDate: Rate.nullable(),
  payments: Money,
  /** Balance of the accounts at the end of the month. */
  owed: Money,
  /** What is open in documents on the day of the summary, and what of it is past due. */
  open: Money,
  overdue: Money,
}).meta({ id: 'SummaryFigures' });
export type KeyFigures = z.infer<typeof KeyFigures>;

/** One dealer's month. */
export const DealerSummary = Sold.extend({
  dealerId: ShortId,
  code: z.string(),
  name: z.string(),
  territory: TerritoryId,
  actual: Money,
  plan: Money.nullable(),
  attainment: Rate.nullable(),
}).meta({ id: 'DealerSummary' });
export type DealerSummary = z.infer<typeof DealerSummary>;

/** One product's month over all dealers. */
export const ProductSummary = Sold.extend({
  productId: ShortId,
  code: z.string(),
  variety: z.string(),
  specification: z.string(),
  quantity: z.int(),
  plan: Money.nullable(),
}).meta({ id: 'ProductSummary' });
export type ProductSummary = z.infer<typeof ProductSummary>;

/** A dealer with something past due, or above its limit, on the day of the summary. */
export const Debtor = z
  .strictObject({
    dealerId: ShortId,
    code: z.string(),
    name: z.string(),
    territory: TerritoryId,
    open: Money,
    overdue: Money,
    /** The earliest due day of what is past due; null where nothing is. */
    oldestDue: Day.nullable(),
    balance: Money,
    /** Null is no limit; 0 is zero. */
    creditLimit: Money.nullable(),
    /** By how much the balance is above the limit; 0 where it is not. */
    overLimit: Money,
  })
  .meta({ id: 'SummaryDebtor' });
export type Debtor = z.infer<typeof Debtor>;

/** The ends of a list: the best first, and the worst first. Nobody stands in both. */
const endsOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ best: z.array(row), worst: z.array(row) });

/**
 * A month of the dealers of one territory, or of all that somebody sees: computed from what was
 * recorded up to `knownAt` alone, so the same question has the same answer in any later release.
 */
export const MonthSummary = z
  .strictObject({
    month: Month,
    /** The one territory that it is about; null where it is about all of the reader's. */
    territory: TerritoryId.nullable(),
    basis: Basis,
    /** The day as of which documents are open and past due: the month's last, or today. */
    asOf: Day,
    knownAt: Instant,
    /** Dealers counted, those of them without a plan, and those that sold nothing. */
    dealers: z.int(),
    withoutPlan: z.int(),
    withoutSales: z.int(),
    figures: KeyFigures,
    /** January and February as one in a summary of February, because the festival moves. */
    newYear: Sold.nullable(),
    /** By attainment, of the dealers that have a plan. */
    ofDealers: endsOf(DealerSummary),
    /** What their change is counted from: last year's month, or last month where that has none. */
    productsAgainst: z.enum(['last-year', 'last-month']),
    /** By what they gained or lost in money. */
    ofProducts: endsOf(ProductSummary),
    /** The most overdue first; `debtorsInAll` counts those that are not shown too. */
    debtors: z.array(Debtor),
    debtorsInAll: z.int(),
  })
  .meta({ id: 'MonthSummary' });
export type MonthSummary = z.infer<typeof MonthSummary>;
