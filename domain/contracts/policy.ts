import * as z from 'zod';
import { ShortId } from '../values/code.ts';
import { Money } from '../values/money.ts';
import { Rate, whole } from '../values/rate.ts';
import { wording } from './wording.ts';

/**
 * From an amount on (inclusive) a rate holds, up to where the next tier begins: half-open, so that
 * no amount falls between two tiers.
 */
export const RebateTier = z
  .strictObject({ from: Money.min(0), rate: Rate.min(0).max(whole) })
  .meta({ id: 'RebateTier' });
export type RebateTier = z.infer<typeof RebateTier>;

/**
 * How tiers count: `stepped` pays each part of the amount at the rate of its own tier, `cumulative`
 * the whole amount at the rate of the tier reached.
 */
export const RebateMethod = z.enum(['stepped', 'cumulative']);
export type RebateMethod = z.infer<typeof RebateMethod>;

export const RebatePeriod = z.enum(['month', 'quarter', 'half-year', 'year']);
export type RebatePeriod = z.infer<typeof RebatePeriod>;

/** One rebate (返利): on which sales or payments of which period, by which tiers. */
export const Rebate = z
  .strictObject({
    name: wording(80),
    basis: z.enum(['invoice', 'cash']),
    method: RebateMethod,
    period: RebatePeriod,
    /** Null is every product of the contract; payments can't be divided by product. */
    products: z.array(ShortId).min(1).max(500).nullable(),
    tiers: z
      .array(RebateTier)
      .min(1)
      .max(20)
      .refine((tiers) => tiers.every((t, i) => i === 0 || t.from > (tiers[i - 1]?.from ?? 0)), {
        error: 'tiers-not-rising',
      }),
  })
  .refine(({ basis, products }) => basis === 'invoice' || products === null, {
    error: 'cash-has-no-products',
    path: ['products'],
  })
  .meta({ id: 'Rebate' });
export type Rebate = z.infer<typeof Rebate>;

/** The annual award (年奖): a rate on the sales of a year that reached the target. */
export const AnnualAward = z
  .strictObject({ target: Money.min(1), rate: Rate.min(0).max(whole) })
  .meta({ id: 'AnnualAward' });
export type AnnualAward = z.infer<typeof AnnualAward>;

/** What the company adds to a kind of cost: its share of it, and at most how much in a year. */
export const CostShare = z
  .strictObject({ share: Rate.min(0).max(whole), yearlyLimit: Money.min(0).nullable() })
  .meta({ id: 'CostShare' });
export type CostShare = z.infer<typeof CostShare>;

/** People and vehicles that the company promises (人员). */
export const PromisedPeople = z
  .strictObject({
    reps: z.int().min(0).max(1000),
    promoters: z.int().min(0).max(1000),
    vehicles: z.int().min(0).max(1000),
  })
  .meta({ id: 'PromisedPeople' });

/** Block g (经销政策): what the dealer earns and is helped with. Null is "not agreed". */
export const Policy = z
  .strictObject({
    rebates: z.array(Rebate).max(20),
    annualAward: AnnualAward.nullable(),
    promotion: CostShare.nullable(),
    advertising: CostShare.nullable(),
    people: PromisedPeople.nullable(),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;
