import * as z from 'zod';
import { Day } from '../values/day.ts';
import { text } from '../values/text.ts';

/** Block k (签约时间、地点、生效期): where it is signed, and from when to when it holds. */
export const Signing = z
  .strictObject({
    /** The day of signing; null until it is signed. */
    day: Day.nullable(),
    place: text(120),
    from: Day,
    /** Last day that the contract holds. */
    to: Day,
    /** Days before the end from which it is time to renew. */
    renewalDays: z.int().min(0).max(365),
  })
  .refine(({ from, to }) => from <= to, { error: 'ends-before', path: ['to'] })
  .meta({ id: 'Signing' });
export type Signing = z.infer<typeof Signing>;
