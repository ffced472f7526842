import * as z from 'zod';
import { Code, ShortId } from './values/code.ts';
import { Day, Instant } from './values/day.ts';
import { Money } from './values/money.ts';
import { text } from './values/text.ts';

/** The price list that everyone buys by who has none of their own. */
export const standardPriceList: ShortId = 'STD';

/** A price from a day on: `price` minor units per `per` base units (a case price has per = 24). */
export const DatedPrice = z
  .strictObject({ from: Day, price: Money.min(0), per: z.int().min(1).max(1_000_000) })
  .meta({ id: 'DatedPrice' });
export type DatedPrice = z.infer<typeof DatedPrice>;

const particulars = {
  /** Variety (品种), for example "Tea". */
  variety: text(60),
  brand: text(60).nullable(),
  /** Specification (规格), for example "500 ml × 15". */
  specification: text(120),
  /** Base unit in which every quantity is counted, for example "bottle". */
  unit: text(20),
  /** Base units in a case. */
  caseSize: z.int().min(1).max(100_000),
  active: z.boolean(),
};

/** A new product; `price` (with `per`, default 1) opens the standard price list from `from` on. */
export const NewProduct = z
  .strictObject({
    code: Code,
    ...particulars,
    price: Money.min(0),
    per: z.int().min(1).max(1_000_000),
    from: Day,
  })
  .partial({ active: true, price: true, per: true, from: true, brand: true })
  .meta({ id: 'NewProduct' });
export type NewProduct = z.infer<typeof NewProduct>;

export const ProductChange = z
  .strictObject({ version: z.int().min(1), ...particulars })
  .partial()
  .required({ version: true })
  .meta({ id: 'ProductChange' });
export type ProductChange = z.infer<typeof ProductChange>;

/** A product with its prices by price list, each list in order of day. */
export const Product = z
  .strictObject({
    productId: ShortId,
    code: Code,
    ...particulars,
    pinyin: z.string().max(400),
    prices: z.record(ShortId, z.array(DatedPrice).max(400)),
    version: z.int().min(1),
    changedAt: Instant,
    changedBy: z.string(),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof Product>;

/** Products by their ids. */
export const productsById = (products: readonly Product[]): Map<string, Product> =>
  new Map(products.map((product) => [product.productId, product]));

/** The fields of a product that can be edited as cells of a sheet. */
export const ProductField = z.enum([
  'variety',
  'brand',
  'specification',
  'unit',
  'caseSize',
  'active',
]);
export type ProductField = z.infer<typeof ProductField>;

/**
 * The prices of a product on a list, in order of day. A list may be called like something that
 * every object has, `toString`, so only what is the product's own counts.
 */
export const pricesOn = (
  { prices }: Pick<Product, 'prices'>,
  list: ShortId,
): readonly DatedPrice[] => (Object.hasOwn(prices, list) ? (prices[list] ?? []) : []);

/** The price in force on `day`: of the list, else of the standard list, else null. */
export function priceOn(product: Product, list: ShortId | null, day: Day): DatedPrice | null {
  for (const name of [list, standardPriceList]) {
    const found =
      name === null ? undefined : pricesOn(product, name).findLast((p) => p.from <= day);
    if (found) return found;
  }
  return null;
}
