import type { months } from '../../api/routes/months.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { monthsShown } from '../../domain/months-shown.ts';
import { closeMonth as closing, type MonthsNow } from '../../domain/months.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { monthOf } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { countCustomers } from '../../store/customers.ts';
import { monthActItem, newestMonthAct, newestMonthActs } from '../../store/months.ts';
import { patience } from '../../store/patience.ts';
import { transact, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { actOnward } from './onward.ts';

/** Acts that tell how months stand: more than ten years of closings and reopenings. */
export const actsShown = 300;

/** A request goes on for so long and begins no further step: the gateway waits for 30 seconds. */
const goesOnForMs = 10_000;

/** Who closes months works in every territory, because every account is closed. */
export const isCompanyWide = (member: Member): boolean => worksIn(member, '*');

/** Closes a month, as far as some seconds suffice; again, it goes on. */
export const closeMonth: Handler<typeof months.closeMonth> = async (
  { params: { month } },
  { member },
) => {
  if (!isCompanyWide(member)) return refuse('company-wide-only');
  const { timeZone } = await readCompany(db);
  const today = dayIn(timeZone);
  const begun = await untilDone(async () => {
    const outcome = closing(month, await monthsNow(today), {
      ...{ memberId: member.memberId, at: instant() },
    });
    if (outcome.ok && !outcome.facts.repeated) {
      await transact(db, [monthActItem(db, outcome.facts.act)]);
    }
    return outcome;
  });
  if (!begun.ok) return begun;
  const act = (await actOnward(forSomeSeconds())) ?? begun.facts.act;
  const shown = monthsShown(await newestMonthActs(db, actsShown), monthOf(today));
  const state = shown.find((one) => one.month === month)?.state ?? 'closed';
  return accept({ month, state, act });
};

/** Goes on with what is under way. */
export const continueMonths: Handler<typeof months.continueMonths> = async (_, { member }) =>
  isCompanyWide(member)
    ? accept({ act: await actOnward(forSomeSeconds()) })
    : refuse('company-wide-only');

/** What an act begins from, read consistently. */
export async function monthsNow(today: string): Promise<MonthsNow> {
  const [newest, all] = await Promise.all([newestMonthAct(db), countCustomers(db, 'dealer')]);
  return { newest, today, all };
}

/** True while a request may begin another step. */
export function forSomeSeconds(): () => boolean {
  const started = patience.elapsed();
  return () => patience.elapsed() - started < goesOnForMs;
}
