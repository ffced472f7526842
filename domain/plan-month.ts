import type { PlanSurroundings } from './plan-cells.ts';
import { cellOf } from './plan-cells.ts';
import { lineAmount } from './plan-lines.ts';
import { SupportKind, type Plan } from './plan.ts';
import { netQuantity, type Totals } from './totals.ts';
import { addMonths, monthsBetween, type Month } from './values/month.ts';
import type { Cell } from './values/table.ts';

/** Net quantity by product in one month, base units; only products with business in it. */
export type Bought = ReadonlyMap<string, number>;

/** What a dealer bought in a month, from its totals. */
export function boughtIn(totals: Totals | undefined): Bought {
  const bought = new Map<string, number>();
  for (const [productId, figures] of totals?.products ?? []) {
    const any = figures.salesQuantity !== 0 || figures.returnsQuantity !== 0;
    if (any) bought.set(productId, netQuantity(figures));
  }
  return bought;
}

/** One dealer's month as the plan sheet is made from. */
export interface PlanMonth {
  readonly plan: Plan;
  readonly lastMonth: Bought;
  readonly lastYear: Bought;
  /** Bought so far in the month that is planned. */
  readonly sold: Bought;
}

/** A product list this short is shown to every dealer whole; a longer one by what is bought. */
const shortList = 60;

/** The products that every dealer is offered: all active ones of a short list. */
export function offered(products: readonly { productId: string; active: boolean }[]): string[] {
  const active = products.filter((product) => product.active);
  return active.length <= shortList ? active.map((product) => product.productId) : [];
}

/** Rows of the plan sheet of one dealer: planned, bought before, or offered; by product. */
export function monthLines(
  { plan, lastMonth, lastYear, sold }: PlanMonth,
  products: PlanSurroundings['products'],
  offer: readonly string[],
): Record<string, Cell>[] {
  const planned = new Map(plan.lines.map((line) => [line.productId, line]));
  const rows = new Set([...planned.keys(), ...lastMonth.keys(), ...lastYear.keys(), ...offer]);
  return [...rows].sort().map((productId) => {
    const line = planned.get(productId);
    const cell = (field: 'quantity' | 'price' | 'phasing' | 'note') =>
      cellOf({ ...plan, lines: line ? [line] : [] }, productId, field, products);
    return {
      dealerId: plan.dealerId,
      productId,
      lastMonth: lastMonth.get(productId) ?? null,
      lastYear: lastYear.get(productId) ?? null,
      quantity: cell('quantity'),
      price: cell('price'),
      per: (line ?? products.get(productId))?.per ?? null,
      amount: line ? lineAmount(line) : null,
      phasing: cell('phasing'),
      note: cell('note'),
      sold: sold.get(productId) ?? null,
      proposed: line?.proposed ?? null,
    };
  });
}

/** One row for each kind of support, empty where none is planned. */
export function monthSupport({ dealerId, support }: Plan): Record<string, Cell>[] {
  return SupportKind.options.map((kind) => {
    const line = support.find((each) => each.kind === kind);
    const { amount = null, days = null, note = null } = line ?? {};
    return { dealerId, kind, amount, days, note };
  });
}

/** Months before the planned one in which business makes a missing plan worth a word. */
const monthsOfBusiness = 3;

/** The months whose business makes a missing plan worth a word: the planned one, those before. */
export const monthsLately = (month: Month): Month[] =>
  monthsBetween(addMonths(month, -monthsOfBusiness), month);

/** True for a dealer with business lately and no target yet, by the totals of `monthsLately`. */
export const isMissing = (
  plan: Pick<Plan, 'lines'>,
  lately: readonly (Totals | undefined)[],
): boolean => plan.lines.length === 0 && lately.some((totals) => totals && hasBusiness(totals));

/** True where goods or money moved in the month itself; changed terms are no business. */
const hasBusiness = (totals: Totals): boolean =>
  boughtIn(totals).size > 0 || Object.values<number>({ ...totals.month }).some((m) => m !== 0);
