import type { months } from '../../api/routes/months.ts';
import { decided, mayDecide, newApproval } from '../../domain/approval-rules.ts';
import type { Approval } from '../../domain/approval.ts';
import { mayReopen, reopenMonth } from '../../domain/months.ts';
import { accept, refuse, type Outcome } from '../../domain/outcome.ts';
import type { Month } from '../../domain/values/month.ts';
import { approvalItem, approvalsAbout, decisionItems, readWaiting } from '../../store/approvals.ts';
import { monthActItem, newestMonthAct } from '../../store/months.ts';
import { transact, untilDone, writeTogether } from '../../store/transact.ts';
import type { Deciding } from '../approvals/deciding.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { forSomeSeconds, isCompanyWide, monthsNow } from './close.ts';
import { actOnward } from './onward.ts';

/** Asks to reopen a month. One request a month waits at a time; the same again is the same one. */
export const requestReopening: Handler<typeof months.requestReopening> = async (
  { params: { month }, body: { reason } },
  { member },
) => {
  if (!isCompanyWide(member)) return refuse('company-wide-only');
  const may = mayReopen(month, await newestMonthAct(db));
  if (!may.ok) return may;
  const about = { kind: 'month-reopening', dealerId: null, territory: null } as const;
  const approval = newApproval(
    { ...about, subject: month, amount: null, current: null, reason },
    { memberId: member.memberId, at: instant() },
  );
  if (await writeTogether(db, [approvalItem(db, approval)])) return accept(approval);
  const same = (await approvalsAbout(db, null)).find(
    (other) =>
      other.state === 'waiting' &&
      other.approvalId === approval.approvalId &&
      other.requestedBy === approval.requestedBy &&
      other.reason === reason,
  );
  return same ? accept(same) : refuse('request-waiting');
};

/** Why a request to reopen is not decided. */
export type ReopeningRefusal =
  'own-request' | 'not-your-approval' | 'not-waiting' | 'month-not-closed' | 'month-act-under-way';

/** Decides a request to reopen; approved, the reopening begins with the decision, as one write. */
export async function decideReopening(
  month: Month,
  deciding: Deciding,
): Promise<Outcome<Approval, ReopeningRefusal>> {
  const outcome = await untilDone(() => decideOnce(month, deciding));
  if (outcome.ok && deciding.state === 'approved') await actOnward(forSomeSeconds());
  return outcome;
}

async function decideOnce(
  month: Month,
  { state, reason, decider, company }: Deciding,
): Promise<Outcome<Approval, ReopeningRefusal>> {
  const reference = { kind: 'month-reopening', dealerId: null, subject: month } as const;
  const waiting = await readWaiting(db, reference);
  if (!waiting) return refuse('not-waiting');
  const may = mayDecide(waiting, decider, company);
  if (!may.ok) return may;
  const by = { memberId: decider.member.memberId, at: instant() };
  const decision = decided(waiting, state, reason, by);
  if (state === 'rejected') {
    await transact(db, decisionItems(db, decision));
    return accept(decision);
  }
  const { requestedBy: askedBy, requestedAt: askedAt } = waiting;
  const asked = { month, reason: waiting.reason ?? '', askedBy, askedAt };
  const begun = reopenMonth(asked, await monthsNow(dayIn(company.timeZone)), by);
  if (!begun.ok) return begun;
  await transact(db, [...decisionItems(db, decision), monthActItem(db, begun.facts)]);
  return accept(decision);
}
