import { decided, mayDecide, newApproval, type Decider } from '../approval-rules.ts';
import type { Approval } from '../approval.ts';
import type { Company } from '../company.ts';
import type { TermsChange } from '../entry.ts';
import { isSame } from '../is-same.ts';
import type { By } from '../member-changes.ts';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { daysBetween, type Day } from '../values/day.ts';
import type { HeadContracts } from './counters.ts';
import {
  compileException,
  exceptionDaysMax,
  exceptionsMax,
  type NewException,
  stillJudging,
  type CompiledException,
  type ContractException,
} from './exception.ts';
import type { InForce } from './in-force.ts';

/** An exception that waits, with the request that waits for it. */
export interface AskedException {
  readonly exception: ContractException;
  readonly approval: Approval;
}

/** Asks for an exception: it waits, together with its request. */
export function askedFor(
  asked: NewException,
  { dealerId, territory }: { readonly dealerId: string; readonly territory: string },
  by: By,
): Outcome<AskedException, 'exception-days'> {
  const { from, to, limit, reason, exceptionId } = asked;
  if (to < from || daysBetween(from, to) >= exceptionDaysMax)
    return refuse('exception-days', { days: exceptionDaysMax });
  const request = {
    kind: 'contract-exception',
    dealerId,
    territory,
    subject: exceptionId,
  } as const;
  return accept({
    exception: {
      ...asked,
      ...{ dealerId, state: 'waiting', used: null, revision: 1 },
      ...{ requestedBy: by.memberId, requestedAt: by.at },
      ...{ decidedBy: null, decidedAt: null, decisionReason: null },
      ...{ endedBy: null, endedAt: null, endReason: null },
    },
    approval: newApproval({ ...request, amount: limit, current: null, reason }, by),
  });
}

/** True where this is what was asked for under the same id: the request was sent again. */
export const isSameRequest = (before: ContractException, asked: NewException): boolean =>
  isSame({ ...compileException(before), reason: before.reason }, asked);

/** Where the exceptions of an account stand: the terms in force, and what its head counted. */
export interface AccountExceptions {
  readonly inForce: InForce | null;
  readonly counted: HeadContracts | undefined;
}

/** A change of what an account is judged by: the terms in force, its own change, who left. */
export interface ExceptionsChange {
  readonly inForce: InForce;
  readonly change: TermsChange;
  /** Exceptions that no longer judge anything → what was recorded under each. */
  readonly dropped: ReadonlyMap<string, number>;
}

/** A decided exception with what it changes; rejected ones change no account. */
export interface DecidedException {
  readonly exception: ContractException;
  readonly approval: Approval;
  readonly account: ExceptionsChange | null;
}

/** A decision as somebody makes it. */
export interface Deciding {
  readonly state: 'approved' | 'rejected';
  readonly reason: string | null;
  readonly decider: Decider;
  readonly company: Pick<Company, 'approvals'>;
  readonly by: By;
  readonly today: Day;
}

/** Decides an exception that waits. Approved, it judges postings from that moment on. */
export function decideException(
  before: ContractException,
  waiting: Approval,
  deciding: Deciding,
  account: AccountExceptions,
): Outcome<DecidedException, 'too-many-exceptions' | 'own-request' | 'not-your-approval'> {
  const { state, reason, decider, company, by, today } = deciding;
  const may = mayDecide(waiting, decider, company);
  if (!may.ok) return may;
  const exception: ContractException = {
    ...before,
    ...{ state, revision: before.revision + 1, decisionReason: reason },
    ...{ decidedBy: by.memberId, decidedAt: by.at },
  };
  const approval = decided(waiting, state, reason, by);
  if (state === 'rejected') return accept({ exception, approval, account: null });
  const judging = [
    ...stillJudging(account.inForce?.exceptions ?? [], today),
    compileException(before),
  ];
  if (judging.length > exceptionsMax) return refuse('too-many-exceptions', { most: exceptionsMax });
  return accept({ exception, approval, account: changed(account, judging) });
}

/** An ended exception with what that changes. */
export interface EndedException {
  readonly exception: ContractException;
  readonly account: ExceptionsChange;
}

/** Takes an approved exception off the account before its last day, with a reason. */
export function endException(
  before: ContractException,
  reason: string,
  { by, today }: Pick<Deciding, 'by' | 'today'>,
  account: AccountExceptions,
): Outcome<EndedException, 'exception-state'> {
  if (before.state !== 'approved') return refuse('exception-state');
  const { exceptionId } = before;
  const judging = stillJudging(account.inForce?.exceptions ?? [], today);
  const change = changed(
    account,
    judging.filter((one) => one.exceptionId !== exceptionId),
  );
  const exception: ContractException = {
    ...before,
    ...{ state: 'ended', revision: before.revision + 1, endReason: reason },
    ...{ used: change.dropped.get(exceptionId) ?? before.used },
    ...{ endedBy: by.memberId, endedAt: by.at },
  };
  return accept({ exception, account: change });
}

/** Takes back what still waits. */
export function withdrawException(
  before: ContractException,
  by: By,
): Outcome<ContractException, 'exception-state'> {
  if (before.state !== 'waiting') return refuse('exception-state');
  return accept({
    ...before,
    ...{ state: 'withdrawn', revision: before.revision + 1 },
    ...{ decidedBy: by.memberId, decidedAt: by.at },
  });
}

function changed(
  { inForce, counted }: AccountExceptions,
  exceptions: readonly CompiledException[],
): ExceptionsChange {
  const version = (inForce?.version ?? 0) + 1;
  const left = exceptions.map(({ exceptionId }) => exceptionId);
  const gone = Object.entries(counted?.exceptions ?? {}).filter(([id]) => !left.includes(id));
  return {
    inForce: {
      ...{ version, contracts: inForce?.contracts ?? [], since: inForce?.since ?? null },
      exceptions: [...exceptions],
    },
    change: { contracts: { item: version, counts: {}, exceptions: left } },
    dropped: new Map(gone),
  };
}
