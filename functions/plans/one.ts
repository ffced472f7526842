import type { plans } from '../../api/routes/plans.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { readDesk, readPlanVersion } from '../../store/plans.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';

/** One dealer's plan: as it is now (version 0 before anyone wrote it), or an earlier version. */
export const getPlan: Handler<typeof plans.getPlan> = async (
  { params: { month, dealerId }, query: { version } },
  { member },
) => {
  const { head, kept } = await readDesk(db, dealerId, month);
  if (!head || !worksIn(member, head.territory)) throw new Problem('not-found');
  const current = version === undefined || version === kept.plan.version;
  const plan = current ? kept.plan : await readPlanVersion(db, dealerId, month, version);
  if (!plan) throw new Problem('not-found');
  return accept(plan);
};
