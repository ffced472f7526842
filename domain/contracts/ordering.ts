import * as z from 'zod';
import { Money } from '../values/money.ts';
import { Rate, whole } from '../values/rate.ts';

/** Block i (订、退货规定): how much is ordered at least, how early, and what may go back. */
export const Ordering = z
  .strictObject({
    /** Minor units that one sale has at least; 0 is no minimum. */
    minimumOrder: Money.min(0),
    /** Days that an order is placed ahead. */
    leadDays: z.int().min(0).max(365),
    /** What may be returned of all sales under the contract; 0 is nothing, 1,000,000 everything. */
    returnShare: Rate.min(0).max(whole),
    /** Days from the sale in which its goods may be returned; null is no such bound. */
    returnDays: z.int().min(0).max(3650).nullable(),
  })
  .meta({ id: 'Ordering' });
export type Ordering = z.infer<typeof Ordering>;
