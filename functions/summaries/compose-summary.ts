import type { Company } from '../../domain/company.ts';
import { languageOf, territoriesOf, type Member } from '../../domain/member.ts';
import type { Month } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { countWaiting } from '../approvals/waiting.ts';
import { db } from '../database.ts';
import { environment } from '../environment.ts';
import { followUpsTold } from '../follow-ups/told.ts';
import type { Composed } from '../letters/composed.ts';
import { getsMonthSummary } from '../letters/month-summary.ts';
import { ownTerritories, toMember } from '../letters/to-members.ts';
import { listedDealers, withAccounts } from '../reports/dealers.ts';
import { readSummary } from './read-summary.ts';
import { readTrend } from './read-trend.ts';
import { settledKnowledge } from './settled.ts';
import { summaryMessage, type MonthTold } from './summary-message.ts';

/** Writes a member's letter of a month. */
export const composeMonthSummary = toMember(getsMonthSummary, compose);

async function compose(member: Member, month: Month): Promise<Composed> {
  const company = await readCompany(db);
  const knowledge = settledKnowledge(company);
  const asked = { month, member, territory: undefined, knowledge };
  const read = await readSummary(asked, company);
  if (read === null) throw new Error('more dealers than a summary has');
  const { summary, versions } = read;
  if (summary.dealers === 0) return { what: 'empty' };
  const listed = await listedDealers(member, undefined);
  const dealers = await withAccounts(listed, asked);
  const ofTrend = { month, startMonth: company.fiscalYearStart };
  const [trend, waiting, followUps] = await Promise.all([
    readTrend(dealers, ofTrend, knowledge),
    countWaiting(member, company),
    followUpsTold(member, month, knowledge.today),
  ]);
  const names = new Map(listed.map(({ customerId, name }) => [customerId, name]));
  const told: MonthTold = {
    ...{ summary, trend, waiting, scope: scopeOf(member, company) },
    followUps: followUps.map(({ dealerId, ...one }) => ({
      ...one,
      dealer: dealerId === null ? null : (names.get(dealerId) ?? dealerId),
    })),
  };
  const language = languageOf(member, company);
  return {
    what: 'message',
    to: { name: member.name, address: member.email },
    territories: ownTerritories(member),
    language,
    message: summaryMessage(told, { company, language, today: knowledge.today }),
    evidence: { release: environment().RELEASE, versions, ...told },
  };
}

/** The names of the territories of a member; null for the whole company. */
function scopeOf(member: Member, { territories }: Company): string | null {
  const ids = territoriesOf(member);
  if (ids === null) return null;
  const names = territories.filter(({ territoryId }) => ids.includes(territoryId));
  return names.map(({ name }) => name).join('、');
}
