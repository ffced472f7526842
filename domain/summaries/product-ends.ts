import { namedProduct, type ProductNames } from '../product-names.ts';
import { addProducts, type DealerMonth } from '../report-rows.ts';
import { noReportGoods, type Goods } from '../report.ts';
import { netAmount, netQuantity } from '../totals.ts';
import { byCode } from '../values/code.ts';
import { endsBy } from './ends.ts';
import { soldOf } from './sold.ts';
import type { DealerRead } from './summarise.ts';
import type { MonthSummary, ProductSummary } from './summary.ts';

/**
 * The products that gained most, and that lost most, in money: on last year's month, or on last
 * month where nothing was sold a year ago.
 */
export function productEnds(
  dealers: readonly DealerRead[],
  products: ReadonlyMap<string, ProductNames>,
): Pick<MonthSummary, 'productsAgainst' | 'ofProducts'> {
  const rows = productRows(dealers, products);
  const hasLastYear = rows.some((row) => row.lastYear !== 0);
  const gained = (row: ProductSummary) => row.net - (hasLastYear ? row.lastYear : row.lastMonth);
  const changed = rows.filter((row) => row.net !== 0 || gained(row) !== 0);
  return {
    productsAgainst: hasLastYear ? 'last-year' : 'last-month',
    ofProducts: endsBy(changed, (a, b) => gained(b) - gained(a) || byCode(a, b)),
  };
}

/** Every product that was sold or planned in the month or in one that it is compared with. */
export function productRows(
  dealers: readonly DealerRead[],
  products: ReadonlyMap<string, ProductNames>,
): ProductSummary[] {
  const sums = (of: (dealer: DealerRead) => DealerMonth) => {
    const goods = new Map<string, Goods>();
    addProducts(goods, dealers.map(of));
    return goods;
  };
  const now = sums((dealer) => dealer.now);
  const lastMonth = sums((dealer) => dealer.lastMonth);
  const lastYear = sums((dealer) => dealer.lastYear);
  const ids = new Set([...now.keys(), ...lastMonth.keys(), ...lastYear.keys()]);
  return [...ids].map((productId) => {
    const goods = now.get(productId) ?? noReportGoods;
    const before = (of: ReadonlyMap<string, Goods>) =>
      netAmount(of.get(productId) ?? noReportGoods);
    return {
      ...namedProduct(productId, products),
      ...soldOf(netAmount(goods), before(lastMonth), before(lastYear)),
      quantity: netQuantity(goods),
      plan: goods.planAmount,
    };
  });
}
