import type { approvals } from '../../api/routes/approvals.ts';
import type { Approval } from '../../domain/approval.ts';
import { mayDecide } from '../../domain/approval-rules.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { readMembers } from '../../store/members.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { deciderOf } from './decider.ts';
import { Position, waitingPage } from './waiting.ts';

/** What waits: for the caller to decide (`me`), or asked for by the caller (`mine`). */
export const listApprovals: Handler<typeof approvals.listApprovals> = async (
  { query: { of, cursor } },
  { member },
) => {
  const company = await readCompany(db);
  const decider = await deciderOf(member, company);
  const from = await readCursor(cursor, ['approvals', of], member);
  const { found, next } = await waitingPage(
    of === 'me' ? decider : { member, inPlaceOf: [] },
    company,
    from === null ? null : Position.parse(JSON.parse(from)),
    (approval) =>
      of === 'me'
        ? mayDecide(approval, decider, company).ok
        : approval.requestedBy === member.memberId && worksIn(member, approval.territory ?? '*'),
  );
  const rest = next && (await writeCursor(JSON.stringify(next), ['approvals', of], member));
  const names = await namesOf(found);
  return accept({ approvals: found, names, ...(rest === null ? {} : { next: rest }) });
};

/** Names of those who asked, by their ids: who decides must know whose wish it is. */
async function namesOf(requests: readonly Approval[]): Promise<Record<string, string>> {
  const members = await readMembers(
    db,
    requests.map(({ requestedBy }) => requestedBy),
  );
  return Object.fromEntries(members.map(({ memberId, name }) => [memberId, name]));
}
