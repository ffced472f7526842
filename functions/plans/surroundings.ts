import { phasesOf } from '../../domain/calendar.ts';
import type { Company } from '../../domain/company.ts';
import type { PlanSurroundings } from '../../domain/plan-cells.ts';
import { priceOn, type Product } from '../../domain/product.ts';
import { firstDay, type Month } from '../../domain/values/month.ts';

/** What a dealer's plan of a month is judged by: list prices of its first day, and its phases. */
export function surroundingsOf(
  month: Month,
  products: readonly Product[],
  priceList: string | null,
  company: Company,
): PlanSurroundings {
  const priced = products.map((product) => {
    const listed = priceOn(product, priceList, firstDay(month));
    return [product.productId, listed ? { price: listed.price, per: listed.per } : null] as const;
  });
  const phases = phasesOf(month, company.phasing, company.calendar).length;
  return { products: new Map(priced), phases };
}
