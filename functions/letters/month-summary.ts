import type { Member } from '../../domain/member.ts';
import type { KindOfLetter } from './composed.ts';
import { monthsDue } from './monthly.ts';
import { membersWho } from './to-members.ts';

/** Who gets the month's summary: those who answer for dealers. */
export const getsMonthSummary = ({ active, roles }: Member): boolean =>
  active && (roles.includes('manager') || roles.includes('director'));

/**
 * On the first of each month, of the month before: to each manager the territories of their own, to
 * each director the company.
 */
export const monthSummaryLetters: KindOfLetter = {
  periodsDue: monthsDue,
  addressees: membersWho(getsMonthSummary),
};
