import { decided, mayDecide, newApproval, type Decider } from '../approval-rules.ts';
import type { Approval } from '../approval.ts';
import type { Company } from '../company.ts';
import type { By } from '../member-changes.ts';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { priced } from '../values/money.ts';
import type { Day } from '../values/day.ts';
import type { Contract, ContractAct } from './contract.ts';
import { revised } from './drafting.ts';
import { nextNumber, type NumberRun } from './number.ts';
import { shortcomingsOf } from './shortcomings.ts';
import { subjectOf } from './submitted.ts';
import type { DraftTerms } from './terms.ts';
import { judgeStep, workflow, type StepRefusal } from './workflow.ts';

/** The acts that move a version from one state to another by themselves. */
export type Move =
  'discard' | 'submit' | 'withdraw' | 'approve' | 'reject' | 'send' | 'call-back' | 'sign';

/** Why a move is refused. */
export type MoveRefusal =
  | StepRefusal
  | 'contract-incomplete'
  | 'changed-meanwhile'
  | 'day-in-future'
  | 'own-request'
  | 'not-your-approval';

/** Who moves a version, when, and by which rules. */
export interface Moving {
  readonly act: Move;
  /** The revision that was read. */
  readonly revision: number;
  readonly reason: string | null;
  readonly decider: Decider;
  readonly company: Pick<Company, 'approvals'>;
  readonly by: By;
  readonly today: Day;
  /** The day of signing, for `sign`. */
  readonly signedOn: Day | null;
}

/** What stands beside a version when it is moved. */
export interface Beside {
  /** Territory in which the dealer is now. */
  readonly territory: string;
  /** The request that waits for this version. */
  readonly waiting: Approval | null;
  /** The run that the number of a first approval comes from. */
  readonly run: NumberRun;
}

/** A version that was moved, with all that belongs to the same decision. */
export interface Moved {
  readonly after: Contract;
  readonly approval: Approval | null;
  /** The run after a number was given; null where none was. */
  readonly run: NumberRun | null;
  /** True where this very move was made before by the same person: nothing is to be kept. */
  readonly repeated: boolean;
}

/** Moves a version of a contract, or refuses for one reason. */
export function move(
  before: Contract,
  moving: Moving,
  beside: Beside,
): Outcome<Moved, MoveRefusal> {
  const { act, revision, by } = moving;
  const repeated = before.step === act && before.changedBy === by.memberId;
  const isSame = revision + 1 === before.revision;
  if (repeated && isSame)
    return accept({ after: before, approval: null, run: null, repeated: true });
  const may = mayMove(before, moving);
  if (may !== null) return refuse(may, { state: before.state });
  if (revision !== before.revision) return refuse('changed-meanwhile');
  return moves[act](before, moving, beside);
}

/** Approving is asked of the company's matrix, also in another's place; all else of the table. */
function mayMove({ state }: Contract, { act, decider, reason }: Moving): StepRefusal | null {
  const asked = act === 'approve' || act === 'reject';
  const roles = asked ? workflow[act].roles : decider.member.roles;
  return judgeStep(act, state, roles, reason);
}

type Step = (before: Contract, moving: Moving, beside: Beside) => Outcome<Moved, MoveRefusal>;

const moves: Readonly<Record<Move, Step>> = {
  discard: plainly,
  send: plainly,
  'call-back': plainly,
  submit,
  withdraw,
  approve,
  reject,
  sign,
};

function plainly(before: Contract, moving: Moving): Outcome<Moved, MoveRefusal> {
  return accept(moved(stepped(before, moving)));
}

/** Submits a complete draft: a request for its amount waits in the dealer's territory. */
function submit(before: Contract, moving: Moving, { territory }: Beside) {
  const { terms, language, makers, dealerId } = before;
  const short = shortcomingsOf(terms, language);
  const letters = [...new Set(short.map(({ letter }) => letter))].join(', ');
  if (short.length > 0) return refuse('contract-incomplete', { letters, count: short.length });
  const after = stepped(before, moving);
  const subject = subjectOf(after);
  const approval = newApproval(
    {
      ...{ kind: 'contract', dealerId, territory, subject, makers, reason: moving.reason },
      ...{ amount: amountAgreed(terms), current: null },
    },
    moving.by,
  );
  return accept(moved(after, approval));
}

/** Takes a submitted draft back before anybody decided. */
function withdraw(before: Contract, moving: Moving, { waiting }: Beside) {
  const { memberId: decidedBy, at: decidedAt } = moving.by;
  const approval = waiting && { ...waiting, state: 'withdrawn' as const, decidedBy, decidedAt };
  return accept(moved(stepped(before, moving), approval));
}

function approve(before: Contract, moving: Moving, { territory, waiting, run }: Beside) {
  if (waiting === null) return refuse('contract-state', { state: before.state });
  const may = mayDecide({ ...waiting, territory }, moving.decider, moving.company);
  if (!may.ok) return may;
  const approval = decided(waiting, 'approved', moving.reason, moving.by);
  const after = stepped(before, moving);
  if (before.number !== null) return accept(moved(after, approval));
  const given = { ...run, last: run.last + 1 };
  return accept({ ...moved({ ...after, number: nextNumber(run) }, approval), run: given });
}

function reject(before: Contract, moving: Moving, { territory, waiting }: Beside) {
  if (waiting === null) return refuse('contract-state', { state: before.state });
  const may = mayDecide({ ...waiting, territory }, moving.decider, moving.company);
  if (!may.ok) return may;
  const approval = decided(waiting, 'rejected', moving.reason, moving.by);
  return accept(moved(stepped(before, moving), approval));
}

/** Records that both parties have signed, on which day. */
function sign(before: Contract, moving: Moving) {
  const { signedOn, today } = moving;
  const day = signedOn ?? today;
  if (day > today) return refuse('day-in-future', { latest: today });
  const { signing } = before.terms;
  const terms: DraftTerms = { ...before.terms, signing: signing && { ...signing, day } };
  return accept(moved({ ...stepped(before, moving), terms }));
}

const stepped = (before: Contract, { act, reason, by }: Moving): Contract => ({
  ...revised(before, act satisfies ContractAct, reason, by),
  state: workflow[act].to ?? before.state,
});

const moved = (after: Contract, approval: Approval | null = null): Moved => ({
  after,
  approval,
  run: null,
  repeated: false,
});

/**
 * What the goods of a contract come to, minor units; null where some quantity is not agreed, which
 * is above every bound of the approval matrix.
 */
export function amountAgreed({ goods }: DraftTerms): number | null {
  let sum = 0;
  for (const { quantity, price, per } of goods?.lines ?? []) {
    if (quantity === null) return null;
    sum += priced(quantity, price, per);
  }
  return goods === null ? null : sum;
}
