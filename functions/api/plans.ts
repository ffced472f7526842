import { plans } from '../../api/routes/plans.ts';
import { callerOf } from '../caller.ts';
import { actOnMany, actOnOne } from '../plans/act.ts';
import { getMonthPlans } from '../plans/month.ts';
import { getPlan } from '../plans/one.ts';
import { openPlans } from '../plans/open.ts';
import { getProposal, getProposals } from '../plans/proposals.ts';
import { getReview, writeReview } from '../plans/review.ts';
import { pushMonthPlans, pushPlan } from '../plans/push.ts';
import { serve, type Handlers } from '../serve.ts';

const handlers: Handlers<typeof plans> = {
  getMonthPlans,
  pushMonthPlans,
  getPlan,
  pushPlan,
  getProposals,
  getProposal,
  getReview,
  writeReview,
  openPlans,
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

export const handler = serve(plans, handlers, callerOf);
