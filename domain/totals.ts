import type { Entry, EntryKind } from './entry.ts';
import { exact, type Money } from './values/money.ts';
import type { Quantity } from './values/quantity.ts';

/** One product in one month of a dealer. Quantities in base units, amounts in minor units. */
export interface ProductTotals {
  readonly salesQuantity: Quantity;
  readonly salesAmount: Money;
  readonly returnsQuantity: Quantity;
  readonly returnsAmount: Money;
  /** Sales less returns from the start of the fiscal year to the end of the month. */
  readonly yearQuantity: Quantity;
  readonly yearAmount: Money;
}

/** What moved in the account besides goods; positive in the direction the name says. */
export interface MoneyTotals {
  readonly payments: Money;
  readonly refunds: Money;
  readonly writeOffs: Money;
  readonly openings: Money;
}

/** A dealer's month: its own figures, and those cumulated from the start of the fiscal year. */
export interface Totals {
  /** Entries dated in the month, of every kind. */
  readonly entries: number;
  readonly month: MoneyTotals;
  readonly year: MoneyTotals;
  /** Every product with business in the fiscal year up to the month. */
  readonly products: ReadonlyMap<string, ProductTotals>;
}

const noMoney: MoneyTotals = { payments: 0, refunds: 0, writeOffs: 0, openings: 0 };

/** A product without business. */
export const noGoods: ProductTotals = {
  salesQuantity: 0,
  salesAmount: 0,
  returnsQuantity: 0,
  returnsAmount: 0,
  yearQuantity: 0,
  yearAmount: 0,
};

/** The totals of a month before anything was recorded in the fiscal year. */
export const noTotals: Totals = { entries: 0, month: noMoney, year: noMoney, products: new Map() };

/** Sales less returns of the month itself. */
export const netQuantity = (p: ProductTotals): Quantity => p.salesQuantity - p.returnsQuantity;
/** The same of the amounts. */
export const netAmount = (p: ProductTotals): Money => p.salesAmount - p.returnsAmount;

/**
 * The next month of the same fiscal year before its entries are added: own figures are zero, the
 * cumulated ones go on. It is also the totals of a later month in which nothing was recorded.
 */
export function carriedOn(before: Totals): Totals {
  const products = new Map<string, ProductTotals>();
  for (const [productId, { yearQuantity, yearAmount }] of before.products) {
    products.set(productId, { ...noGoods, yearQuantity, yearAmount });
  }
  return { entries: 0, month: noMoney, year: before.year, products };
}

/** A month with its own entries added. The order of the entries does not matter. */
export const withOwn = (totals: Totals, entries: readonly Entry[]): Totals =>
  added(totals, entries, 'own');

/** A month after entries of an earlier month of its fiscal year: only cumulated figures change. */
export const withEarlier = (totals: Totals, entries: readonly Entry[]): Totals =>
  added(totals, entries, 'earlier');

/** What the goods and money of the fiscal year up to the month added to the balance. */
export function yearMovement({ year, products }: Totals): Money {
  let goods = 0;
  for (const { yearAmount } of products.values()) goods += yearAmount;
  return exact(goods - year.payments + year.refunds - year.writeOffs + year.openings);
}

function added(totals: Totals, entries: readonly Entry[], place: 'own' | 'earlier'): Totals {
  const products = new Map(totals.products);
  let { month, year } = totals;
  for (const entry of entries) {
    const money = moneyOf(entry);
    if (money) {
      year = plus(year, money);
      if (place === 'own') month = plus(month, money);
    }
    addGoods(products, entry, place);
  }
  const own = place === 'own' ? entries.length : 0;
  return { entries: totals.entries + own, month, year, products };
}

/** A correction counts against the kind that it reverses: what it takes back was never earned. */
const countsAs = (entry: Entry): EntryKind =>
  entry.kind === 'correction' ? (entry.reversesKind ?? 'correction') : entry.kind;

function moneyOf(entry: Entry): MoneyTotals | null {
  switch (countsAs(entry)) {
    case 'payment':
      return { ...noMoney, payments: -entry.amount };
    case 'refund':
      return { ...noMoney, refunds: entry.amount };
    case 'write-off':
      return { ...noMoney, writeOffs: -entry.amount };
    case 'opening':
      return { ...noMoney, openings: entry.amount };
    default:
      return null;
  }
}

const plus = (a: MoneyTotals, b: MoneyTotals): MoneyTotals => ({
  payments: exact(a.payments + b.payments),
  refunds: exact(a.refunds + b.refunds),
  writeOffs: exact(a.writeOffs + b.writeOffs),
  openings: exact(a.openings + b.openings),
});

function addGoods(
  products: Map<string, ProductTotals>,
  entry: Entry,
  place: 'own' | 'earlier',
): void {
  const kind = countsAs(entry);
  if (kind !== 'sale' && kind !== 'return') return;
  const sign = entry.kind === 'correction' ? -1 : 1;
  for (const { productId, quantity, amount } of entry.lines) {
    const before = products.get(productId) ?? noGoods;
    const moved = goodsMoved(before, kind, place, sign * quantity, sign * amount);
    products.set(productId, moved);
  }
}

function goodsMoved(
  before: ProductTotals,
  kind: 'sale' | 'return',
  place: 'own' | 'earlier',
  quantity: Quantity,
  amount: Money,
): ProductTotals {
  const direction = kind === 'sale' ? 1 : -1;
  const after = {
    ...before,
    yearQuantity: exact(before.yearQuantity + direction * quantity),
    yearAmount: exact(before.yearAmount + direction * amount),
  };
  if (place === 'earlier') return after;
  return kind === 'sale'
    ? {
        ...after,
        salesQuantity: exact(before.salesQuantity + quantity),
        salesAmount: exact(before.salesAmount + amount),
      }
    : {
        ...after,
        returnsQuantity: exact(before.returnsQuantity + quantity),
        returnsAmount: exact(before.returnsAmount + amount),
      };
}
