import * as z from 'zod';
import { Basis } from '../company.ts';
import { ShortId, TerritoryId } from '../values/code.ts';
import { Day, Instant } from '../values/day.ts';
import { Money } from '../values/money.ts';
import { Month } from '../values/month.ts';
import { Rate } from '../values/rate.ts';

/**
 * Net sales of a month beside other months, in minor units. Null is what is not known: months
 * before the dealer's first, growth on a base of zero or less.
 */
const overMonths = {
  net: Money.nullable(),
  lastMonth: Money.nullable(),
  growthOnMonth: Rate.nullable(),
  lastYear: Money.nullable(),
  growthOnYear: Rate.nullable(),
  /** From the start of the fiscal year; grown only where last year was whole. */
  yearToDate: Money.nullable(),
  lastYearToDate: Money.nullable(),
  growthToDate: Rate.nullable(),
  /** Net sales of each of the `months`. */
  months: z.array(Money.nullable()),
};

/** What a dealer bought of all products. */
export const SalesInsight = z.strictObject(overMonths).meta({ id: 'SalesInsight' });
export type SalesInsight = z.infer<typeof SalesInsight>;

/** One product with a dealer. */
export const ProductInsight = z
  .strictObject({
    productId: ShortId,
    code: z.string(),
    variety: z.string(),
    specification: z.string(),
    quantity: z.int().nullable(),
    ...overMonths,
    plan: Money.nullable(),
    /** Net less that of last year's month; the changes add up to the dealer's. */
    changeOnYear: Money.nullable(),
    /** The change ÷ the dealer's net of last year's month: its part of the dealer's growth. */
    contribution: Rate.nullable(),
    /** Sold now and in none of the twelve months before, or in the three before and not now. */
    range: z.enum(['new', 'lost']).nullable(),
  })
  .meta({ id: 'ProductInsight' });
export type ProductInsight = z.infer<typeof ProductInsight>;

/** How the month goes against its plan; rates in parts per million, null what is not known. */
export const PaceInsight = z
  .strictObject({
    actual: Money,
    plan: Money.nullable(),
    sellingDays: z.strictObject({ gone: z.int(), all: z.int() }),
    attainment: Rate.nullable(),
    timeGone: Rate.nullable(),
    gap: Rate.nullable(),
    paceIndex: Rate.nullable(),
    landing: Money.nullable(),
    requiredDaily: Money.nullable(),
  })
  .meta({ id: 'PaceInsight' });
export type PaceInsight = z.infer<typeof PaceInsight>;

/** What the dealer owes, in days of its sales. */
export const DsoInsight = z
  .strictObject({
    /** Balance at the end of the month, or today: open documents less credit not applied. */
    receivable: Money,
    /** A path of this service that answers the documents that are open in it, as known. */
    documents: z.string(),
    /** Sales less returns of the month and the two before, and the days of them that are gone. */
    sales: Money,
    days: z.int(),
    /** Receivable ÷ sales × days, in hundredths of a day. */
    simple: z.int().nullable(),
    /** Whole months of sales taken off the receivable, the last by days; hundredths of a day. */
    countBack: z.int().nullable(),
  })
  .meta({ id: 'DsoInsight' });
export type DsoInsight = z.infer<typeof DsoInsight>;

/** What the figures of one kind rest on: a dealer's months, and the question that lists them. */
export const RestsOn = z
  .strictObject({
    dealerId: ShortId,
    from: Month,
    to: Month,
    /** A path of this service that answers the entries of these months, as known. */
    entries: z.string(),
  })
  .meta({ id: 'RestsOn' });
export type RestsOn = z.infer<typeof RestsOn>;

/** Kinds of figures that rest on the same months. */
export const insightKinds = [
  'month',
  'lastMonth',
  'lastYear',
  'yearToDate',
  'lastYearToDate',
  'trend',
  'lost',
  'new',
  'dsoSimple',
  'dsoCountBack',
] as const;
export type InsightKind = (typeof insightKinds)[number];

/** One dealer's month in figures that say what to do, each with what it rests on. */
export const DealerInsights = z
  .strictObject({
    month: Month,
    dealerId: ShortId,
    code: z.string(),
    name: z.string(),
    territory: TerritoryId,
    basis: Basis,
    /** The last of the month, or today. */
    asOf: Day,
    knownAt: Instant,
    /** The dealer's first month; null where nothing was recorded up to this one. */
    began: Month.nullable(),
    /** The thirteen months of every `months`, the oldest first. */
    months: z.array(Month),
    sales: SalesInsight,
    /** By what they are of the month, the most first; those without business have none. */
    products: z.array(ProductInsight),
    newProducts: z.int().nullable(),
    lostProducts: z.int().nullable(),
    /** Null before the dealer's first month, where it has no plan. */
    pace: PaceInsight.nullable(),
    /** Null before the dealer's first month. */
    dso: DsoInsight.nullable(),
    restsOn: z.strictObject(
      Object.fromEntries(insightKinds.map((kind) => [kind, RestsOn])) as Record<
        InsightKind,
        typeof RestsOn
      >,
    ),
  })
  .meta({ id: 'DealerInsights' });
export type DealerInsights = z.infer<typeof DealerInsights>;
