import type { customers } from '../../api/routes/customers.ts';
import { newApproval } from '../../domain/approval-rules.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { approvalItem, approvalsAbout } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { writeTogether } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';
import type { Handler } from '../serve.ts';
import { contractToday } from './contract-today.ts';
import { visibleCustomer } from './visible.ts';

/** Asks for another credit limit. One request waits at a time; the same again is the same one. */
export const requestCreditLimit: Handler<typeof customers.requestCreditLimit> = async (
  { params: { customerId }, body: { creditLimit, reason } },
  { member },
) => {
  const kept = await visibleCustomer(customerId, member);
  const { head } = kept;
  if (!head) return refuse('dealer-only');
  const number = await contractToday(kept, dayIn((await readCompany(db)).timeZone));
  if (number !== null) return refuse('terms-from-contract', { number });
  const { dealerId, territory, creditLimit: current } = head;
  if (current === creditLimit) return refuse('nothing-changed');
  const asked = { kind: 'credit-limit', dealerId, territory, subject: newId() } as const;
  const approval = newApproval(
    { ...asked, amount: creditLimit, current, reason },
    { memberId: member.memberId, at: instant() },
  );
  if (await writeTogether(db, [approvalItem(db, approval)])) return accept(approval);
  const same = (await approvalsAbout(db, dealerId)).find(
    (other) =>
      other.state === 'waiting' &&
      other.kind === approval.kind &&
      other.requestedBy === approval.requestedBy &&
      other.amount === creditLimit &&
      other.reason === reason,
  );
  return same ? accept(same) : refuse('request-waiting');
};
