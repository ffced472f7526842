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
  | 'beyond-term'
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
  const former = versions.filter(
    ({ contractId, state }) => contractId === before.contractId && state === 'in-force',
  );
  if (before.version > 1 && former.length === 0)
    return refuse('contract-state', { state: 'terminated' });
  const from = before.version === 1 ? null : today;
  const compiled = compileContract(before, signedCopy.facts, from);
  if (compiled.from > compiled.to) return refuse('already-over', { to: compiled.to });
  const overlap = overlapWith(compiled, inForce?.contracts ?? []);
  if (overlap) return refuse('contract-overlaps', { ...overlap });
  const heldThrough = addDays(compiled.from, -1);
  return accept({
    contract: { ...revised(before, 'put-in-force', null, by), state: 'in-force' },
    others: [
      ...former.map((one): Contract => ({
        ...revised(one, 'supersede', null, by),
        ...{ state: 'superseded', heldThrough },
      })),
      ...renewedBy(before, versions).map((one): Contract => ({
        ...revised(one, 'follow', null, by),
        renewedBy: before.contractId,
      })),
    ],
    terms: termsWith(inForce, compiled, today),
    repeated: false,
  });
}

/**
 * The terms in force with a contract that begins. What has been over for long leaves them, and is
 * counted no more, so that they and the head stay small over the years.
 */
function termsWith(
  inForce: InForce | null,
  compiled: CompiledContract,
  today: Day,
): InForceChange['terms'] {
  const all = [...withoutFrom(inForce, compiled), compiled];
  const over = longOver(all, today);
  const contracts = all.filter(({ contractId }) => !over.includes(contractId));
  const item = (inForce?.version ?? 0) + 1;
  const since = all.map((one) => one.from).concat(inForce?.since ?? []);
  const counts = { [compiled.contractId]: boundedProducts(compiled) };
  return {
    inForce: {
      ...{ version: item, contracts, exceptions: inForce?.exceptions ?? [] },
      since: since.sort()[0] ?? null,
    },
    change: {
      contracts: { item, counts, ...(over.length === 0 ? {} : { over }) },
      ...termsToday(compiled, today),
    },
  };
}

/** Whether an act was done before by the same person, as of the same revision. */
const isRepeated = (
  before: Contract,
  act: 'put-in-force' | 'terminate',
  { revision, by }: Pick<InForceAct, 'revision' | 'by'>,
): boolean =>
  before.step === act && before.changedBy === by.memberId && before.revision === revision + 1;

/** Refuses an act on a version, or answers it again where it was done before; null to go on. */
export function mayAct(
  act: 'put-in-force' | 'terminate',
  before: Contract,
  asked: Pick<InForceAct, 'revision' | 'roles' | 'by'> & { readonly reason: string | null },
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
