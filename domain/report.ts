import type { Head } from './account.ts';
import type { Basis } from './company.ts';
import type { Plan } from './plan.ts';
import { lineAmount } from './plan-lines.ts';
import { progress, type Progress, type SellingDays } from './progress.ts';
import { closingMonths } from './totals-months.ts';
import {
  netAmount,
  netQuantity,
  noGoods,
  yearMovement,
  type ProductTotals,
  type Totals,
} from './totals.ts';
import { exact, type Money } from './values/money.ts';
import type { Month } from './values/month.ts';

/** What a report adds up: goods against plan. `plan…` is null where there is no plan. */
export interface Goods extends ProductTotals {
  readonly planQuantity: number | null;
  readonly planAmount: Money | null;
}

/** What a report adds up of accounts; `owed` is the balance at the end of the month. */
export interface AccountFigures {
  readonly payments: Money;
  readonly refunds: Money;
  readonly writeOffs: Money;
  readonly openings: Money;
  readonly yearPayments: Money;
  readonly owed: Money;
}

export const noReportGoods: Goods = { ...noGoods, planQuantity: null, planAmount: null };
export const noAccountFigures: AccountFigures = {
  payments: 0,
  refunds: 0,
  writeOffs: 0,
  openings: 0,
  yearPayments: 0,
  owed: 0,
};

/** Every product of a dealer's month that was sold this year or is planned. */
export function goodsByProduct(totals: Totals, plan: Plan | null): Map<string, Goods> {
  const result = new Map<string, Goods>();
  for (const [productId, product] of totals.products) {
    result.set(productId, { ...product, planQuantity: null, planAmount: null });
  }
  for (const line of plan?.lines ?? []) {
    const { productId, quantity } = line;
    const goods = result.get(productId) ?? noReportGoods;
    result.set(productId, { ...goods, planQuantity: quantity, planAmount: lineAmount(line) });
  }
  return result;
}

/** The account's side of a dealer's month. */
export const accountFigures = ({ month, year }: Totals, owed: Money): AccountFigures => ({
  ...month,
  yearPayments: year.payments,
  owed,
});

/**
 * Balance at the end of the month: the head's less what moved in later months. `totals` hold the
 * month and its `closingMonths`, as of this head.
 */
export function closingBalance(
  head: Pick<Head, 'balance' | 'version' | 'touched'>,
  month: Month,
  totals: ReadonlyMap<Month, Totals>,
  startMonth: number,
): Money {
  const moved = (m: Month) => {
    const of = totals.get(m);
    if (!of) throw new Error(`totals of ${m} were not read`);
    return yearMovement(of);
  };
  const later = closingMonths([head], month, startMonth).reduce((sum, m) => sum + moved(m), 0);
  return exact(head.balance - later + moved(month));
}

/** Adds goods up. What nobody planned stays unknown; one plan is enough for a plan of the sum. */
export const goodsAdded = (a: Goods, b: Goods): Goods => ({
  salesQuantity: exact(a.salesQuantity + b.salesQuantity),
  salesAmount: exact(a.salesAmount + b.salesAmount),
  returnsQuantity: exact(a.returnsQuantity + b.returnsQuantity),
  returnsAmount: exact(a.returnsAmount + b.returnsAmount),
  yearQuantity: exact(a.yearQuantity + b.yearQuantity),
  yearAmount: exact(a.yearAmount + b.yearAmount),
  planQuantity: sumOfKnown(a.planQuantity, b.planQuantity),
  planAmount: sumOfKnown(a.planAmount, b.planAmount),
});

const sumOfKnown = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : exact(a + b);

/** Adds records of amounts up, name by name. */
export function added<Amounts extends { readonly [Name in keyof Amounts]: number }>(
  a: Amounts,
  b: Amounts,
): Amounts {
  const names = Object.keys(a) as (keyof Amounts)[];
  return Object.fromEntries(names.map((name) => [name, exact(a[name] + b[name])])) as Amounts;
}

/** Figures of a row: what was added up, net of returns, and how it stands against the plan. */
export type ReportFigures = Goods &
  Progress & { readonly netQuantity: number; readonly netAmount: Money };

/**
 * The figures of a row. `actual` is what the basis counts: the net amount invoiced, or the cash
 * received. It is compared with the plan of the same row, so the columns shown divide to the
 * attainment shown, also where some dealers in a sum have no plan.
 */
export function reportFigures(goods: Goods, actual: Money, days: SellingDays): ReportFigures {
  return {
    ...goods,
    netQuantity: netQuantity(goods),
    netAmount: netAmount(goods),
    ...progress(actual, goods.planAmount, days),
  };
}

/** What the basis counts of a row. */
export const actualOf = (goods: Goods, account: AccountFigures | null, basis: Basis): Money =>
  basis === 'cash' && account ? account.payments : netAmount(goods);

/** True where nothing happened this year, nothing is planned and nothing is owed. */
export const isEmpty = (goods: Goods, account: AccountFigures): boolean =>
  [goods, account].every((figures) =>
    Object.values<number | null>({ ...figures }).every((figure) => figure === 0 || figure === null),
  );
