import { isOverdue, type FollowUp } from '../../domain/follow-up.ts';
import type { Member } from '../../domain/member.ts';
import type { Day } from '../../domain/values/day.ts';
import { firstDay, type Month } from '../../domain/values/month.ts';
import { pageOfFollowUps } from '../../store/follow-ups.ts';
import { readMembers } from '../../store/members.ts';
import { db } from '../database.ts';
import { visibleAmong } from './visible.ts';

/** A follow-up as the letter of a month tells it. */
export interface FollowUpTold {
  readonly dealerId: string | null;
  readonly text: string;
  readonly owner: string;
  readonly due: Day;
  readonly state: FollowUp['state'] | 'overdue';
  readonly outcome: string | null;
  /** The month of the figure that it is pinned to. */
  readonly month: Month;
}

/** Follow-ups that a letter tells at most, and reads for them. */
const most = 20;
const followUpsOfRead = 200;
const readsMost = 25;

/**
 * What a member is told of follow-ups with a month: those that are open, and those that came to
 * something since the month began. What is longest due comes first, what is closed last.
 */
export async function followUpsTold(
  member: Member,
  month: Month,
  today: Day,
): Promise<FollowUpTold[]> {
  const found: FollowUp[] = [];
  let last: string | null = null;
  for (let read = 0; read < readsMost; read++) {
    const page = await pageOfFollowUps(db, {}, last, followUpsOfRead);
    const wanted = page.followUps.filter((one) => isTold(one, month));
    found.push(...(await visibleAmong(wanted, member)));
    last = page.last;
    if (last === null) break;
  }
  const told = found.toSorted(byUrgency).slice(0, most);
  const owners = await readMembers(
    db,
    told.map(({ ownerId }) => ownerId),
  );
  const names = new Map(owners.map(({ memberId, name }) => [memberId, name]));
  return told.map((one) => ({
    ...{ dealerId: one.dealerId, text: one.text, due: one.due, month: one.month },
    owner: names.get(one.ownerId) ?? '–',
    state: isOverdue(one, today) ? 'overdue' : one.state,
    outcome: one.outcome,
  }));
}

const isTold = ({ state, history }: FollowUp, month: Month): boolean =>
  state === 'open' || (history.at(-1)?.at ?? '') >= firstDay(month);

const byUrgency = (a: FollowUp, b: FollowUp): number =>
  Number(a.state !== 'open') - Number(b.state !== 'open') || (a.due < b.due ? -1 : 1);
