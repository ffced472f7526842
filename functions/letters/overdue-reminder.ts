import type { Member } from '../../domain/member.ts';
import { addDays, weekday } from '../../domain/values/day.ts';
import type { KindOfLetter } from './composed.ts';
import { membersWho } from './to-members.ts';

/** Who is reminded: managers, and finance. */
export const isReminded = ({ active, roles }: Member): boolean =>
  active && (roles.includes('manager') || roles.includes('finance'));

/**
 * Every Monday: which dealers are past due or above their limit, to each manager of their
 * territories and to finance. A week that was missed on Monday is caught up on any later day of it;
 * one that passed whole is not, because the next one says all that it would have said.
 */
export const overdueReminder: KindOfLetter = {
  periodsDue: (day) => [addDays(day, 1 - weekday(day))],
  addressees: membersWho(isReminded),
};
