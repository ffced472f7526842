import type { plans } from '../../api/routes/plans.ts';
import { refused, type PushMode } from '../../domain/cells.ts';
import type { Company } from '../../domain/company.ts';
import { worksIn } from '../../domain/member.ts';
import { accept, type Detail } from '../../domain/outcome.ts';
import { edited } from '../../domain/plan-acts.ts';
import { isProduct } from '../../domain/plan-cells.ts';
import { pushCells, type PlanEdit } from '../../domain/plan-push.ts';
import type { PlanStatus } from '../../domain/plan.ts';
import { closedMonth } from '../../domain/terms.ts';
import type { Product } from '../../domain/product.ts';
import type { Month } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { readHead } from '../../store/heads.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { planEditsItem, planItems, readDesk, readDesks, type PlanDesk } from '../../store/plans.ts';
import { readProducts } from '../../store/products.ts';
import { Busy, transact, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { pushRows, type PushedRow } from '../push-rows.ts';
import type { Caller, Handler } from '../serve.ts';
import { surroundingsOf } from './surroundings.ts';

type DealerEdit = PlanEdit & { readonly dealerId: string };

/** Merges edited cells of many dealers' plans, one write for each dealer. */
export const pushMonthPlans: Handler<typeof plans.pushMonthPlans> = async (
  { params: { month }, body: { cells, together } },
  caller,
) => accept(await pushed(month, cells, caller, together));

/** Merges edited cells of one dealer's plan. */
export const pushPlan: Handler<typeof plans.pushPlan> = async (
  { params: { month, dealerId }, body: { cells, together } },
  caller,
) => {
  const head = await readHead(db, dealerId);
  if (!head || !worksIn(caller.member, head.territory)) throw new Problem('not-found');
  const edits = cells.map((cell) => ({ ...cell, dealerId }));
  return accept(await pushed(month, edits, caller, together));
};

async function pushed(
  month: Month,
  cells: readonly DealerEdit[],
  caller: Caller,
  mode: PushMode = 'each',
) {
  const dealerIds = [...new Set(cells.map((cell) => cell.dealerId))];
  const named = cells.map((cell) => cell.row).filter(isProduct);
  const [company, products, desks] = await Promise.all([
    readCompany(db),
    readProducts(db, [...new Set(named)]),
    readDesks(db, dealerIds, month),
  ]);
  const desk = new Map(dealerIds.map((id, i) => [id, desks[i]]));
  const statuses = new Map<string, PlanStatus>();
  const push = async (dealerId: string, edits: readonly DealerEdit[], how: PushMode) => {
    const pushing = { company, products, caller, asRead: desk.get(dealerId), mode: how };
    const result = await pushDealer(dealerId, month, edits, pushing);
    if (result.status) statuses.set(dealerId, result.status);
    return result;
  };
  const { cells: answers, versions } = await pushRows(cells, (c) => c.dealerId, push, caller, mode);
  const after = [...versions].map(([dealerId, version]) => ({
    dealerId,
    version,
    status: statuses.get(dealerId) ?? 'draft',
  }));
  return { cells: answers, plans: after };
}

interface Pushing {
  readonly company: Company;
  readonly products: readonly Product[];
  readonly caller: Caller;
  readonly asRead: PlanDesk | undefined;
  readonly mode: PushMode;
}

type PushedPlanRow = PushedRow & { readonly status: PlanStatus | null };

/** Pushes one dealer's cells; where someone else was first, reads again and merges again. */
async function pushDealer(
  dealerId: string,
  month: Month,
  edits: readonly DealerEdit[],
  { company, products, caller: { member }, asRead, mode }: Pushing,
): Promise<PushedPlanRow> {
  let desk = asRead;
  const attempt = async (): Promise<PushedPlanRow> => {
    const { dealer, head, kept, edits: before } = desk ?? (await readDesk(db, dealerId, month));
    desk = undefined;
    if (!dealer?.active || !head || !worksIn(member, head.territory)) {
      return none(edits, 'row-unknown');
    }
    const closed = closedMonth(head, month);
    if (closed) return none(edits, closed.reason, closed.detail);
    const by = { memberId: member.memberId, at: instant() };
    const inForce = (await readInForceOf(db, [head])).get(dealerId) ?? null;
    const { priceList, territory } = head;
    const around = surroundingsOf(month, products, { priceList, inForce, territory }, company);
    const now = { by: by.memberId, at: by.at };
    const merged = pushCells({ plan: kept.plan, edits: before }, edits, around, now, mode);
    const changed = mode !== 'check' && merged.outcomes.some(({ outcome }) => outcome === 'taken');
    const after = changed ? edited(kept, merged.plan, by) : kept;
    if (changed) {
      await transact(db, [
        ...planItems(db, kept, after),
        planEditsItem(db, after.plan, merged.edits),
      ]);
    }
    const { version, status } = after.plan;
    return { outcomes: merged.outcomes, version, status };
  };
  try {
    return await untilDone(attempt);
  } catch (error) {
    // One plan that many write to at once must not hold back the other dealers of the push.
    if (error instanceof Busy) return none(edits, 'busy');
    throw error;
  }
}

const none = (
  edits: readonly DealerEdit[],
  reason: 'row-unknown' | 'month-closed' | 'busy',
  detail: Detail = {},
): PushedPlanRow => ({
  outcomes: edits.map(() => refused(reason, detail)),
  version: null,
  status: null,
});
