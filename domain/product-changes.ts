import { isSame } from './is-same.ts';
import type { By } from './member-changes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import {
  pricesOn,
  standardPriceList,
  type DatedPrice,
  type NewProduct,
  type Product,
  type ProductChange,
} from './product.ts';
import { idOfCode } from './values/code.ts';
import type { Day } from './values/day.ts';

/** Most prices that one product has on one list. */
export const pricesKept = 400;

/** A new product; its price, where given, opens the standard list. */
export function newProduct(given: NewProduct, pinyin: string, today: Day, by: By): Product {
  const { price, per = 1, from = today } = given;
  return {
    productId: idOfCode(given.code),
    code: given.code,
    variety: given.variety,
    brand: given.brand ?? null,
    specification: given.specification,
    unit: given.unit,
    caseSize: given.caseSize,
    active: given.active ?? true,
    pinyin,
    prices: price === undefined ? {} : { [standardPriceList]: [{ from, price, per }] },
    version: 1,
    changedAt: by.at,
    changedBy: by.memberId,
  };
}

/** What of a product changes; a new variety or brand comes with new pinyin. */
export type ProductParticulars = Omit<ProductChange, 'version'> & { readonly pinyin?: string };

/** The product with changes, what is absent left as it is; null where nothing would change. */
export function changedProduct(
  before: Product,
  change: ProductParticulars,
  by: By,
): Product | null {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const changed: Product = { ...before, ...Object.fromEntries(given) };
  return isSame(before, changed) ? null : nextVersion(changed, by);
}

/**
 * The product with a price on a list from a day on, in place of one from the same day. Prices from
 * other days stay. The same price again is no change: null.
 */
export function withPrice(
  before: Product,
  list: string,
  price: DatedPrice,
  by: By,
): Outcome<Product | null, 'too-many-prices'> {
  const prices = pricesOn(before, list);
  const there = prices.find((other) => other.from === price.from);
  if (there?.price === price.price && there.per === price.per) return accept(null);
  const after = [...prices.filter((other) => other !== there), price];
  if (after.length > pricesKept) return refuse('too-many-prices');
  after.sort((a, b) => (a.from < b.from ? -1 : 1));
  return accept(nextVersion({ ...before, prices: { ...before.prices, [list]: after } }, by));
}

const nextVersion = (product: Product, by: By): Product => ({
  ...product,
  version: product.version + 1,
  changedAt: by.at,
  changedBy: by.memberId,
});
