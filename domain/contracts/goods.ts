import * as z from 'zod';
import { ShortId } from '../values/code.ts';
import { Money } from '../values/money.ts';
import { Rate } from '../values/rate.ts';
import { text } from '../values/text.ts';

/**
 * One product as the contract sells it. Variety, brand, specification and unit are those of the
 * day it was drafted: a product that is renamed later changes no contract.
 */
export const GoodsLine = z
  .strictObject({
    productId: ShortId,
    variety: text(60),
    brand: text(60).nullable(),
    specification: text(120),
    unit: text(20),
    /** Base units agreed for the whole term; null is no such bound, 0 means none at all. */
    quantity: z.int().min(0).max(1_000_000_000).nullable(),
    /** Minor units per `per` base units. */
    price: Money.min(0),
    per: z.int().min(1).max(1_000_000),
  })
  .meta({ id: 'GoodsLine' });
export type GoodsLine = z.infer<typeof GoodsLine>;

/** Block a (标的): what is sold, how much of it, at which price. */
export const Goods = z
  .strictObject({
    lines: z
      .array(GoodsLine)
      .min(1)
      .max(500)
      .refine((lines) => areDistinct(lines.map((line) => line.productId)), {
        error: 'named-twice',
      }),
    pricesIncludeTax: z.boolean(),
    /** Rate of the tax in or on the prices, parts per million. */
    taxRate: Rate.min(0).max(1_000_000),
  })
  .meta({ id: 'Goods' });
export type Goods = z.infer<typeof Goods>;

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
