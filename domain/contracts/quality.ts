import * as z from 'zod';
import { text } from '../values/text.ts';

/** Block b (质量要求): the standards that the goods meet. */
export const Quality = z
  .strictObject({
    /** Standards by their number, for example "GB 7101-2022". */
    standards: z.array(text(80)).min(1).max(20),
    /** Shelf life left on arrival at least, parts per million of the whole; null is unsaid. */
    shelfLifeLeft: z.int().min(0).max(1_000_000).nullable(),
  })
  .meta({ id: 'Quality' });
export type Quality = z.infer<typeof Quality>;

/** Block d (验收): how and how long the dealer may inspect and object. */
export const Acceptance = z
  .strictObject({
    /** Days from receipt in which visible defects and short deliveries are notified. */
    visibleDays: z.int().min(0).max(365),
    /** Days from receipt in which hidden defects are notified. */
    hiddenDays: z.int().min(0).max(3650),
  })
  .refine((block) => block.hiddenDays >= block.visibleDays, { error: 'hidden-before-visible' })
  .meta({ id: 'Acceptance' });
export type Acceptance = z.infer<typeof Acceptance>;
