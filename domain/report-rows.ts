import {
  added,
  goodsAdded,
  noAccountFigures,
  noReportGoods,
  type AccountFigures,
  type Goods,
} from './report.ts';

/** What a report says of a dealer besides figures. */
export interface ReportedDealer {
  readonly dealerId: string;
  readonly dealerCode: string;
  readonly dealerName: string;
  readonly territory: string;
  readonly class: string | null;
}

/** One dealer's month: goods by product, and the account's side. */
export interface DealerMonth {
  readonly dealer: ReportedDealer;
  readonly goods: ReadonlyMap<string, Goods>;
  readonly account: AccountFigures;
}

/** What a row of a report adds up. */
export interface Sums {
  readonly goods: Goods;
  readonly account: AccountFigures;
}

export const noSums: Sums = { goods: noReportGoods, account: noAccountFigures };

/** Two rows as one. */
export const together = (a: Sums, b: Sums): Sums => ({
  goods: goodsAdded(a.goods, b.goods),
  account: added(a.account, b.account),
});

/** All products of a dealer as one: the detail rows add up to it by construction. */
export const sumsOf = ({ goods, account }: DealerMonth): Sums => ({
  goods: [...goods.values()].reduce(goodsAdded, noReportGoods),
  account,
});

/** Adds dealers up by what `keyOf` says of them, in the order in which keys first come. */
export function sumsBy<Key>(
  months: Iterable<DealerMonth>,
  keyOf: (dealer: ReportedDealer) => Key,
): Map<Key, Sums> {
  const groups = new Map<Key, Sums>();
  for (const month of months) {
    const key = keyOf(month.dealer);
    groups.set(key, together(groups.get(key) ?? noSums, sumsOf(month)));
  }
  return groups;
}

/** Adds dealers up by product, onto what was added up before. Accounts are not split by product. */
export function addProducts(groups: Map<string, Goods>, months: Iterable<DealerMonth>): void {
  for (const { goods } of months) {
    for (const [productId, figures] of goods) {
      groups.set(productId, goodsAdded(groups.get(productId) ?? noReportGoods, figures));
    }
  }
}
