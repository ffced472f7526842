import { overLimit } from '../account.ts';
import { ageing, oldestPastDue, pastDue, type Standing } from '../ageing.ts';
import type { Basis } from '../company.ts';
import type { ProductNames } from '../product-names.ts';
import { attainment } from '../progress.ts';
import { noSums, sumsOf, together, type DealerMonth } from '../report-rows.ts';
import { actualOf } from '../report.ts';
import { netAmount } from '../totals.ts';
import { byCode } from '../values/code.ts';
import type { Day } from '../values/day.ts';
import { exact, type Money } from '../values/money.ts';
import type { Month } from '../values/month.ts';
import { growth } from '../values/rate.ts';
import { endsBy } from './ends.ts';
import { productEnds } from './product-ends.ts';
import { netOfMonth, soldOf } from './sold.ts';
import type { DealerSummary, Debtor, KeyFigures, MonthSummary, Sold } from './summary.ts';

/** One dealer in the months that are compared, and what stands open in its account. */
export interface DealerRead {
  readonly now: DealerMonth;
  readonly lastMonth: DealerMonth;
  readonly lastYear: DealerMonth;
  /** The month before last year's; read for February alone, else null. */
  readonly beforeLastYear: DealerMonth | null;
  /** The first month of last year's fiscal year: without business in it that year is not whole. */
  readonly yearBefore: DealerMonth;
  readonly standing: Standing;
  readonly creditLimit: Money | null;
  readonly active: boolean;
}

/** What a summary is made from. */
export interface Read {
  readonly month: Month;
  readonly territory: string | null;
  readonly basis: Basis;
  readonly asOf: Day;
  readonly knownAt: string;
  readonly dealers: readonly DealerRead[];
  readonly products: ReadonlyMap<string, ProductNames>;
}

/** Debtors that are shown. */
const shown = 20;

/**
 * The summary of a month. A closed dealer without business in any compared month is counted and
 * named no more; what it did earlier in the year stays in the sums, which are the report's.
 */
export function summarise({ dealers: all, products, ...about }: Read): MonthSummary {
  const dealers = all.filter(countsInSummary);
  const rows = dealers.map((dealer) => dealerSummary(dealer, about.basis));
  const debtors = dealers
    .map((dealer) => debtorOf(dealer, about.asOf))
    .filter(({ overdue, overLimit }) => overdue > 0 || overLimit > 0)
    .sort((a, b) => b.overdue - a.overdue || b.overLimit - a.overLimit || byCode(a, b));
  return {
    ...about,
    dealers: dealers.length,
    withoutPlan: rows.filter(({ plan }) => plan === null).length,
    withoutSales: rows.filter(({ net }) => net === 0).length,
    figures: keyFigures(all, about),
    newYear: newYearOf(all),
    ofDealers: dealerEnds(rows),
    ...productEnds(all, products),
    debtors: debtors.slice(0, shown),
    debtorsInAll: debtors.length,
  };
}

/** True for who is active, or had business in a compared month, or has something open. */
export function countsInSummary({
  now,
  lastMonth,
  lastYear,
  active,
  standing,
}: DealerRead): boolean {
  const hasBusiness = [now, lastMonth, lastYear].some((month) => netOfMonth(month) !== 0);
  return active || hasBusiness || standing.items.length > 0;
}

/** The key figures of some dealers together, or of one. */
export function keyFigures(
  dealers: readonly DealerRead[],
  { basis, asOf }: Pick<Read, 'basis' | 'asOf'>,
): KeyFigures {
  const of = (months: readonly DealerMonth[]) => months.map(sumsOf).reduce(together, noSums);
  const { goods, account } = of(dealers.map(({ now }) => now));
  const lastYear = of(dealers.map((dealer) => dealer.lastYear)).goods;
  const lastMonth = of(dealers.map((dealer) => dealer.lastMonth)).goods;
  const isWhole = dealers.some(({ yearBefore }) => netOfMonth(yearBefore) !== 0);
  const actual = actualOf(goods, account, basis);
  const owes = dealers.map((dealer) => debtorOf(dealer, asOf));
  return {
    ...soldOf(netAmount(goods), netAmount(lastMonth), netAmount(lastYear)),
    ...{ actual, plan: goods.planAmount, attainment: attainment(actual, goods.planAmount) },
    yearToDate: goods.yearAmount,
    lastYearToDate: lastYear.yearAmount,
    growthToDate: isWhole ? growth(goods.yearAmount, lastYear.yearAmount) : null,
    ...{ payments: account.payments, owed: account.owed },
    open: exact(owes.reduce((sum, { open }) => sum + open, 0)),
    overdue: exact(owes.reduce((sum, { overdue }) => sum + overdue, 0)),
  };
}

/** Two months as one, where the month before last year's was read. */
function newYearOf(dealers: readonly DealerRead[]): Sold | null {
  const [first] = dealers;
  if (!first?.beforeLastYear) return null;
  const sum = (of: (dealer: DealerRead) => Money) =>
    exact(dealers.reduce((total, dealer) => total + of(dealer), 0));
  const net = sum(({ now, lastMonth }) => netOfMonth(now) + netOfMonth(lastMonth));
  const before = sum(
    ({ lastYear, beforeLastYear }) =>
      netOfMonth(lastYear) + (beforeLastYear ? netOfMonth(beforeLastYear) : 0),
  );
  return { ...soldOf(net, 0, before), growthOnMonth: null };
}

function dealerSummary({ now, lastMonth, lastYear }: DealerRead, basis: Basis): DealerSummary {
  const { goods, account } = sumsOf(now);
  const { dealerId, dealerCode: code, dealerName: name, territory } = now.dealer;
  const actual = actualOf(goods, account, basis);
  return {
    ...{ dealerId, code, name, territory },
    ...soldOf(netAmount(goods), netOfMonth(lastMonth), netOfMonth(lastYear)),
    ...{ actual, plan: goods.planAmount, attainment: attainment(actual, goods.planAmount) },
  };
}

/** The best half of those that have a plan, and the worst of the rest. */
function dealerEnds(rows: readonly DealerSummary[]) {
  const planned = rows.filter((row) => row.attainment !== null);
  const attained = ({ attainment: rate }: DealerSummary) => rate ?? 0;
  return endsBy(planned, (a, b) => attained(b) - attained(a) || b.net - a.net || byCode(a, b));
}

function debtorOf({ now, standing, creditLimit }: DealerRead, asOf: Day): Debtor {
  const { dealerId, dealerCode: code, dealerName: name, territory } = now.dealer;
  const aged = ageing(standing, asOf);
  const { notDue, balance } = aged;
  const overdue = pastDue(aged);
  return {
    ...{ dealerId, code, name, territory },
    ...{ open: notDue + overdue, overdue },
    oldestDue: oldestPastDue(standing, asOf)?.due ?? null,
    ...{ balance, creditLimit },
    overLimit: overLimit({ balance, creditLimit }),
  };
}
