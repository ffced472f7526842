import * as z from 'zod';

/** What is needed to understand the product sheet without asking the service. */
export const ProductContext = z.object({
  /** Digits of the currency's minor unit. */
  digits: z.number(),
  timeZone: z.string(),
  /** Codes by identity, for what people call a row. */
  names: z.record(z.string(), z.string()),
});
export type ProductContext = z.infer<typeof ProductContext>;
