import type { MoneyTotals, ProductTotals, Totals } from '../domain/totals.ts';
import { packInteger, packRows, unpackInteger, unpackRows } from './pack.ts';

/**
 * Month totals as one text: a row with the number of entries and the money of month and year,
 * then a row for each product in order of id. As a map of lists they take twenty times as long to
 * read and a third more room.
 */
export function packTotals({ entries, month, year, products }: Totals): string {
  const rows = [[entries, ...moneyOf(month), ...moneyOf(year)].map(pack)];
  const byId = [...products].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [productId, product] of byId) {
    rows.push([productId, ...goodsOf(product).map(pack)]);
  }
  return packRows(rows);
}

/** Reads packed totals. Throws on text that `packTotals` did not write. */
export function unpackTotals(packed: string): Totals {
  const [money = [], ...rows] = unpackRows(packed);
  const [entries = 0, ...figures] = unpack(money, 9);
  const products = new Map<string, ProductTotals>();
  for (const [productId = '', ...fields] of rows) {
    products.set(productId, unpackGoods(unpack(fields, 6)));
  }
  return {
    entries,
    month: unpackMoney(figures.slice(0, 4)),
    year: unpackMoney(figures.slice(4)),
    products,
  };
}

const pack = (figure: number): string => (figure === 0 ? '' : packInteger(figure));

const moneyOf = (m: MoneyTotals) => [m.payments, m.refunds, m.writeOffs, m.openings];

const goodsOf = (p: ProductTotals) => [
  p.yearQuantity,
  p.yearAmount,
  p.salesQuantity,
  p.salesAmount,
  p.returnsQuantity,
  p.returnsAmount,
];

const unpackMoney = ([payments = 0, refunds = 0, writeOffs = 0, openings = 0]: number[]) => ({
  payments,
  refunds,
  writeOffs,
  openings,
});

function unpackGoods(figures: number[]): ProductTotals {
  const [yearQuantity = 0, yearAmount = 0, salesQuantity = 0, salesAmount = 0] = figures;
  const [returnsQuantity = 0, returnsAmount = 0] = figures.slice(4);
  return {
    salesQuantity,
    salesAmount,
    returnsQuantity,
    returnsAmount,
    yearQuantity,
    yearAmount,
  };
}

/** Figures of a row; the zeros at its end were left out. */
function unpack(fields: readonly string[], count: number): number[] {
  const figures = fields.map(unpackInteger);
  if (fields.length > count || !figures.every(Number.isSafeInteger)) {
    throw new TypeError('packed totals are damaged');
  }
  return [...figures, ...new Array<number>(count - figures.length).fill(0)];
}
