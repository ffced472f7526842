import { remindedOf, type OwingDealer, type Reminded } from '../../domain/letters/overdue.ts';
import { languageOf, type Member } from '../../domain/member.ts';
import type { Company } from '../../domain/company.ts';
import type { Day } from '../../domain/values/day.ts';
import { readCompany } from '../../store/company.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { listedDealers, withAccounts } from '../reports/dealers.ts';
import { readStandings } from '../reports/standings.ts';
import type { Composed } from './composed.ts';
import { isReminded } from './overdue-reminder.ts';
import { reminderMessage } from './reminder-message.ts';
import { ownTerritories, toMember } from './to-members.ts';

/** Writes a member's reminder. */
export const composeReminder = toMember(isReminded, compose);

async function compose(member: Member): Promise<Composed> {
  const company = await readCompany(db);
  const { reminded, today } = await remindedFor(member, company);
  if (reminded.overdue.length + reminded.overLimit.length === 0) return { what: 'empty' };
  const language = languageOf(member, company);
  return {
    what: 'message',
    to: { name: member.name, address: member.email },
    territories: ownTerritories(member),
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
