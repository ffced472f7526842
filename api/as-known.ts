import * as z from 'zod';
import { Day, Instant } from '../domain/values/day.ts';

/**
 * Query of what can be asked as it was known: only what was recorded up to then counts. A day
 * stands for its end in the company's time zone, today for now; absent is now, as restated.
 */
export const asKnown = { asKnownAt: z.union([Day, Instant]).optional() };

/** Reply of what can be asked as it was known: only what was recorded up to then counts. */
export const knownAt = { knownAt: Instant };
