import type { By } from '../member-changes.ts';
import type { KeptPlan } from '../plan-acts.ts';
import type { PlanSurroundings } from '../plan-cells.ts';
import { withLine, withQuantity } from '../plan-lines.ts';
import type { Plan } from '../plan.ts';
import type { ProposedLine } from './proposing.ts';

/**
 * A dealer's month that nobody has planned, begun with what is proposed. Every target is marked
 * until somebody edits or accepts it, and none is anybody's work. A target of nothing, and one
 * without a price, is left out; null where there is nothing to begin with.
 */
export function opened(
  before: KeptPlan,
  proposed: readonly ProposedLine[],
  { products }: Pick<PlanSurroundings, 'products'>,
  by: By,
): KeptPlan | null {
  if (before.plan.version > 0) return null;
  const plan = proposed
    .filter(({ quantity }) => quantity > 0)
    .reduce((so, { productId, quantity }) => {
      return withProposed(so, productId, quantity, products);
    }, before.plan);
  if (plan.lines.length === 0) return null;
  const { memberId: changedBy, at: changedAt } = by;
  return { ...before, plan: { ...plan, version: 1, changedBy, changedAt }, step: 'propose' };
}

/** The plan with a proposed line; as it was where a plan can't take it. */
function withProposed(
  plan: Plan,
  productId: string,
  quantity: number,
  products: PlanSurroundings['products'],
): Plan {
  const prices = { listed: products.get(productId) ?? null, typed: undefined };
  const target = withQuantity(plan, productId, quantity, prices);
  const line = target.ok && target.facts.lines.find((one) => one.productId === productId);
  const marked = line && withLine(plan, { ...line, proposed: true });
  return marked && marked.ok ? marked.facts : plan;
}
