import type { Approval } from './approval.ts';
import { decided, mayDecide, newApproval, type Decider } from './approval-rules.ts';
import type { Company } from './company.ts';
import type { By } from './member-changes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { ownLine, planAmount } from './plan-lines.ts';
import { isEditable } from './plan-push.ts';
import type { Plan, PlanAct, PlanStatus } from './plan.ts';

/** A plan as kept: with what made this version, and whose work it is since the last approval. */
export interface KeptPlan {
  readonly plan: Plan;
  /** What led to this version; null before the first. */
  readonly step: PlanAct | 'edit' | 'propose' | null;
  /** Members who edited cells since the last approval; none of them may approve. */
  readonly makers: readonly string[];
}

/** An act on a plan with what belongs to the same decision. */
export interface Acted {
  readonly after: KeptPlan;
  /** The request that waits from now on, or the one decided now. */
  readonly approval: Approval | null;
  /** True where this very act was done before by the same person: nothing is to be kept. */
  readonly repeated: boolean;
}

/** Why an act is refused. */
export type ActRefusal =
  | 'plan-not-editable'
  | 'plan-not-submitted'
  | 'plan-not-approved'
  | 'plan-empty'
  | 'nothing-proposed'
  | 'own-request'
  | 'not-your-approval'
  | 'reason-missing';

/** A dealer's month that nobody has planned yet. */
export function noPlan(dealerId: string, month: string): KeptPlan {
  const nothing = { lines: [], support: [], note: null, baseline: null };
  const plan: Plan = {
    dealerId,
    month,
    status: 'draft',
    version: 0,
    ...nothing,
    changedBy: null,
    changedAt: null,
  };
  return { plan, step: null, makers: [] };
}

/** The plan after cells were edited. */
export function edited(before: KeptPlan, content: Plan, by: By): KeptPlan {
  const makers = [...new Set([...before.makers, by.memberId])];
  return { plan: next(content, content.status, by), step: 'edit', makers };
}

/** Accepts the targets that are only proposed: they are the work of whoever does. */
export function acceptProposed(before: KeptPlan, by: By): Outcome<Acted, ActRefusal> {
  const { plan } = before;
  if (isRepeat(before, 'accept', by)) return accept(repeat(before));
  if (!isEditable(plan)) return refuse('plan-not-editable', { status: plan.status });
  if (!plan.lines.some(({ proposed }) => proposed)) return refuse('nothing-proposed');
  const { makers, lines } = acceptedBy(before, by);
  const after: KeptPlan = {
    plan: next({ ...plan, lines }, plan.status, by),
    step: 'accept',
    makers,
  };
  return accept({ after, approval: null, repeated: false });
}

/** A plan whose every target is somebody's own: who accepts what was proposed is a maker of it. */
function acceptedBy({ plan, makers }: KeptPlan, by: By) {
  const any = plan.lines.some(({ proposed }) => proposed);
  return {
    lines: plan.lines.map(ownLine),
    makers: any ? [...new Set([...makers, by.memberId])] : makers,
  };
}

/**
 * Submits a plan: a request for its amount waits for approval in the dealer's territory. What is
 * only proposed is accepted with it.
 */
export function submit(
  before: KeptPlan,
  territory: string,
  reason: string | null,
  by: By,
): Outcome<Acted, ActRefusal> {
  const { plan } = before;
  if (isRepeat(before, 'submit', by)) return accept(repeat(before));
  if (!isEditable(plan)) return refuse('plan-not-editable', { status: plan.status });
  if (plan.lines.length === 0) return refuse('plan-empty');
  const { lines, makers } = acceptedBy(before, by);
  const request = {
    kind: 'plan' as const,
    dealerId: plan.dealerId,
    subject: plan.month,
    territory,
    amount: planAmount(plan.lines),
    current: plan.baseline === null ? null : planAmount(plan.baseline),
    reason,
    makers,
  };
  const after: KeptPlan = {
    plan: next({ ...plan, lines }, 'submitted', by),
    step: 'submit',
    makers,
  };
  return accept({ after, approval: newApproval(request, by), repeated: false });
}

/** What deciding about a submitted plan takes. */
export interface Judgement {
  /** The request that waits, with the territory the dealer is in now. */
  readonly waiting: Approval | null;
  readonly decider: Decider;
  readonly company: Pick<Company, 'approvals'>;
  readonly reason: string | null;
}

/** Approves a plan. The first approval freezes its lines as the baseline to compare with. */
export function approve(
  before: KeptPlan,
  judgement: Judgement,
  by: By,
): Outcome<Acted, ActRefusal> {
  if (isRepeat(before, 'approve', by)) return accept(repeat(before));
  const allowed = judge(before, judgement);
  if (!allowed.ok) return allowed;
  const { plan } = before;
  // Notes are no figures to compare with, and every version keeps them anyway.
  const baseline = plan.baseline ?? plan.lines.map((line) => ({ ...line, note: null }));
  const after = { ...next(plan, 'approved', by), baseline };
  const approval = decided(allowed.facts, 'approved', judgement.reason, by);
  return accept({
    after: { plan: after, step: 'approve', makers: [] },
    approval,
    repeated: false,
  });
}

/** Sends a plan back with a reason: to draft, or to revision where it was approved before. */
export function reject(before: KeptPlan, judgement: Judgement, by: By): Outcome<Acted, ActRefusal> {
  if (isRepeat(before, 'reject', by)) return accept(repeat(before));
  const allowed = judge(before, judgement);
  if (!allowed.ok) return allowed;
  if (judgement.reason === null) return refuse('reason-missing');
  const status = before.plan.baseline === null ? 'draft' : 'revision';
  const after: KeptPlan = { ...before, plan: next(before.plan, status, by), step: 'reject' };
  const approval = decided(allowed.facts, 'rejected', judgement.reason, by);
  return accept({ after, approval, repeated: false });
}

/** Reopens an approved plan; its baseline stays as it was first approved. */
export function revise(before: KeptPlan, by: By): Outcome<Acted, ActRefusal> {
  if (isRepeat(before, 'revise', by)) return accept(repeat(before));
  if (before.plan.status !== 'approved') return refuse('plan-not-approved');
  const after: KeptPlan = { ...before, plan: next(before.plan, 'revision', by), step: 'revise' };
  return accept({ after, approval: null, repeated: false });
}

function judge(
  { plan }: KeptPlan,
  { waiting, decider, company }: Judgement,
): Outcome<Approval, ActRefusal> {
  if (plan.status !== 'submitted' || waiting === null) return refuse('plan-not-submitted');
  const may = mayDecide(waiting, decider, company);
  return may.ok ? accept(waiting) : may;
}

const next = (plan: Plan, status: PlanStatus, by: By): Plan => ({
  ...plan,
  status,
  version: plan.version + 1,
  changedBy: by.memberId,
  changedAt: by.at,
});

/** A request sent again after a lost acknowledgement must get its first answer. */
const isRepeat = ({ plan, step }: KeptPlan, act: PlanAct, by: By): boolean =>
  step === act && plan.changedBy === by.memberId;

const repeat = (kept: KeptPlan): Acted => ({ after: kept, approval: null, repeated: true });
