import type { Head } from './account.ts';
import type { Basis } from './company.ts';
import type { Plan } from './plan.ts';
import { lineAmount } from './plan-lines.ts';
import { progress, type Progress, type SellingDays } from './progress.ts';
import { closingMonths } from './totals-months.ts';
import { noGoods, yearMovement, type ProductTotals, type Totals } from './totals.ts';
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

/** Adds figures up name by name. What nobody knows stays unknown; one who knows is enough. */
export function added<Figures extends object>(a: Figures, b: Figures): Figures {
  const sum = { ...a };
  for (const name of Object.keys(b) as (keyof Figures)[]) {
    sum[name] = plus(a[name] as Figure, b[name] as Figure) as Figures[typeof name];
  }
  return sum;
}

type Figure = number | null;
const plus = (a: Figure, b: Figure): Figure => (a === null ? b : b === null ? a : exact(a + b));

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
    netQuantity: goods.salesQuantity - goods.returnsQuantity,
    netAmount: goods.salesAmount - goods.returnsAmount,
    ...progress(actual, goods.planAmount, days),
  };
}

/** What the basis counts of a row. */
export const actualOf = (goods: Goods, account: AccountFigures | null, basis: Basis): Money =>
  basis === 'cash' && account ? account.payments : goods.salesAmount - goods.returnsAmount;

/** True where nothing happened this year, nothing is planned and nothing is owed. */
export const isEmpty = (goods: Goods, account: AccountFigures): boolean =>
  [goods, account].every((figures) =>
    Object.values<number | null>({ ...figures }).every((figure) => figure === 0 || figure === null),
  );
