import { rankingColumns, type rankings as routes } from '../../api/routes/rankings.ts';
import { ageing, pastDue, type Standing } from '../../domain/ageing.ts';
import type { Basis } from '../../domain/company.ts';
import { ranked } from '../../domain/insights/abc.ts';
import { scoreOf, scoreParts, scoreWeights } from '../../domain/insights/score.ts';
import { worksIn } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { attainment } from '../../domain/progress.ts';
import { sumsOf, type DealerMonth } from '../../domain/report-rows.ts';
import { actualOf } from '../../domain/report.ts';
import { netAmount } from '../../domain/totals.ts';
import type { Day } from '../../domain/values/day.ts';
import { addMonths, fiscalYearStart, lastDay, lastDayBy } from '../../domain/values/month.ts';
import { growth } from '../../domain/values/rate.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCompany } from '../../store/company.ts';
import { firstEntryDay } from '../../store/first-entry.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { knowledgeOf } from '../as-known.ts';
import { db } from '../database.ts';
import { listedDealers, withAccounts, type Dealer } from '../reports/dealers.ts';
import { readMonths } from '../reports/read-months.ts';
import { readStandings, type AccountStanding } from '../reports/standings.ts';
import type { Handler } from '../serve.ts';

/** A rank is one's place among all, so all are read at once; so many are within the time. */
const dealersMax = 2000;

/** Dealers of the caller's territories by their sales of the year, each with its score. */
export const getRanking: Handler<typeof routes.getRanking> = async (
  { params: { month }, query: { territory, asKnownAt } },
  { member },
) => {
  const company = await readCompany(db);
  const knowledge = knowledgeOf(asKnownAt, company.timeZone);
  const { knownAt, today } = knowledge;
  const lines = await listedDealers(member, asKnownAt === undefined ? territory : undefined);
  if (lines.length > dealersMax) return refuse('too-many-dealers', { most: dealersMax });
  const dealers = await withAccounts(lines, { member, territory, knowledge });
  const { fiscalYearStart: startMonth, policies } = company;
  const asOf = lastDayBy(today, month);
  const accounts = dealers.map(({ account }) => account);
  const ofMonth = { month, startMonth, withAccounts: true };
  const yearBefore = { month: addMonths(month, -12), startMonth, withAccounts: false };
  const compared = lastDay(fiscalYearStart(yearBefore.month, startMonth));
  const [now, before, standings, firstDays] = await Promise.all([
    readMonths(dealers, ofMonth, knowledge),
    readMonths(dealers, yearBefore, knowledge),
    readStandings(accounts, knowledge, asOf, company),
    inParallel(lines, ({ customerId }) => firstEntryDay(db, customerId, knowledge.at)),
  ]);
  const begun = new Map(lines.map(({ customerId }, i) => [customerId, firstDays[i] ?? null]));
  const rows = dealers.flatMap((dealer, i) => {
    const first = begun.get(dealer.line.customerId) ?? null;
    const isComparable = first !== null && first <= compared;
    const read = { now: now[i], before: before[i], standing: standings[i], isComparable };
    const { account } = read.standing ?? {};
    const isSeen = account && worksIn(member, account.now.territory);
    return isSeen ? rowsOf(dealer, read, policies.basis, asOf) : [];
  });
  const named = { ...toTable(rankingColumns, ranked(rows).map(recordOf)), weights: scoreWeights };
  return accept({ ...named, month, basis: policies.basis, asOf, knownAt });
};

interface Read {
  readonly now: DealerMonth | undefined;
  readonly before: DealerMonth | undefined;
  readonly standing: AccountStanding | undefined;
  /** False where it joined in the year that is compared with: that is no whole year. */
  readonly isComparable: boolean;
}

/** What one dealer is ranked and scored by; a closed one without sales this year has no row. */
function rowsOf(
  { line }: Dealer,
  { now, before, standing, isComparable }: Read,
  basis: Basis,
  asOf: Day,
) {
  if (!now || !before || !standing) return [];
  const [sums, last] = [sumsOf(now), sumsOf(before)];
  const { goods, account } = sums;
  const [amount, lastYearAmount] = [goods.yearAmount, last.goods.yearAmount];
  if (!line.active && amount === 0) return [];
  const { open, overdue } = openOf(standing.standing, asOf);
  const grown = isComparable ? growth(amount, lastYearAmount) : null;
  const attained = attainment(actualOf(goods, account, basis), goods.planAmount);
  const hasBusiness = amount !== 0 || lastYearAmount !== 0 || open > 0;
  const parts = scoreParts({ attainment: attained, growth: grown, overdue, open, hasBusiness });
  return [
    {
      ...now.dealer,
      ...{ code: now.dealer.dealerCode, amount, lastYearAmount, growth: grown },
      netAmount: netAmount(goods),
      ...{ planAmount: goods.planAmount, attainment: attained, open, overdue },
      ...{ score: scoreOf(parts), parts },
    },
  ];
}

function openOf(standing: Standing, asOf: Day) {
  const aged = ageing(standing, asOf);
  const overdue = pastDue(aged);
  return { open: aged.notDue + overdue, overdue };
}

type RankedRow = ReturnType<typeof ranked<ReturnType<typeof rowsOf>[number]>>[number];

function recordOf({ amount, code: _, parts, ...row }: RankedRow) {
  return {
    ...row,
    yearAmount: amount,
    partAttainment: parts.attainment ?? null,
    partGrowth: parts.growth ?? null,
    partCollection: parts.collection ?? null,
  } satisfies Record<string, Cell>;
}
