import * as z from 'zod';

/** A quantity in the product's base unit (bottle, piece); an integer. */
export const Quantity = z
  .int()
  .min(-1_000_000_000)
  .max(1_000_000_000)
  .meta({ id: 'Quantity', description: 'Quantity in base units' });
export type Quantity = z.infer<typeof Quantity>;

/** A quantity that must be at least one base unit. */
export const PositiveQuantity = z.int().min(1).max(1_000_000_000);

/** Whole cases and the base units left over: 30 bottles of 24 a case are 1 case and 6 bottles. */
export function inCases(quantity: Quantity, caseSize: number): { cases: number; units: number } {
  const cases = Math.trunc(quantity / caseSize);
  return { cases, units: quantity - cases * caseSize };
}
