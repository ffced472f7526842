import * as z from 'zod';

/** Where a list goes on: opaque, bound to its question; a forged one is refused as bad input. */
export const Cursor = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[\w-]+$/);

/** Query of a list. */
export const page = { cursor: Cursor.optional() };

/** Reply of a list: the cursor of the next page, absent on the last. */
export const next = { next: Cursor.optional() };

/** A problem within a batch, with the sentence in the caller's language. */
export const RowProblem = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'RowProblem' });
