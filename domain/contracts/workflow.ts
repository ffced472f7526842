import type { Role } from '../role.ts';
import type { Day } from '../values/day.ts';
import { addDays } from '../values/day.ts';
import type { Signing } from './signing.ts';
import type { Contract, ContractAct, ContractStanding, ContractState } from './contract.ts';

/** One row of the workflow: who may do an act in which states, and the state after it. */
export interface Step {
  readonly from: readonly ContractState[];
  /** The state after the act; null where this version stays as it is and another one is made. */
  readonly to: ContractState | null;
  /** Roles that may do it. Approving is asked of the company's matrix on top. */
  readonly roles: readonly Role[];
  /** True where the act needs a reason in words. */
  readonly reason: boolean;
}

const planners: readonly Role[] = ['planner', 'manager', 'director'];
const deciders: readonly Role[] = ['manager', 'director', 'finance'];
const managers: readonly Role[] = ['manager', 'director'];

/** The workflow: state × role × act. What does not stand here can't be done. */
export const workflow: Readonly<Record<ContractAct, Step>> = {
  edit: { from: ['draft'], to: 'draft', roles: planners, reason: false },
  'enter-bank-data': { from: ['draft'], to: 'draft', roles: ['finance'], reason: false },
  discard: { from: ['draft'], to: 'discarded', roles: planners, reason: true },
  submit: { from: ['draft'], to: 'in-review', roles: planners, reason: false },
  withdraw: { from: ['in-review'], to: 'draft', roles: planners, reason: false },
  approve: { from: ['in-review'], to: 'approved', roles: deciders, reason: false },
  reject: { from: ['in-review'], to: 'draft', roles: deciders, reason: true },
  send: { from: ['approved'], to: 'sent', roles: planners, reason: false },
  'call-back': { from: ['approved', 'sent'], to: 'draft', roles: planners, reason: true },
  sign: { from: ['sent'], to: 'signed', roles: ['custodian'], reason: false },
  'put-in-force': { from: ['signed'], to: 'in-force', roles: ['custodian'], reason: false },
  terminate: { from: ['signed', 'in-force'], to: 'terminated', roles: managers, reason: true },
  amend: { from: ['in-force'], to: null, roles: planners, reason: true },
  renew: { from: ['in-force', 'terminated'], to: null, roles: planners, reason: false },
};

/** Why an act can't be done here. */
export type StepRefusal = 'contract-state' | 'not-allowed' | 'reason-missing';

/** Whether the workflow lets roles do an act to a version that stands in a state. */
export function judgeStep(
  act: ContractAct,
  state: ContractState,
  roles: readonly Role[],
  reason: string | null,
): StepRefusal | null {
  const step = workflow[act];
  if (!step.roles.some((role) => roles.includes(role))) return 'not-allowed';
  if (!step.from.includes(state)) return 'contract-state';
  return step.reason && reason === null ? 'reason-missing' : null;
}

/** What tells how a version stands: its state, and its days where they are written already. */
export interface Standing extends Pick<Contract, 'state' | 'renewedBy' | 'heldThrough'> {
  readonly days: Pick<Signing, 'from' | 'to' | 'renewalDays'> | null;
}

/** How a version stands on a day. */
export const standingOn = (contract: Contract, today: Day): ContractStanding =>
  standingOf({ ...contract, days: contract.terms.signing }, today);

/** How a version stands on a day: in force is told from its days, never from a job. */
export function standingOf(
  { state, renewedBy, heldThrough, days }: Standing,
  today: Day,
): ContractStanding {
  // A termination holds from the day after: on its day the contract still does.
  if (state === 'terminated' && heldThrough !== null && today <= heldThrough) return 'expiring';
  if (state !== 'in-force' || days === null) return state;
  const { from, to, renewalDays } = days;
  if (today < from) return 'not-yet-in-force';
  if (today > to) return renewedBy === null ? 'ended' : 'renewed';
  return today >= addDays(to, -renewalDays) ? 'expiring' : 'in-force';
}
