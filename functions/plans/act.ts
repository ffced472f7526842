import { seesAs, type Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import {
  acceptProposed,
  approve,
  reject,
  revise,
  submit,
  type ActRefusal,
  type Acted,
} from '../../domain/plan-acts.ts';
import type { Plan, PlanAct } from '../../domain/plan.ts';
import type { Month } from '../../domain/values/month.ts';
import { approvalItem, decisionItems, readWaiting } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { planItems, readDesk, type PlanDesk } from '../../store/plans.ts';
import { Busy, transact, untilDone } from '../../store/transact.ts';
import { deciderOf } from '../approvals/decider.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import { rowProblem } from '../row-problem.ts';
import type { Caller } from '../serve.ts';

/** Who acts on plans, by which rules of the company, and why. */
export interface Acting {
  readonly act: PlanAct;
  readonly decider: Decider;
  readonly company: Company;
  readonly reason: string | null;
}

/** Does one act to one dealer's plan: reads, decides, and writes all that belongs to it at once. */
export function actOn(
  dealerId: string,
  month: Month,
  acting: Acting,
): Promise<Outcome<Acted, ActRefusal | 'not-found'>> {
  return untilDone(async () => {
    const desk = await readDesk(db, dealerId, month);
    const territory = desk.head?.territory;
    if (territory === undefined || !mayAct(acting, territory)) return refuse('not-found');
    const acted = await decide(desk, territory, acting);
    if (!acted.ok || acted.facts.repeated) return acted;
    const { after, approval } = acted.facts;
    const opened = approval?.state === 'waiting' ? [approvalItem(db, approval)] : [];
    const closed = approval && opened.length === 0 ? decisionItems(db, approval) : [];
    await transact(db, [...planItems(db, desk.kept, after), ...opened, ...closed]);
    return acted;
  });
}

/** A deputy decides where the other works; planning is done where one works oneself. */
const mayAct = ({ act, decider }: Acting, territory: string): boolean =>
  act === 'approve' || act === 'reject'
    ? seesAs(decider, territory)
    : worksIn(decider.member, territory);

async function decide(
  { kept }: PlanDesk,
  territory: string,
  { act, decider, company, reason }: Acting,
): Promise<Outcome<Acted, ActRefusal>> {
  const by = { memberId: decider.member.memberId, at: instant() };
  if (act === 'accept') return acceptProposed(kept, by);
  if (act === 'submit') return submit(kept, territory, reason, by);
  if (act === 'revise') return revise(kept, by);
  const { dealerId, month: subject } = kept.plan;
  const found = await readWaiting(db, { kind: 'plan', dealerId, subject });
  // Who may decide follows the territory the dealer is in now, wherever it was submitted.
  const waiting = found && { ...found, territory };
  const judgement = { waiting, decider, company, reason };
  return act === 'approve' ? approve(kept, judgement, by) : reject(kept, judgement, by);
}

async function actingAs(member: Member, act: PlanAct, reason: string | undefined): Promise<Acting> {
  const company = await readCompany(db);
  const decider = await deciderOf(member, company);
  return { act, decider, company, reason: reason ?? null };
}

/** What the acts on one plan receive, alike for every act. */
interface ActOnOne {
  readonly params: { readonly month: Month; readonly dealerId: string };
  readonly body?: { readonly reason?: string | undefined } | undefined;
}

/** What the acts on many plans receive. */
interface ActOnMany {
  readonly params: { readonly month: Month };
  readonly body: { readonly dealerIds: readonly string[]; readonly reason?: string | undefined };
}

/** The handler of an act on one dealer's plan. */
export const actOnOne =
  (act: PlanAct) =>
  async (
    { params: { month, dealerId }, body }: ActOnOne,
    { member }: Caller,
  ): Promise<Outcome<Plan, ActRefusal>> => {
    const acting = await actingAs(member, act, body?.reason);
    const outcome = await actOn(dealerId, month, acting);
    if (outcome.ok) return accept(outcome.facts.after.plan);
    if (outcome.reason === 'not-found') throw new Problem('not-found');
    return refuse(outcome.reason, outcome.detail);
  };

/** The handler of an act on many dealers' plans: each gets its own answer. */
export const actOnMany =
  (act: PlanAct) =>
  async (
    { params: { month }, body: { dealerIds, reason } }: ActOnMany,
    { member, locale }: Caller,
  ) => {
    const acting = await actingAs(member, act, reason);
    const distinct = [...new Set(dealerIds)];
    const answers = await inParallel(distinct, async (dealerId) => {
      const outcome = await actOn(dealerId, month, acting).catch(busy);
      if (outcome.ok) {
        const { status, version } = outcome.facts.after.plan;
        return { dealerId, status, version };
      }
      // A dealer that is not the caller's to see is answered as one that is not there.
      const reason = outcome.reason === 'not-found' ? 'row-unknown' : outcome.reason;
      const problem = rowProblem({ reason, detail: outcome.detail }, locale);
      return { dealerId, status: null, version: null, problem };
    });
    return accept({ plans: answers });
  };

/** One plan that many write to at once must not hold back the others. */
export function busy(error: unknown) {
  if (error instanceof Busy) return refuse('busy');
  throw error;
}
