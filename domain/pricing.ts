import type { Line } from './entry.ts';
import type { NewLine } from './new-entry.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { priceOn, type Product } from './product.ts';
import type { ShortId } from './values/code.ts';
import type { Day } from './values/day.ts';
import { priced, type Money } from './values/money.ts';

/** Why goods lines can't be priced. */
export type PricingReason =
  | 'product-not-found'
  | 'price-missing'
  | 'price-reason-missing'
  | 'discount-too-large'
  | 'amount-too-large';

/** Minor units per `per` base units. */
export interface Agreed {
  readonly price: Money;
  readonly per: number;
}

/** What the prices of an entry's lines depend on. */
export interface Pricing {
  readonly products: ReadonlyMap<string, Product>;
  readonly priceList: ShortId | null;
  /** The price that a contract in force says, which is the list price then. */
  readonly agreed?: (productId: string) => Agreed | null;
  readonly day: Day;
  readonly priceReason: string | undefined;
  /** Sales of a product that is no longer sold are refused; returns of it are not. */
  readonly activeOnly: boolean;
}

/** Prices per different units are the same where they come to the same for any quantity. */
export const isSamePrice = (a: Agreed, b: Agreed): boolean =>
  BigInt(a.price) * BigInt(b.per) === BigInt(b.price) * BigInt(a.per);

/** Beyond this no amount or balance is recorded: sums of many accounts must stay exact. */
export const amountLimit: Money = 100_000_000_000_000;

/**
 * Prices goods lines by the contract in force, else by the price list of the day. A typed price
 * needs a reason, unless it is the list price. Free goods cost nothing, whatever their price; a
 * discount is at most the line.
 */
export function priceLines(
  lines: readonly NewLine[],
  pricing: Pricing,
): Outcome<Line[], PricingReason> {
  const result: Line[] = [];
  let total = 0;
  for (const line of lines) {
    const outcome = priceLine(line, pricing);
    if (!outcome.ok) return outcome;
    total += outcome.facts.amount;
    if (total > amountLimit) return refuse('amount-too-large');
    result.push(outcome.facts);
  }
  return accept(result);
}

/** The line without its own price where that is the agreed one: it is kept as agreed. */
function asAgreed(line: NewLine, agreed: Agreed | null): NewLine {
  const { price, per, ...rest } = line;
  if (!agreed || price === undefined) return line;
  return isSamePrice({ price, per: per ?? agreed.per }, agreed) ? rest : line;
}

function priceLine(sent: NewLine, pricing: Pricing): Outcome<Line, PricingReason> {
  const agreed = pricing.agreed?.(sent.productId) ?? null;
  const line = asAgreed(sent, agreed);
  const { productId, quantity, discount = 0, free = false } = line;
  const product = pricing.products.get(productId);
  if (!product || (pricing.activeOnly && !product.active)) {
    return refuse('product-not-found', { product: productId });
  }
  const list = agreed ?? priceOn(product, pricing.priceList, pricing.day);
  const price = line.price ?? list?.price ?? (free ? 0 : undefined);
  if (price === undefined) {
    return refuse('price-missing', { product: product.code, day: pricing.day });
  }
  const per = line.per ?? list?.per ?? 1;
  const asListed = list !== null && price === list.price && per === list.per;
  const typed = (line.price !== undefined || line.per !== undefined) && !asListed;
  if (typed && !free && pricing.priceReason === undefined) return refuse('price-reason-missing');
  if ((quantity * price) / per > amountLimit) return refuse('amount-too-large');
  const amount = free ? 0 : priced(quantity, price, per);
  if (discount > amount) return refuse('discount-too-large', { product: product.code });
  return accept({
    productId,
    quantity,
    price,
    per,
    amount: amount - discount,
    typed,
    free,
    discount,
  });
}
