import type { products } from '../../api/routes/products.ts';
import { mergeBy, refused, type Edit, type PushMode } from '../../domain/cells.ts';
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
  { body: { cells, together } },
  caller,
) => {
  const read = await readKeptProducts(
    db,
    cells.map((cell) => cell.productId),
  );
  const push = (id: string, edits: readonly Edit<ProductField>[], mode: PushMode) =>
    pushRow(id, edits, { asRead: read.get(id), memberId: caller.member.memberId, mode });
  const pushed = await pushRows(cells, (cell) => cell.productId, push, caller, together);
  const versions = [...pushed.versions].map(([productId, version]) => ({ productId, version }));
  return accept({ cells: pushed.cells, versions });
};

interface Pushing {
  readonly asRead: KeptProduct | undefined;
  readonly memberId: string;
  readonly mode: PushMode;
}

/** Pushes one product's cells; where someone else was first, reads it again and merges again. */
function pushRow(
  productId: string,
  edits: readonly Edit<ProductField>[],
  { asRead, memberId, mode }: Pushing,
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
    const merged = mergeBy(mode)(read, edits, productCells(by));
    if (mode === 'check') return { outcomes: merged.outcomes, version: read.product.version };
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
