import type { products } from '../../api/routes/products.ts';
import type { Input } from '../../api/route.ts';
import type { By } from '../../domain/member-changes.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { pricesKept, withPrice } from '../../domain/product-changes.ts';
import type { DatedPrice } from '../../domain/product.ts';
import type { Day } from '../../domain/values/day.ts';
import { namePriceList } from '../../store/price-lists.ts';
import { productItem, readKeptProducts, type KeptProduct } from '../../store/products.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

type Given = Input<typeof products.putPriceList>;
type Price = Given['body']['prices'][number];

/** Products of one transaction: each may carry years of prices. */
const batch = 25;

/** Most unknown products that a refusal names. */
const named = 10;

/**
 * Sets prices of a list from a day on. Every product is looked up before any price is set; then
 * batches of products are written, each whole or not at all. Repeating the request goes on where
 * it stopped, and changes nothing that is set already.
 */
export const putPriceList: Handler<typeof products.putPriceList> = async (
  { params: { priceListId }, body: { name, from, prices } },
  { member },
) => {
  refuseTwice(prices);
  const ids = prices.map((price) => price.productId);
  const known = await readKeptProducts(db, ids);
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    return refuse('product-not-found', { product: unknown.slice(0, named).join(', ') });
  }
  const by = { memberId: member.memberId, at: instant() };
  await namePriceList(db, { priceListId, name }, by);
  const numbered = [...prices.entries()];
  for (let i = 0; i < numbered.length; i += batch) {
    const group = numbered.slice(i, i + batch);
    await untilDone(() => setPrices(priceListId, from, group, by));
  }
  // Counted from what was found first: a batch whose answer was lost finds its own prices there.
  const isNew = ({ productId, ...price }: Price) => {
    const before = known.get(productId)?.product;
    const after = before && withPrice(before, priceListId, datedFrom(from, price), by);
    return after?.ok === true && after.facts !== null;
  };
  return accept({ priceListId, name, changed: prices.filter(isNew).length });
};

const datedFrom = (from: Day, { price, per = 1 }: Omit<Price, 'productId'>): DatedPrice => ({
  from,
  price,
  per,
});

/** Two prices for one product contradict each other: which is meant, only the caller knows. */
function refuseTwice(prices: readonly Price[]) {
  const seen = new Set<string>();
  for (const [i, { productId }] of prices.entries()) {
    if (seen.has(productId)) throw atPrice(i, { code: 'custom', message: 'named-twice' });
    seen.add(productId);
  }
}

const atPrice = (
  i: number,
  issue:
    { code: 'custom'; message: string } | { code: 'too_big'; maximum: number; origin: 'array' },
) => {
  const path = ['prices', i, 'productId'];
  const message = issue.code === 'custom' ? issue.message : '';
  return new Problem(
    'invalid-request',
    {},
    [{ ...issue, path, message, input: undefined }],
    'body',
  );
};

/** Sets the prices of one batch; those that are so already are left alone. */
async function setPrices(
  list: string,
  from: Day,
  group: readonly (readonly [number, Price])[],
  by: By,
): Promise<void> {
  const kept = await readKeptProducts(
    db,
    group.map(([, { productId }]) => productId),
  );
  const changed: KeptProduct[] = [];
  for (const [i, { productId, ...price }] of group) {
    const before = kept.get(productId);
    if (!before) throw new Error('products are never deleted');
    const after = withPrice(before.product, list, datedFrom(from, price), by);
    if (!after.ok) throw atPrice(i, { code: 'too_big', maximum: pricesKept, origin: 'array' });
    if (after.facts) changed.push({ product: after.facts, edits: before.edits });
  }
  if (changed.length > 0) {
    await transact(
      db,
      changed.map((product) => productItem(db, product)),
    );
  }
}
