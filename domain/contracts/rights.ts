import * as z from 'zod';
import { Tier } from '../customer.ts';
import { ShortId, TerritoryId } from '../values/code.ts';
import { Day } from '../values/day.ts';

/** What a dealer is to the company: general distributor (总经销) or sub-distributor (分销). */
export const Level = z.enum(['general', 'sub']);
export type Level = z.infer<typeof Level>;

/**
 * One division of the rights: which products may be sold in which territories, from when to when.
 */
export const Grant = z
  .strictObject({
    territories: z.array(TerritoryId).min(1).max(60),
    /** Null is every product of block a. */
    products: z.array(ShortId).min(1).max(500).nullable(),
    exclusive: z.boolean(),
    /** Null is from the first day of the contract on. */
    from: Day.nullable(),
    /** Null is to the last day of the contract. */
    to: Day.nullable(),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { error: 'ends-before' })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

/** Block e (经营权限): level and tier, and the rights divided by territory, product and years. */
export const Rights = z
  .strictObject({
    level: Level,
    tier: Tier,
    grants: z.array(Grant).min(1).max(50),
  })
  .meta({ id: 'Rights' });
export type Rights = z.infer<typeof Rights>;
