import * as z from 'zod';
import { MemberId, ShortId } from './values/code.ts';
import { Instant } from './values/day.ts';
import { Month } from './values/month.ts';
import { text } from './values/text.ts';

/** What people found of a dealer's month: null is nothing said. */
const said = { worked: text(500).nullable(), failed: text(500).nullable() };

/** What worked in a dealer's month and what did not, for whoever plans the next one. */
export const MonthReview = z
  .strictObject({
    dealerId: ShortId,
    month: Month,
    ...said,
    by: MemberId,
    at: Instant,
    /** Raised by each change, so that nobody overwrites what they have not seen. */
    version: z.int().min(1),
  })
  .meta({ id: 'MonthReview' });
export type MonthReview = z.infer<typeof MonthReview>;

/** A review as somebody writes it; `version` is what was seen, 0 for a first one. */
export const WrittenReview = z
  .strictObject({ version: z.int().min(0), ...said })
  .meta({ id: 'WrittenReview' });
