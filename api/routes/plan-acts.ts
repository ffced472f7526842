import * as z from 'zod';
import { Plan, PlanStatus } from '../../domain/plan.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { ShortId } from '../../domain/values/code.ts';
import { Month } from '../../domain/values/month.ts';
import { text } from '../../domain/values/text.ts';
import { RowProblem } from '../paging.ts';
import { route } from '../route.ts';

/** Who makes plans. */
export const planners: readonly Role[] = ['admin', 'planner', 'manager', 'director'];

const month = z.strictObject({ month: Month });
const ofDealer = z.strictObject({ month: Month, dealerId: ShortId });

const list = z.array(ShortId).min(1).max(200);
const reason = text(500).optional();

/** What became of each dealer's plan. */
export const PlanAnswers = z
  .strictObject({
    plans: z.array(
      z.strictObject({
        dealerId: ShortId,
        status: PlanStatus.nullable(),
        version: z.int().nullable(),
        problem: RowProblem.optional(),
      }),
    ),
  })
  .meta({ id: 'PlanAnswers' });

const refusesAct = [
  'plan-not-editable',
  'plan-not-submitted',
  'plan-not-approved',
  'plan-empty',
  'nothing-proposed',
  'own-request',
  'not-your-approval',
  'reason-missing',
] as const;

/** Anyone may stand in an approver's place for some days: who decides is asked of the matrix. */
const acts = {
  accept: planners,
  submit: planners,
  approve: everyRole,
  reject: everyRole,
  revise: planners,
} as const;
const summaries = {
  accept: 'Accept the targets that are only proposed so far',
  submit: 'Submit plans for approval; what is only proposed is accepted with it',
  approve: 'Approve submitted plans; nobody approves what they submitted',
  reject: 'Send submitted plans back with a reason',
  revise: 'Reopen approved plans for revision; the baseline stays',
} as const;

const actOnMany = <const Act extends keyof typeof acts>(act: Act) =>
  route({
    method: 'POST',
    path: `/plans/{month}/${act}`,
    summary: summaries[act],
    roles: acts[act],
    params: month,
    body: z.strictObject({ dealerIds: list, reason }),
    reply: PlanAnswers,
  });

const actOnOne = <const Act extends keyof typeof acts>(act: Act) =>
  route({
    method: 'POST',
    path: `/plans/{month}/{dealerId}/${act}`,
    summary: `${summaries[act]}: one dealer`,
    roles: acts[act],
    params: ofDealer,
    body: z.strictObject({ reason }).optional(),
    reply: Plan,
    refuses: refusesAct,
  });

/** What is done to plans as a whole. */
export const planActs = {
  openPlans: route({
    method: 'POST',
    path: '/plans/{month}/open',
    summary: 'Open the month of dealers that have no plan: the targets begin as proposed',
    roles: planners,
    params: month,
    body: z.strictObject({ dealerIds: list }),
    reply: PlanAnswers,
  }),
  acceptPlans: actOnMany('accept'),
  submitPlans: actOnMany('submit'),
  approvePlans: actOnMany('approve'),
  rejectPlans: actOnMany('reject'),
  revisePlans: actOnMany('revise'),
  acceptPlan: actOnOne('accept'),
  submitPlan: actOnOne('submit'),
  approvePlan: actOnOne('approve'),
  rejectPlan: actOnOne('reject'),
  revisePlan: actOnOne('revise'),
};
