import { territoriesOf, type Member } from '../../domain/member.ts';
import type { LetterPeriod } from '../../domain/letters/letter.ts';
import { listMembers, readMember } from '../../store/members.ts';
import { db } from '../database.ts';
import type { Addressee, Compose, Composed, KindOfLetter, Territories } from './composed.ts';
import { inOrder } from './in-order.ts';

/** Whether a member gets letters of a kind. */
type Gets = (member: Member) => boolean;

/** The territories whose figures a letter to a member shows: all in which the member works. */
export const ownTerritories = (member: Member): Territories => territoriesOf(member) ?? ['*'];

/** Those members who get letters of a kind, as addressees. */
export const membersWho = (gets: Gets): KindOfLetter['addressees'] =>
  async function* (_, after) {
    const members = await listMembers(db);
    const all = members.filter(gets).map((member): Addressee => ({
      recipient: { is: 'member', memberId: member.memberId },
      territories: ownTerritories(member),
    }));
    yield* inOrder(all, after);
  };

/** Writes to a member who gets letters of a kind; there is none for who gets them no more. */
export const toMember =
  (gets: Gets, compose: (member: Member, period: LetterPeriod) => Promise<Composed>): Compose =>
  async ({ recipient, period }) => {
    if (recipient.is !== 'member') return { what: 'closed' };
    const member = await readMember(db, recipient.memberId);
    return member && gets(member) ? compose(member, period) : { what: 'closed' };
  };
