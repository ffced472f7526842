import type { TermsChange } from '../entry.ts';
import type { By } from '../member-changes.ts';
import { accept, refuse, type Outcome } from '../outcome.ts';
import type { Role } from '../role.ts';
import { addDays, type Day } from '../values/day.ts';
import {
  boundedProducts,
  compileContract,
  type ClausePages,
  type CompiledContract,
} from './compiled.ts';
import type { VerdictRefusal } from './comparison/confirmation.ts';
import type { Contract } from './contract.ts';
import { revised } from './drafting.ts';
import type { InForce } from './in-force.ts';
import { longOver } from './held.ts';
import { overlapWith } from './overlap.ts';
import { judgeStep, type StepRefusal } from './workflow.ts';

/** Why a version can't be put in force or terminated. */
export type InForceRefusal =
  | StepRefusal
  | 'changed-meanwhile'
  | 'contract-overlaps'
  | 'day-too-old'
  | 'already-over'
  | SignedCopyRefusal;

/** Why the signed copy of a version does not stand for it. */
export type SignedCopyRefusal = 'signed-copy-missing' | VerdictRefusal;

/** Who puts a version in force or terminates it, and as of which revision. */
export interface InForceAct {
  readonly revision: number;
  readonly roles: readonly Role[];
  readonly by: By;
  readonly today: Day;
}

/** What changes together: versions of contracts, the terms in force, the account's own terms. */
export interface InForceChange {
  readonly contract: Contract;
  /** Other versions that change with it: the one that it supersedes, the one that it renews. */
  readonly others: readonly Contract[];
  /** The terms in force after it and what of the account changes; null where neither does. */
  readonly terms: { readonly inForce: InForce; readonly change: TermsChange } | null;
  /** True where this very act was done before by the same person: nothing is to be kept. */
  readonly repeated: boolean;
}

/** How a dealer's contracts stand before an act. */
export interface DealersContracts {
  readonly inForce: InForce | null;
  /** Every version of every contract of the dealer. */
  readonly versions: readonly Contract[];
  /** What the signed copy of the version is judged as: the pages of its clauses, or why not. */
  readonly signedCopy: Outcome<ClausePages, SignedCopyRefusal>;
}

/**
 * Puts a signed version in force. A former version of the same contract is superseded and judges
 * only the days before; a contract that this one renews is marked. Refused where no signed
 * copy that says what the terms say is filed, or another contract gives a right that this one gives
 * too.
 */
export function putInForce(
  before: Contract,
  { revision, roles, by, today }: InForceAct,
  { inForce, versions, signedCopy }: DealersContracts,
): Outcome<InForceChange, InForceRefusal> {
  const may = mayAct('put-in-force', before, { revision, roles, by, reason: null });
  if (may !== null) return may;
  if (!signedCopy.ok) return signedCopy;
  const overlap = overlapWith(before, versions, today);
  if (overlap) return refuse('contract-overlaps', overlap);
  const from = before.version === 1 ? null : today;
  const compiled = compileContract(before, signedCopy.facts, from);
  if (compiled.from > compiled.to) return refuse('already-over', { to: compiled.to });
  const former = versions.filter(
    ({ contractId, state }) => contractId === before.contractId && state === 'in-force',
  );
  const contracts = [...withoutFrom(inForce, compiled), compiled];
  const exceptions = inForce?.exceptions ?? [];
  const counts = { [before.contractId]: boundedProducts(compiled) };
  return accept({
    contract: { ...revised(before, 'put-in-force', null, by), state: 'in-force' },
    others: [
      ...former.map((one): Contract => ({
        ...revised(one, 'supersede', null, by),
        state: 'superseded',
      })),
      ...renewedBy(before, versions).map((one): Contract => ({
        ...revised(one, 'follow', null, by),
        renewedBy: before.contractId,
      })),
    ],
    terms: {
      inForce: { version: (inForce?.version ?? 0) + 1, contracts, exceptions },
      change: {
        contracts: { item: (inForce?.version ?? 0) + 1, counts, ...endedBefore(contracts, today) },
        ...termsToday(compiled, today),
      },
    },
    repeated: false,
  });
}

/** Contracts that are long over are counted no more: the head stays small over the years. */
const endedBefore = (contracts: readonly CompiledContract[], today: Day) => {
  const over = longOver(contracts, today);
  return over.length === 0 ? {} : { over };
};

/** A termination: the last day on which the contract holds, and why. */
export interface Termination extends InForceAct {
  readonly on: Day;
  readonly reason: string | null;
}

/** Terminates a version early: it holds to a day, and sales of later days are refused. */
export function terminate(
  before: Contract,
  { on, reason, revision, roles, by, today }: Termination,
  { inForce }: DealersContracts,
): Outcome<InForceChange, InForceRefusal> {
  const may = mayAct('terminate', before, { revision, roles, by, reason });
  if (may !== null) return may;
  if (on < today) return refuse('day-too-old', { earliest: today });
  const contract: Contract = {
    ...revised(before, 'terminate', reason, by),
    ...{ state: 'terminated', terminatedOn: on },
  };
  const alone = { contract, others: [], terms: null, repeated: false };
  if (before.state === 'signed' || inForce === null) return accept(alone);
  const version = inForce.version + 1;
  const contracts = inForce.contracts.flatMap((one) => {
    if (one.contractId !== before.contractId || one.to <= on) return [one];
    return one.from <= on ? [{ ...one, to: on }] : [];
  });
  const change = { contracts: { item: version, counts: {} } };
  return accept({ ...alone, terms: { inForce: { ...inForce, version, contracts }, change } });
}

/** Whether an act was done before by the same person, as of the same revision. */
export const isRepeated = (
  before: Contract,
  act: 'put-in-force' | 'terminate',
  { revision, by }: Pick<InForceAct, 'revision' | 'by'>,
): boolean =>
  before.step === act && before.changedBy === by.memberId && before.revision === revision + 1;

function mayAct(
  act: 'put-in-force' | 'terminate',
  before: Contract,
  asked: Pick<Termination, 'revision' | 'roles' | 'by' | 'reason'>,
) {
  if (isRepeated(before, act, asked))
    return accept({ contract: before, others: [], terms: null, repeated: true });
  const may = judgeStep(act, before.state, asked.roles, asked.reason);
  if (may !== null) return refuse(may, { state: before.state });
  return asked.revision === before.revision ? null : refuse('changed-meanwhile');
}

/** The terms in force without the days of a contract from which a new version of it holds. */
const withoutFrom = (
  inForce: InForce | null,
  { contractId, from }: CompiledContract,
): CompiledContract[] =>
  (inForce?.contracts ?? []).flatMap((one) => {
    if (one.contractId !== contractId || one.to < from) return [one];
    return one.from < from ? [{ ...one, to: addDays(from, -1) }] : [];
  });

const renewedBy = ({ renews }: Contract, versions: readonly Contract[]): Contract[] =>
  versions.filter(
    ({ contractId, state }) =>
      contractId === renews && (state === 'in-force' || state === 'terminated'),
  );

/** The limit and days of a contract that holds today are shown on the account too. */
const termsToday = (
  { from, to, creditLimit, paymentDays }: CompiledContract,
  today: Day,
): TermsChange => (from <= today && today <= to ? { creditLimit, paymentDays } : {});
