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
 * one that passed whole is not, because the next one says all that it would have said: nor where
 * its day is run by hand after that.
 */
export const overdueReminder: KindOfLetter = {
  periodsDue: (day, last) => {
    const monday = addDays(day, 1 - weekday(day));
    return last === null || monday >= last ? [monday] : [];
  },
  addressees: membersWho(isReminded),
};
