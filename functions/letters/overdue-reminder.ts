import { remindedOf, type OwingDealer, type Reminded } from '../../domain/letters/overdue.ts';
import type { LetterPeriod } from '../../domain/letters/letter.ts';
import { languageOf, territoriesOf, type Member } from '../../domain/member.ts';
import type { Company } from '../../domain/company.ts';
import { addDays, weekday, type Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { listMembers, readMember } from '../../store/members.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { listedDealers, withAccounts } from '../reports/dealers.ts';
import { readStandings } from '../reports/standings.ts';
import type { Addressee, Compose, Composed, KindOfLetter } from './composed.ts';
import { inOrder } from './in-order.ts';
import { reminderMessage } from './reminder-message.ts';

/**
 * Every Monday: which dealers are past due or above their limit, to each manager of their
 * territories and to finance. A week that was missed on Monday is caught up on any later day of it;
 * one that passed whole is not, because the next one says all that it would have said.
 */
export const overdueReminder: KindOfLetter = {
  periodsDue: (day) => [mondayOf(day)],
  addressees: addresseesOf,
};

/** Writes a member's reminder; there is none for who is none of the company's any more. */
export const composeReminder: Compose = async ({ recipient }) => {
  if (recipient.is !== 'member') return { what: 'closed' };
  const member = await readMember(db, recipient.memberId);
  return member && isReminded(member) ? compose(member) : { what: 'closed' };
};

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

const isReminded = ({ active, roles }: Member): boolean =>
  active && (roles.includes('manager') || roles.includes('finance'));

async function* addresseesOf(_: LetterPeriod, after: string | null): AsyncGenerator<Addressee> {
  const members = await listMembers(db);
  const all = members.filter(isReminded).map((member): Addressee => ({
    recipient: { is: 'member', memberId: member.memberId },
    territories: territoriesOf(member) ?? ['*'],
  }));
  yield* inOrder(all, after);
}

async function compose(member: Member): Promise<Composed> {
  const company = await readCompany(db);
  const { reminded, today } = await remindedFor(member, company);
  if (reminded.overdue.length + reminded.overLimit.length === 0) return { what: 'empty' };
  const language = languageOf(member, company);
  return {
    what: 'message',
    to: { name: member.name, address: member.email },
    territories: territoriesOf(member) ?? ['*'],
    language,
    message: reminderMessage(reminded, { company, language, today }),
  };
}

/** What a member is reminded of today, of the territories in which the member works. */
async function remindedFor(
  member: Member,
  company: Company,
): Promise<{ readonly reminded: Reminded; readonly today: Day }> {
  const knowledge = knowledgeOf(undefined, company.timeZone);
  const { today } = knowledge;
  const lines = await listedDealers(member, undefined);
  const dealers = await withAccounts(lines, { member, territory: undefined, knowledge });
  const accounts = dealers.map(({ account }) => account);
  const standings = await readStandings(accounts, knowledge, today, company);
  const owing = dealers.flatMap(({ line }, i): OwingDealer[] => {
    const found = standings[i];
    if (!found) return [];
    const { territory, creditLimit, balance } = found.account.head;
    const { code, name } = line;
    return [{ code, name, territory, creditLimit, balance, standing: found.standing }];
  });
  return { reminded: remindedOf(owing, today), today };
}
