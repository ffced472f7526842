import * as z from 'zod';

/** What is needed to understand the customer sheet without asking the service. */
export const CustomerContext = z.object({
  /** Digits of the currency's minor unit. */
  digits: z.number(),
  timeZone: z.string().exactOptional(),
  territories: z.array(z.string()),
  classes: z.array(z.string()),
  /** Everyone who can be named as a supplier: identity, code, name, pinyin. */
  customers: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});
export type CustomerContext = z.infer<typeof CustomerContext>;
