import {
  accountFigures as accountColumns,
  reportFigures as figureColumns,
  reportKeys,
  type ReportBy,
} from '../../api/routes/reports.ts';
import type { Basis, Company } from '../../domain/company.ts';
import type { Product } from '../../domain/product.ts';
import type { SellingDays } from '../../domain/progress.ts';
import { actualOf, noAccountFigures, reportFigures, type Goods } from '../../domain/report.ts';
import {
  addProducts,
  noSums,
  sumsBy,
  sumsOf,
  together,
  type DealerMonth,
  type Sums,
} from '../../domain/report-rows.ts';
import type { Cell } from '../../domain/values/table.ts';

/** What the rows of one report depend on besides figures. */
export interface ReportFrame {
  readonly by: ReportBy;
  readonly basis: Basis;
  readonly days: SellingDays;
  readonly company: Company;
  readonly products: ReadonlyMap<string, Product>;
}

/** A row before its figures are worked out: the cells that name it, and what it adds up. */
export interface Row {
  readonly keys: readonly Cell[];
  readonly sums: Sums;
}

/** Reports that show the account's side: money is not split by product. */
export const showsAccounts = (by: ReportBy): boolean => by !== 'product' && by !== 'dealer-product';

/** Columns of a report, keys first. */
export const columnsOf = (by: ReportBy): string[] => [
  ...reportKeys[by],
  ...figureColumns,
  ...(showsAccounts(by) ? accountColumns : []),
];

/** The cells of a row in the order of the columns; null stands for what is not known. */
export function cellsOf({ keys, sums }: Row, { by, basis, days }: ReportFrame): Cell[] {
  const { goods, account } = sums;
  const accounts = showsAccounts(by);
  const figures = reportFigures(goods, actualOf(goods, accounts ? account : null, basis), days);
  return [
    ...keys,
    ...figureColumns.map((column) => figures[column]),
    ...(accounts ? accountColumns.map((column) => account[column]) : []),
  ];
}

/** The row that all rows add up to; what names a row is null in it. */
export const totalOf = (rows: readonly Row[], by: ReportBy): Row => ({
  keys: reportKeys[by].map(() => null),
  sums: rows.map((row) => row.sums).reduce(together, noSums),
});

/** One row for each dealer. */
export function rowOfDealer(month: DealerMonth): Row {
  const { dealer } = month;
  return { keys: reportKeys.dealer.map((key) => dealer[key]), sums: sumsOf(month) };
}

/** One row for each product of a dealer, in order of product code. */
export function rowsOfDealer(month: DealerMonth, products: ReportFrame['products']): Row[] {
  const { dealerId, dealerCode, dealerName } = month.dealer;
  return inOrderOfCode(month.goods, products).map(([productId, code, goods]) => ({
    keys: [dealerId, dealerCode, dealerName, productId, code],
    sums: { goods, account: noAccountFigures },
  }));
}

/** The rows of a report that adds dealers up. */
export function rowsAddedUp(months: readonly DealerMonth[], frame: ReportFrame): Row[] {
  switch (frame.by) {
    case 'territory':
      return rowsOfTerritories(months, frame.company);
    case 'class':
      return rowsOfClasses(months, frame.company);
    default:
      return rowsOfProducts(months, frame.products);
  }
}

function rowsOfTerritories(months: readonly DealerMonth[], { territories }: Company): Row[] {
  const sums = sumsBy(months, (dealer) => dealer.territory);
  const known = territories.map((territory) => territory.territoryId);
  return inOrder([...sums.keys()], known).map((territory) => ({
    keys: [territory, territories.find((t) => t.territoryId === territory)?.name ?? null],
    sums: sums.get(territory) ?? noSums,
  }));
}

function rowsOfClasses(months: readonly DealerMonth[], { classes }: Company): Row[] {
  const sums = sumsBy(months, (dealer) => dealer.class);
  return inOrder([...sums.keys()], classes).map((name) => ({
    keys: [name],
    sums: sums.get(name) ?? noSums,
  }));
}

function rowsOfProducts(months: readonly DealerMonth[], products: ReportFrame['products']): Row[] {
  const goods = new Map<string, Goods>();
  addProducts(goods, months);
  return inOrderOfCode(goods, products).map(([productId, code, sums]) => {
    const { variety = null, brand = null, specification = null } = products.get(productId) ?? {};
    return {
      keys: [productId, code, variety, brand, specification],
      sums: { goods: sums, account: noAccountFigures },
    };
  });
}

/** Names in the company's own order; the rest, and none at all, at the end. */
function inOrder<Name extends string | null>(
  names: readonly Name[],
  order: readonly string[],
): Name[] {
  const place = (name: Name) => {
    const at = name === null ? -1 : order.indexOf(name);
    return at < 0 ? order.length + (name === null ? 1 : 0) : at;
  };
  return [...names].sort((a, b) => place(a) - place(b) || (String(a) < String(b) ? -1 : 1));
}

function inOrderOfCode(
  goods: ReadonlyMap<string, Goods>,
  products: ReportFrame['products'],
): [productId: string, code: string, Goods][] {
  return [...goods]
    .map(([id, figures]): [string, string, Goods] => [id, products.get(id)?.code ?? id, figures])
    .sort(([a, codeA], [b, codeB]) => (`${codeA}\0${a}` < `${codeB}\0${b}` ? -1 : 1));
}
