import { territoriesOf, type Member } from '../../domain/member.ts';
import { listMembers } from '../../store/members.ts';
import { db } from '../database.ts';
import type { Addressee, KindOfLetter } from './composed.ts';
import { inOrder } from './in-order.ts';
import { monthsDue } from './monthly.ts';

/**
 * On the first of each month, of the month before: to each manager the territories of their own, to
 * each director the company.
 */
export const monthSummaryLetters: KindOfLetter = {
  periodsDue: monthsDue,
  addressees: async function* (_, after) {
    const members = await listMembers(db);
    const all = members.filter(getsMonthSummary).map((member): Addressee => ({
      recipient: { is: 'member', memberId: member.memberId },
      territories: [...(territoriesOf(member) ?? ['*'])],
    }));
    yield* inOrder(all, after);
  },
};

/** Who answers for dealers. */
export const getsMonthSummary = ({ active, roles }: Member): boolean =>
  active && (roles.includes('manager') || roles.includes('director'));
