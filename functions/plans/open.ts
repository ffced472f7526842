import type { planActs } from '../../api/routes/plan-acts.ts';
import { worksIn } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import type { Plan } from '../../domain/plan.ts';
import { opened } from '../../domain/proposal/opening.ts';
import type { Month } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readInForceOf } from '../../store/in-force.ts';
import { planItems, readDesk } from '../../store/plans.ts';
import { listProducts } from '../../store/products.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { rowProblem } from '../row-problem.ts';
import type { Caller, Handler } from '../serve.ts';
import { busy } from './act.ts';
import { propose, type DealerProposal, type Proposing } from './propose.ts';
import { surroundingsOf } from './surroundings.ts';

/** Begins the month of dealers that have no plan with what is proposed; others stay as they are. */
export const openPlans: Handler<typeof planActs.openPlans> = async (
  { params: { month }, body: { dealerIds } },
  { member, locale },
) => {
  const [company, products] = await Promise.all([readCompany(db), listProducts(db)]);
  const distinct = [...new Set(dealerIds)];
  const proposing = { month, company, products };
  const proposals = await propose(distinct, proposing);
  const answers = await inParallel(distinct, async (dealerId) => {
    const proposal = proposals.get(dealerId);
    const outcome = await openFor(dealerId, month, { member, proposal, proposing }).catch(busy);
    if (!outcome.ok) {
      return { dealerId, status: null, version: null, problem: rowProblem(outcome, locale) };
    }
    const { status, version } = outcome.facts;
    return version === 0
      ? { dealerId, status: null, version: null }
      : { dealerId, status, version };
  });
  return accept({ plans: answers });
};

interface Opening {
  readonly member: Caller['member'];
  readonly proposal: DealerProposal | undefined;
  readonly proposing: Proposing;
}

/** Opens one dealer's month: the plan after it, of version 0 where nothing was proposed. */
const openFor = (
  dealerId: string,
  month: Month,
  { member, proposal, proposing: { company, products } }: Opening,
): Promise<Outcome<Plan, 'row-unknown' | 'month-closed' | 'busy'>> =>
  untilDone(async () => {
    const { dealer, head, kept } = await readDesk(db, dealerId, month);
    if (!dealer?.active || !head || !worksIn(member, head.territory)) return refuse('row-unknown');
    const { closedThrough, priceList, territory } = head;
    if (closedThrough !== null && closedThrough >= month) {
      return refuse('month-closed', { closedThrough });
    }
    const inForce = (await readInForceOf(db, [head])).get(dealerId) ?? null;
    const around = surroundingsOf(month, products, { priceList, inForce, territory }, company);
    const by = { memberId: member.memberId, at: instant() };
    const after = opened(kept, proposal?.lines ?? [], around, by);
    if (after === null) return accept(kept.plan);
    await transact(db, planItems(db, kept, after));
    return accept(after.plan);
  });
