import type { products } from '../../api/routes/products.ts';
import { isSame } from '../../domain/is-same.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { newProduct } from '../../domain/product-changes.ts';
import type { Product } from '../../domain/product.ts';
import { readCompany } from '../../store/company.ts';
import { productItem, readProducts } from '../../store/products.ts';
import { writeTogether } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { pinyinOfProduct } from './pinyin.ts';

/** Adds a product; the same request again gives the first answer again. */
export const addProduct: Handler<typeof products.addProduct> = async ({ body }, { member }) => {
  const today = dayIn((await readCompany(db)).timeZone);
  const by = { memberId: member.memberId, at: instant() };
  const pinyin = pinyinOfProduct({ variety: body.variety, brand: body.brand ?? null });
  const product = newProduct(body, pinyin, today, by);
  if (await writeTogether(db, [productItem(db, { product, edits: {} })])) return accept(product);
  const [there] = await readProducts(db, [product.productId]);
  return there && isSame(timeless(there), timeless(product))
    ? accept(there)
    : refuse('already-exists', { code: body.code });
};

/** Equal in all but the instant: also written by the same member, and not changed since. */
const timeless = ({ changedAt: _, ...rest }: Product) => rest;
