import { principalsOf, type Decider } from '../../domain/approval-rules.ts';
import type { Company } from '../../domain/company.ts';
import type { Member } from '../../domain/member.ts';
import { readMembers } from '../../store/members.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';

/**
 * The caller as one who decides, with the members in whose place the caller stands today. A closed
 * member lends nothing, not even the sight of a territory.
 */
export async function deciderOf(
  member: Member,
  { deputies, timeZone }: Pick<Company, 'deputies' | 'timeZone'>,
): Promise<Decider> {
  const principals = principalsOf(member.memberId, deputies, dayIn(timeZone));
  const members = principals.length > 0 ? await readMembers(db, principals) : [];
  return { member, inPlaceOf: members.filter(({ active }) => active) };
}
