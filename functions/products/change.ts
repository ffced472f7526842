import type { products } from '../../api/routes/products.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { changedProduct } from '../../domain/product-changes.ts';
import { ProductField, type Product } from '../../domain/product.ts';
import type { By } from '../../domain/member-changes.ts';
import { productItem, readKeptProducts } from '../../store/products.ts';
import { writeTogether } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { pinyinOfProduct } from './pinyin.ts';

/** Changes one product; the same request again gives the first answer again. */
export const changeProduct: Handler<typeof products.changeProduct> = async (
  { params: { productId }, body: { version, ...change } },
  { member: { memberId } },
) => {
  const kept = (await readKeptProducts(db, [productId])).get(productId);
  if (!kept) throw new Problem('not-found');
  const { product, edits } = kept;
  const by = { memberId, at: instant() };
  const changed = changedProduct(product, change, by);
  if (product.version !== version) {
    const repeated = changed === null && product.version === version + 1;
    return repeated && product.changedBy === memberId
      ? accept(product)
      : refuse('changed-meanwhile');
  }
  if (changed === null) return refuse('nothing-changed');
  const after = { ...changed, pinyin: pinyinOfProduct(changed) };
  const next = { product: after, edits: { ...edits, ...editedNow(product, after, by) } };
  const written = await writeTogether(db, [productItem(db, next)]);
  return written ? accept(after) : refuse('changed-meanwhile');
};

function editedNow(before: Product, after: Product, { memberId, at }: By) {
  const changed = ProductField.options.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { by: memberId, at }]));
}
