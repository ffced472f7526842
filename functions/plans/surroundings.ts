import { phasesOf } from '../../domain/calendar.ts';
import type { Company } from '../../domain/company.ts';
import { agreedIn } from '../../domain/contracts/grounds.ts';
import type { InForce } from '../../domain/contracts/in-force.ts';
import type { PlanSurroundings } from '../../domain/plan-cells.ts';
import { priceOn, type Product } from '../../domain/product.ts';
import { firstDay, type Month } from '../../domain/values/month.ts';

/** What the prices of a dealer's plan rest on. */
export interface Pricing {
  readonly priceList: string | null;
  readonly inForce: InForce | null;
  readonly territory: string;
}

/**
 * What a dealer's plan of a month is judged by: what its contracts say that a product costs, else
 * the list price of the first day; and its phases.
 */
export function surroundingsOf(
  month: Month,
  products: readonly Product[],
  { priceList, inForce, territory }: Pricing,
  company: Company,
): PlanSurroundings {
  const agreed = agreedIn(inForce, month, territory);
  const priced = products.map((product) => {
    const { productId } = product;
    const listed = agreed.get(productId) ?? priceOn(product, priceList, firstDay(month));
    return [productId, listed ? { price: listed.price, per: listed.per } : null] as const;
  });
  const phases = phasesOf(month, company.phasing, company.calendar).length;
  return { products: new Map(priced), phases };
}
