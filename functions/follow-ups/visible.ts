import { worksIn, type Member } from '../../domain/member.ts';
import type { FollowUp } from '../../domain/follow-up.ts';
import { readFollowUp } from '../../store/follow-ups.ts';
import { readHead } from '../../store/heads.ts';
import { memberOfEmail, readMember } from '../../store/members.ts';
import { visibleHeads } from '../contracts/visible.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';

/** Where one must work to see what is pinned to all dealers: in every territory. */
const everywhere = '*';

/**
 * The territory in which somebody must work to see a follow-up of this dealer: that of the
 * account now. A dealer where the caller does not work is as one that is not there.
 */
export async function visibleTerritory(dealerId: string | null, caller: Member): Promise<string> {
  const head = dealerId === null ? null : await readHead(db, dealerId);
  const territory = dealerId === null ? everywhere : head?.territory;
  if (territory === undefined || !worksIn(caller, territory)) throw new Problem('not-found');
  return territory;
}

/** A follow-up that the caller may see, and the territory that it is in. */
export async function visibleFollowUp(
  followUpId: string,
  caller: Member,
): Promise<{ followUp: FollowUp; territory: string }> {
  const followUp = await readFollowUp(db, followUpId);
  if (!followUp) throw new Problem('not-found');
  return { followUp, territory: await visibleTerritory(followUp.dealerId, caller) };
}

/** Those of these follow-ups that a member may see. */
export async function visibleAmong(
  followUps: readonly FollowUp[],
  caller: Member,
): Promise<FollowUp[]> {
  const of = followUps.flatMap(({ dealerId }) => (dealerId === null ? [] : [{ dealerId }]));
  const heads = await visibleHeads(of, caller);
  return followUps.filter(({ dealerId }) =>
    dealerId === null ? worksIn(caller, everywhere) : heads.has(dealerId),
  );
}

/** Who owns a follow-up in a territory: an active member who works there; else null. */
export async function ownerOf(
  email: string | undefined,
  caller: Member,
  territory: string,
): Promise<string | null> {
  if (email === undefined) return caller.memberId;
  const memberId = await memberOfEmail(db, email);
  const member = memberId === null ? null : await readMember(db, memberId);
  return member?.active && worksIn(member, territory) ? member.memberId : null;
}
