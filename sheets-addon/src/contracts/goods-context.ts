import * as z from 'zod';

/** What the sheet knows of a product, for the lines that are typed into it. */
export const GoodsProduct = z.object({
  variety: z.string(),
  brand: z.string().nullable(),
  specification: z.string(),
  unit: z.string(),
  /** Of the dealer's price list, in minor units; null where it has none. */
  price: z.number().nullable(),
  per: z.number(),
});
export type GoodsProduct = z.infer<typeof GoodsProduct>;

/** What is needed to understand a sheet of goods without asking the service. */
export const GoodsContext = z.object({
  /** Digits of the currency's minor unit. */
  digits: z.number(),
  timeZone: z.string(),
  dealerId: z.string(),
  contractId: z.string(),
  version: z.number(),
  /** By the product's id. */
  products: z.record(z.string(), GoodsProduct),
});
export type GoodsContext = z.infer<typeof GoodsContext>;
