import type { Basis } from '../company.ts';
import { namedProduct, type ProductNames } from '../product-names.ts';
import { progress, type SellingDays } from '../progress.ts';
import { sumsOf, type DealerMonth } from '../report-rows.ts';
import { actualOf } from '../report.ts';
import { monthsOfTrend } from '../summaries/trend.ts';
import type { Totals } from '../totals.ts';
import { byCode } from '../values/code.ts';
import { daysBetween, type Day, type Instant } from '../values/day.ts';
import { sum } from '../values/money.ts';
import { addMonths, daysIn, fiscalYearStart, firstDay, type Month } from '../values/month.ts';
import { ratio } from '../values/rate.ts';
import type { DealerInsights, DsoInsight, PaceInsight, ProductInsight } from './dealer-insights.ts';
import { countBackDso, simpleDso } from './dso.ts';
import { overMonths, pointsOf, pointsTogether, rangeChange, type Points } from './over-months.ts';
import { openDocuments, restsOn } from './rests-on.ts';

/** What the insights of a dealer's month are made from. */
export interface InsightsRead {
  readonly month: Month;
  readonly basis: Basis;
  readonly asOf: Day;
  readonly knownAt: Instant;
  readonly startMonth: number;
  readonly sellingDays: SellingDays;
  /** The first month in which anything was recorded; null where nothing was. */
  readonly began: Month | null;
  /** The month with its plan and its account. */
  readonly now: DealerMonth;
  /** Totals of the thirteen months up to it. */
  readonly totals: ReadonlyMap<Month, Totals>;
  readonly products: ReadonlyMap<string, ProductNames>;
}

/** Months whose sales the simple DSO is over. */
const dsoMonths = 3;

/** The insights of a dealer's month. */
export function dealerInsights(read: InsightsRead): DealerInsights {
  const { month, basis, asOf, knownAt, startMonth, now } = read;
  const { dealerId, dealerCode: code, dealerName: name, territory } = now.dealer;
  const began = read.began !== null && read.began <= month ? read.began : null;
  const months = monthsOfTrend(month);
  const known = months.map((m) => (began !== null && m >= began ? totalsOf(read, m) : null));
  const isWhole = began !== null && began <= fiscalYearStart(addMonths(month, -12), startMonth);
  const points = productPoints(known, now);
  const nothing: Points = known.map((totals) => totals && { net: 0, quantity: 0, year: 0 });
  const all = [...points.values()].reduce(pointsTogether, nothing);
  const products = [...points].map(([id, own]) => productInsight(id, own, all, isWhole, read));
  const counted = (range: ProductInsight['range']) =>
    known.slice(0, -1).every((totals) => totals === null)
      ? null
      : products.filter((product) => product.range === range).length;
  return {
    ...{ month, dealerId, code, name, territory, basis, asOf, knownAt, began, months },
    sales: overMonths(all, isWhole),
    products: products.sort((a, b) => (b.net ?? 0) - (a.net ?? 0) || byCode(a, b)),
    ...{ newProducts: counted('new'), lostProducts: counted('lost') },
    pace: paceOf(read, began !== null),
    dso: began === null ? null : dsoOf(all, read),
    restsOn: restsOn({ dealerId, month, startMonth, knownAt }),
  };
}

function totalsOf({ totals }: InsightsRead, month: Month): Totals {
  const found = totals.get(month);
  if (!found) throw new Error(`totals of ${month} were not read`);
  return found;
}

/** The points of every product with business in these months, or with a plan in the last. */
function productPoints(
  known: readonly (Totals | null)[],
  { goods }: DealerMonth,
): Map<string, Points> {
  const planned = [...goods].filter(([, { planQuantity }]) => planQuantity !== null);
  const ids = [
    ...known.flatMap((totals) => [...(totals?.products.keys() ?? [])]),
    ...planned.map(([productId]) => productId),
  ];
  return new Map([...new Set(ids)].map((productId) => [productId, pointsOf(known, productId)]));
}

function productInsight(
  productId: string,
  points: Points,
  all: Points,
  isWhole: boolean,
  { products, now }: InsightsRead,
): ProductInsight {
  const over = overMonths(points, isWhole);
  const changeOnYear =
    over.net === null || over.lastYear === null ? null : over.net - over.lastYear;
  return {
    ...namedProduct(productId, products),
    quantity: points.at(-1)?.quantity ?? null,
    ...over,
    plan: now.goods.get(productId)?.planAmount ?? null,
    changeOnYear,
    contribution: changeOnYear === null ? null : ratio(changeOnYear, all.at(0)?.net ?? 0),
    range: rangeChange(points),
  };
}

function paceOf({ now, basis, sellingDays }: InsightsRead, hasBegun: boolean): PaceInsight | null {
  const { goods, account } = sumsOf(now);
  const { planAmount: plan } = goods;
  if (!hasBegun && plan === null) return null;
  const actual = actualOf(goods, account, basis);
  return { actual, plan, sellingDays, ...progress(actual, plan, sellingDays) };
}

function dsoOf(all: Points, { now, month, asOf, knownAt }: InsightsRead): DsoInsight {
  // Days before the dealer's first month are none in which it could have bought.
  const months = monthsOfTrend(month).flatMap((m, i) => {
    const sales = all[i]?.net;
    const days = Math.min(daysIn(m), Math.max(0, daysBetween(firstDay(m), asOf) + 1));
    return sales === undefined ? [] : [{ sales, days }];
  });
  const recent = months.slice(-dsoMonths);
  const receivable = now.account.owed;
  return {
    receivable,
    documents: openDocuments(now.dealer.dealerId, asOf, knownAt),
    sales: sum(recent.map(({ sales }) => sales)),
    days: recent.reduce((days, one) => days + one.days, 0),
    simple: simpleDso(receivable, recent),
    countBack: countBackDso(receivable, months.toReversed()),
  };
}
