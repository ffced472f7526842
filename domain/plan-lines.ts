import type { ListPrice } from './plan-cells.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import type { Plan, PlanLine, SupportKind, SupportLine } from './plan.ts';
import { priced, sum, type Money } from './values/money.ts';
import { firstDay } from './values/month.ts';

/** Most one line may come to, in minor units: so any plan's sum stays exact. */
const amountLimit = 1_000_000_000_000;
/** Most lines of a plan, and most bytes they may take, which leaves room for the baseline. */
const lineLimit = 5000;
const sizeLimit = 250_000;

/** Amount of a line in minor units. */
export const lineAmount = (line: Pick<PlanLine, 'quantity' | 'price' | 'per'>): Money =>
  priced(line.quantity, line.price, line.per);

/** Amount of all lines in minor units. */
export const planAmount = (lines: readonly PlanLine[]): Money => sum(lines.map(lineAmount));

/** The line as a target that somebody stands for: edited or accepted, no longer only proposed. */
export const ownLine = (line: PlanLine): PlanLine => {
  const { productId, quantity, price, per, phasing, note } = line;
  return { productId, quantity, price, per, phasing, note };
};

/** Puts a line into the plan, in order of product: the same targets are the same plan. */
export function withLine(plan: Plan, line: PlanLine): Outcome<Plan, 'value-invalid' | 'plan-full'> {
  if ((line.quantity * line.price) / line.per > amountLimit) return refuse('value-invalid');
  const at = plan.lines.findIndex((other) => other.productId >= line.productId);
  const place = at < 0 ? plan.lines.length : at;
  const replaces = plan.lines[place]?.productId === line.productId ? 1 : 0;
  const lines = plan.lines.toSpliced(place, replaces, line);
  return lines.length <= lineLimit && sizeOf(lines) <= sizeLimit
    ? accept({ ...plan, lines })
    : refuse('plan-full');
}

/** About the bytes that lines take in the table: three for each character of a note. */
const sizeOf = (lines: readonly PlanLine[]): number =>
  lines.reduce((bytes, line) => bytes + 30 + 3 * (line.note?.length ?? 0), 0);

/**
 * Takes a line away. One with a note or a phasing stays: somebody may have written it since, and
 * who empties the target alone has not seen it go.
 */
function without(plan: Plan, line: PlanLine | undefined): Outcome<Plan, 'row-not-empty'> {
  if (line && (line.note !== null || line.phasing !== null)) return refuse('row-not-empty');
  return accept({ ...plan, lines: plan.lines.filter((other) => other !== line) });
}

/**
 * Sets a target. Zero is a target of zero and is kept; null takes the line away. A new line gets
 * the list price, or where there is none the price `typed` with it.
 */
export function withQuantity(
  plan: Plan,
  productId: string,
  quantity: number | null,
  prices: { readonly listed: ListPrice | null; readonly typed: number | undefined },
): Outcome<Plan, 'value-invalid' | 'plan-full' | 'price-missing' | 'row-not-empty'> {
  const existing = plan.lines.find((line) => line.productId === productId);
  if (quantity === null) return without(plan, existing);
  if (existing) return withLine(plan, { ...ownLine(existing), quantity });
  const typed = prices.typed === undefined ? null : { price: prices.typed, per: 1 };
  const price = prices.listed ?? typed;
  if (!price) return refuse('price-missing', { product: productId, day: firstDay(plan.month) });
  return withLine(plan, { productId, quantity, ...price, phasing: null, note: null });
}

/** Changes a support line; one that says nothing any more is taken away. */
export function withSupport(plan: Plan, kind: SupportKind, change: Partial<SupportLine>): Plan {
  const none: SupportLine = { kind, amount: null, days: null, note: null };
  const before = plan.support.find((line) => line.kind === kind) ?? none;
  const after = { ...before, ...change };
  const others = plan.support.filter((line) => line.kind !== kind);
  const empty = after.amount === null && after.days === null && after.note === null;
  const support = empty ? others : [...others, after];
  return { ...plan, support: support.sort((a, b) => (a.kind < b.kind ? -1 : 1)) };
}
