import { pricesOn, type Product } from '../product.ts';
import { monthOf, type Month } from '../values/month.ts';
import { mostOf, type AgreedGoods } from './agreed.ts';
import { evidenceOf, type DealerHistory } from './history.ts';
import type { Evidence } from './evidence.ts';
import { proposed, type Proposed } from './proposal.ts';

/** A proposed target with what it rests on. */
export interface ProposedLine extends Proposed {
  readonly productId: string;
  readonly evidence: Evidence;
}

/** A product with what a proposal asks of it. */
export type Offered = Pick<Product, 'productId' | 'caseSize' | 'active' | 'prices'>;

/**
 * The proposal of a dealer's month, by product in order of id: every product there is evidence for,
 * short of those that are sold no more and, under a contract, those that it does not sell.
 */
export function proposalOf(
  history: DealerHistory,
  products: readonly Offered[],
  agreed: AgreedGoods,
): ProposedLine[] {
  const lines = products.flatMap((product): ProposedLine[] => {
    const { productId, caseSize, active } = product;
    if (!active || agreed.sold?.has(productId) === false) return [];
    const known = { productId, since: sinceOf(product), agreed: agreed.left.get(productId) ?? [] };
    const evidence = evidenceOf(history, known);
    if (Object.keys(evidence).length === 0) return [];
    const most = mostOf(agreed, productId);
    return [{ productId, evidence, ...proposed(evidence, { caseSize, most }) }];
  });
  return lines.sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

/** The month in which a product first had a price, on whatever list; null where it never had. */
function sinceOf(product: Offered): Month | null {
  const days = Object.keys(product.prices).flatMap(
    (list) => pricesOn(product, list)[0]?.from ?? [],
  );
  const [first] = days.sort();
  return first === undefined ? null : monthOf(first);
}
