import { act, type ActionResult } from '../action.ts';
import { pushTab } from '../editable/push.ts';
import { refreshTab } from '../editable/refresh.ts';
import { undoLastPush } from '../editable/undo.ts';
import { words } from '../settings.ts';
import { actOnPlans } from './acts.ts';
import { explainProposal } from './explain.ts';
import { fillOpenMonth } from './fill.ts';
import { planKind } from './kind.ts';
import { showMissing } from './missing.ts';
import { askAndOpenMonth, openMonth } from './open.ts';
import { printPlan } from './print.ts';
import { reviewMonthBefore } from './review.ts';
import { chooseUnits } from './units.ts';

/** Plans → Open month. */
export const plansOpenMonth = (): ActionResult => act(words().plan.open, askAndOpenMonth);

/** The sidebar's month picker. */
export const plansOpenMonthOf = (month: string): ActionResult =>
  act(words().plan.open, () => openMonth(month));

/** Plans → Push edits. */
export const plansPush = (): ActionResult => act(words().plan.push, () => pushTab(planKind));

/** Plans → Refresh. */
export const plansRefresh = (): ActionResult =>
  act(words().plan.refresh, () => refreshTab(planKind));

/** Plans → Undo my last push. */
export const plansUndo = (): ActionResult => act(words().undo.title, () => undoLastPush(planKind));

/** Plans → Fill with proposals. */
export const plansFill = (): ActionResult => act(words().plan.fill, fillOpenMonth);

/** Plans → Accept proposals. */
export const plansAccept = (): ActionResult => act(words().plan.accept, () => actOnPlans('accept'));

/** Plans → Explain proposal. */
export const plansExplain = (): ActionResult => act(words().plan.explain, explainProposal);

/** Plans → Review the month before. */
export const plansReview = (): ActionResult => act(words().plan.review.item, reviewMonthBefore);

/** Plans → Submit. */
export const plansSubmit = (): ActionResult => act(words().plan.submit, () => actOnPlans('submit'));

/** Plans → Approve. */
export const plansApprove = (): ActionResult =>
  act(words().plan.approve, () => actOnPlans('approve'));

/** Plans → Reject. */
export const plansReject = (): ActionResult => act(words().plan.reject, () => actOnPlans('reject'));

/** Plans → Revise. */
export const plansRevise = (): ActionResult => act(words().plan.revise, () => actOnPlans('revise'));

/** Plans → Missing plans. */
export const plansMissing = (): ActionResult => act(words().plan.missing, showMissing);

/** Plans → Print dealer. */
export const plansPrint = (): ActionResult => act(words().plan.print, printPlan);

/** Plans → Cases or base units. */
export const plansUnits = (): ActionResult => act(words().plan.units, chooseUnits);
