import type { accounts } from '../../api/routes/accounts.ts';
import { newApproval } from '../../domain/approval-rules.ts';
import type { Approval } from '../../domain/approval.ts';
import { isSame } from '../../domain/is-same.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { approvalItem, approvalsAbout } from '../../store/approvals.ts';
import { readCompany } from '../../store/company.ts';
import { Conflict, untilDone, writeTogether } from '../../store/transact.ts';
import { visibleAccount } from '../accounts/visible.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { writtenOff } from './entry.ts';

/** Asks to write off what is open on documents; it waits for whom the approval matrix names. */
export const requestWriteOff: Handler<typeof accounts.requestWriteOff> = async (
  { params: { dealerId }, body: { requestId: subject, settles, reason } },
  { member },
) =>
  untilDone(async () => {
    const { head } = await visibleAccount(dealerId, member);
    const by = { memberId: member.memberId, at: instant() };
    // More than an amount can be is refused below, as more than the documents have open.
    const amount = settles.reduce((total, each) => total + each.amount, 0);
    const asked = { kind: 'write-off', dealerId, territory: head.territory, subject } as const;
    const approval = newApproval({ ...asked, amount, current: head.owed, reason, settles }, by);
    const before = (await approvalsAbout(db, dealerId)).find(
      (other) => other.approvalId === approval.approvalId,
    );
    if (before) return isAsked(before, approval) ? accept(before) : refuse('request-differs');
    const written = await writtenOff(approval, await readCompany(db), by);
    if (!written) throw new Problem('not-found');
    if (!written.ok) return written;
    if (!(await writeTogether(db, [approvalItem(db, approval)]))) throw new Conflict();
    return accept(approval);
  });

/** True where this very request was made before, whatever became of it. */
const isAsked = (before: Approval, { requestedBy, reason, settles }: Approval): boolean =>
  before.requestedBy === requestedBy &&
  before.reason === reason &&
  isSame(before.settles ?? [], settles ?? []);
