import type { Cell } from '../../../domain/values/table.ts';
import type { productColumns } from '../../../api/routes/products.ts';
import type { Words } from '../words.ts';

/** A product as the product list answers it. */
export type ProductRecord = Record<(typeof productColumns)[number], Cell>;

/** Variety and specification in one: what a person calls the product. */
export const productName = (product: ProductRecord | undefined): string =>
  product ? `${String(product.variety)} ${String(product.specification)}` : '';

/** Base units of a case, and what one price is for. */
export function packingOf(product: ProductRecord | undefined, per: number, words: Words): string {
  if (!product) return '';
  const size = Number(product.caseSize);
  const unit = String(product.unit);
  const { plan } = words;
  return plan.packing(size, unit, per === size && size > 1 ? plan.case : plan.perUnits(per, unit));
}
