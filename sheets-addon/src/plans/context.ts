import * as z from 'zod';

/** How quantities are shown: in cases, or in the product's base unit. */
export const UnitMode = z.enum(['case', 'unit']);
export type UnitMode = z.infer<typeof UnitMode>;

/**
 * What is needed to understand a plan sheet without asking the service: it is kept with the base,
 * so that a sheet is always read as it was written.
 */
export const PlanContext = z.object({
  month: z.string(),
  timeZone: z.string().exactOptional(),
  unit: UnitMode,
  /** Digits of the currency's minor unit. */
  digits: z.number(),
  /** By product code: identity, base units in a case, and how a person may call it. */
  products: z.record(
    z.string(),
    z.object({ id: z.string(), caseSize: z.number(), name: z.string(), pinyin: z.string() }),
  ),
  /** By dealer code: identity and name. */
  dealers: z.record(z.string(), z.object({ id: z.string(), name: z.string() })),
});
export type PlanContext = z.infer<typeof PlanContext>;

/** Wire units in one unit of the sheet, for the quantities of a product. */
export const quantityScale = (context: Pick<PlanContext, 'unit'>, caseSize: number): number =>
  context.unit === 'case' ? caseSize : 1;

/** Minor units in one unit of the currency. */
export const moneyScale = (digits: number): number => 10 ** digits;
