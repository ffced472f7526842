import type { CellRules, Edited } from './cells.ts';
import type { By } from './member-changes.ts';
import { accept } from './outcome.ts';
import { ProductChange, type Product, type ProductField } from './product.ts';
import type { Cell } from './values/table.ts';

/** A product while its cells are edited, with who changed which cell last. */
export interface EditedProduct {
  readonly product: Product;
  readonly edits: Readonly<Partial<Record<ProductField, Edited>>>;
}

/** The cells of a product in the list. Whatever can be read there can stand there. */
export const productCells = (by: By): CellRules<EditedProduct, ProductField, never> => ({
  read: ({ product }, field) => product[field],
  parse: (field, typed) => ProductChange.shape[field].unwrap().safeParse(asTyped(field, typed)),
  write: ({ product, edits }, field, value) =>
    accept({
      product: { ...product, [field]: value },
      edits: { ...edits, [field]: { by: by.memberId, at: by.at } },
    }),
  last: ({ product, edits }, field) =>
    edits[field] ?? { by: product.changedBy, at: product.changedAt },
});

/** An empty cell is no value; digits typed into a text are the text they show. */
function asTyped(field: ProductField, typed: Cell): Cell {
  const value = typeof typed === 'string' ? typed.trim() : typed;
  if (value === '') return null;
  return typeof value === 'number' && field !== 'caseSize' ? String(value) : value;
}
