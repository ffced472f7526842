import type { products } from '../../api/routes/products.ts';
import { mergeCells, refused, type Edit } from '../../domain/cells.ts';
import { accept } from '../../domain/outcome.ts';
import { productCells } from '../../domain/product-cells.ts';
import { changedProduct } from '../../domain/product-changes.ts';
import { ProductField, type Product } from '../../domain/product.ts';
import { productItem, readKeptProducts, type KeptProduct } from '../../store/products.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { pushRows, type PushedRow } from '../push-rows.ts';
import type { Handler } from '../serve.ts';
import { pinyinOfProduct } from './pinyin.ts';

/** Merges edited cells of the product list, one write for each product. */
export const pushProducts: Handler<typeof products.pushProducts> = async (
  { body: { cells } },
  caller,
) => {
  const read = await readKeptProducts(
    db,
    cells.map((cell) => cell.productId),
  );
  const push = (id: string, edits: readonly Edit<ProductField>[]) =>
    pushRow(id, edits, read.get(id), caller.member.memberId);
  const pushed = await pushRows(cells, (cell) => cell.productId, push, caller);
  const versions = [...pushed.versions].map(([productId, version]) => ({ productId, version }));
  return accept({ cells: pushed.cells, versions });
};

/** Pushes one product's cells; where someone else was first, reads it again and merges again. */
function pushRow(
  productId: string,
  edits: readonly Edit<ProductField>[],
  asRead: KeptProduct | undefined,
  memberId: string,
): Promise<PushedRow> {
  let first = true;
  return untilDone(async () => {
    const read = first ? asRead : (await readKeptProducts(db, [productId])).get(productId);
    first = false;
    if (!read) {
      const outcome = refused('product-not-found', { product: productId });
      return { outcomes: edits.map(() => outcome), version: null };
    }
    const by = { memberId, at: instant() };
    const merged = mergeCells(read, edits, productCells(by));
    const after = changedProduct(read.product, cellsOf(merged.kept.product), by);
    if (after) {
      await transact(db, [productItem(db, { product: after, edits: merged.kept.edits })]);
    }
    return { outcomes: merged.outcomes, version: (after ?? read.product).version };
  });
}

const cellsOf = (product: Product) => ({
  ...Object.fromEntries(ProductField.options.map((field) => [field, product[field]])),
  pinyin: pinyinOfProduct(product),
});
