import type { Approval } from '../../domain/approval.ts';
import {
  approvalId,
  decided,
  mayDecide,
  referenceOf,
  seesAs,
  type Reference,
} from '../../domain/approval-rules.ts';
import { entryId } from '../../domain/entry.ts';
import type { Head } from '../../domain/account.ts';
import { submittedOf } from '../../domain/contracts/submitted.ts';
import type { Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import { Month } from '../../domain/values/month.ts';
import { approvalsAbout, decisionItems, readWaiting } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { readHead } from '../../store/heads.ts';
import { changeTerms } from '../../store/terms.ts';
import { transact, type TransactItem, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { decideWaiting } from '../contract-exceptions/decide.ts';
import { contractToday } from '../customers/contract-today.ts';
import { moveVersion } from '../contracts/move.ts';
import { decideReopening } from '../months/reopening.ts';
import { newId } from '../new-id.ts';
import { actOn } from '../plans/act.ts';
import { Problem } from '../problem-answers.ts';
import { decideWriteOff } from '../write-offs/decide.ts';
import type { Deciding } from './deciding.ts';
import { deciderOf } from './decider.ts';
import { sha256 } from '../../store/sha256.ts';

type Decided = Outcome<
  Approval,
  | 'own-request'
  | 'not-your-approval'
  | 'not-waiting'
  | 'too-many-exceptions'
  | 'terms-from-contract'
  | 'month-not-closed'
  | 'month-act-under-way'
  | 'document-not-found'
  | 'document-overpaid'
>;

type OfDealer = Exclude<Reference, { dealerId: null }>;

/** Decides a request by its id, together with everything that it was asked for. */
export async function decide(
  id: string,
  state: Deciding['state'],
  reason: string | null,
  member: Member,
): Promise<Decided> {
  const reference = referenceOf(id);
  if (!reference) throw new Problem('not-found');
  const company = await readCompany(db);
  const deciding = { state, reason, company, decider: await deciderOf(member, company) };
  switch (reference.kind) {
    case 'plan':
      return decidePlan(reference.dealerId, reference.subject, deciding);
    case 'contract':
      return decideContract(reference, deciding);
    case 'contract-exception':
      return decideException(reference, deciding);
    case 'credit-limit':
      return untilDone(() => decideTerms(reference, deciding));
    case 'month-reopening':
      return decideMonth(reference, deciding);
    case 'write-off':
      return decideOpen(reference, deciding);
  }
}

/** A reopening is decided together with its beginning; who sees it works in every territory. */
async function decideMonth(reference: Reference, deciding: Deciding): Promise<Decided> {
  const month = Month.safeParse(reference.subject);
  if (!month.success || !seesAs(deciding.decider, null)) throw new Problem('not-found');
  const outcome = await decideReopening(month.data, deciding);
  return outcome.ok || outcome.reason !== 'not-waiting' ? outcome : repeated(reference, deciding);
}

/** A write-off is decided together with its entry. */
async function decideOpen(reference: OfDealer, deciding: Deciding): Promise<Decided> {
  const outcome = await decideWriteOff(reference.dealerId, reference.subject, deciding);
  return outcome.ok || outcome.reason !== 'not-waiting' ? outcome : repeated(reference, deciding);
}

/** A contract is decided together with its own state, as it was submitted. */
async function decideContract(reference: OfDealer, deciding: Deciding): Promise<Decided> {
  const { dealerId, subject } = reference;
  const submitted = submittedOf(subject);
  if (!submitted) throw new Problem('not-found');
  const act = deciding.state === 'approved' ? 'approve' : 'reject';
  const { revision } = submitted;
  const asked = { ...deciding, act, revision, signedOn: null } as const;
  const outcome = await moveVersion({ dealerId, ...submitted }, asked);
  if (outcome.ok && outcome.facts.approval) return accept(outcome.facts.approval);
  const { reason, detail } = outcome.ok ? refuse('contract-state') : outcome;
  if (reason === 'not-found') throw new Problem('not-found');
  if (reason === 'own-request' || reason === 'not-your-approval') return refuse(reason, detail);
  return repeated(reference, deciding);
}

/** An exception is decided together with what the account is judged by. */
async function decideException(reference: OfDealer, deciding: Deciding): Promise<Decided> {
  const { member } = deciding.decider;
  const by = { memberId: member.memberId, at: instant() };
  const today = dayIn(deciding.company.timeZone);
  const { dealerId, subject } = reference;
  const outcome = await decideWaiting(dealerId, subject, { ...deciding, by, today });
  if (outcome.ok) return outcome;
  if (outcome.reason === 'not-found') throw new Problem('not-found');
  return outcome.reason === 'not-waiting'
    ? repeated(reference, deciding)
    : refuse(outcome.reason, outcome.detail);
}

/** A plan is decided together with its own status. */
async function decidePlan(dealerId: string, subject: string, deciding: Deciding): Promise<Decided> {
  const month = Month.safeParse(subject);
  if (!month.success) throw new Problem('not-found');
  const act = deciding.state === 'approved' ? 'approve' : 'reject';
  const outcome = await actOn(dealerId, month.data, { ...deciding, act });
  if (outcome.ok && outcome.facts.approval) return accept(outcome.facts.approval);
  const { reason, detail } = outcome.ok ? refuse('plan-not-submitted') : outcome;
  if (reason === 'not-found') throw new Problem('not-found');
  if (reason === 'own-request' || reason === 'not-your-approval') return refuse(reason, detail);
  return repeated({ kind: 'plan', dealerId, subject }, deciding);
}

/** Decides what changes terms of an account: approval and new terms are one transaction. */
async function decideTerms(reference: OfDealer, deciding: Deciding): Promise<Decided> {
  const { state, reason, decider, company } = deciding;
  const head = await readHead(db, reference.dealerId);
  if (!head || !seesAs(decider, head.territory)) throw new Problem('not-found');
  const waiting = await readWaiting(db, reference);
  if (!waiting) return repeated(reference, deciding);
  // Who may decide follows the territory the dealer is in now.
  const may = mayDecide({ ...waiting, territory: head.territory }, decider, company);
  if (!may.ok) return may;
  const today = dayIn(company.timeZone);
  // It may have come into force after the limit was asked for.
  const number = state === 'approved' ? await contractToday({ head }, today) : null;
  if (number !== null) return refuse('terms-from-contract', { number });
  const by = { memberId: decider.member.memberId, at: instant() };
  const decision = decided(waiting, state, reason, by);
  const terms = state === 'approved' ? newLimit(head, decision, today) : [];
  await transact(db, [...decisionItems(db, decision), ...terms]);
  return accept(decision);
}

/** The approved limit as an entry in the account's own chain. */
function newLimit(head: Head, decision: Approval, today: string): TransactItem[] {
  const { items } = changeTerms(
    db,
    head,
    { creditLimit: decision.amount },
    {
      entryId: entryId(today, head.dealerId, newId()),
      day: today,
      by: decision.decidedBy ?? '',
      at: decision.decidedAt ?? head.at,
      reason: decision.reason ?? decision.approvalId,
      hash: sha256,
    },
  );
  return items;
}

/** What no longer waits: the same person's same decision is answered again, else it was decided. */
async function repeated(
  { kind, dealerId, subject }: Reference,
  { state, decider }: Deciding,
): Promise<Decided> {
  const id = approvalId(kind, dealerId, subject);
  const all = await approvalsAbout(db, dealerId);
  const last = all.findLast((approval) => approval.approvalId === id);
  if (!last) throw new Problem('not-found');
  const same = last.state === state && last.decidedBy === decider.member.memberId;
  return same ? accept(last) : refuse('not-waiting');
}
