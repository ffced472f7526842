import type { Cell } from '../../../domain/values/table.ts';
import { standardPriceList } from '../../../domain/product.ts';
import type { Known } from '../find.ts';

/** A dealer as the record sheet needs it; money in minor units. */
export interface ListedDealer extends Known {
  readonly priceList: string;
  /** Null is no limit. */
  readonly creditLimit: number | null;
  readonly balance: number;
}

/** A product as the record sheet needs it; prices in minor units by price list. */
export interface ListedProduct extends Known {
  readonly caseSize: number;
  readonly per: number;
  readonly prices: Readonly<Record<string, number | null>>;
}

/** What the record sheet's formulas look things up in. */
export interface Lists {
  readonly dealers: readonly ListedDealer[];
  readonly products: readonly ListedProduct[];
  /** The price lists in the order of their columns; the standard list is the first. */
  readonly priceLists: readonly string[];
}

/** Columns of the hidden tab, by letter: dealers to the left, products to the right. */
export const listColumns = {
  dealer: { code: 'A', name: 'B', pinyin: 'C', initials: 'D', id: 'E', list: 'F', left: 'G' },
  product: { code: 'I', name: 'J', pinyin: 'K', initials: 'L', id: 'M', size: 'N', per: 'O' },
  /** First of the columns of prices, one for each price list; row 1 names the list. */
  prices: 'P',
} as const;

/** Position of the first price column, from 0. */
export const pricesAt = 15;

const dealerHead = ['dealer', 'name', 'pinyin', 'initials', 'id', 'list', 'left'];
const productHead = ['product', 'name', 'pinyin', 'initials', 'id', 'size', 'per'];

/** The hidden tab's content, row 1 its headers. Money in the currency's own unit. */
export function listMatrix(lists: Lists, digits: number, noLimit: string): Cell[][] {
  const { dealers, products, priceLists } = lists;
  const head = [...dealerHead, '', ...productHead, ...priceLists];
  const body = Array.from({ length: Math.max(dealers.length, products.length) }, (_, i) => [
    ...dealerCells(dealers[i], digits, noLimit),
    '',
    ...productCells(products[i], priceLists, digits),
  ]);
  return [head, ...body];
}

const money = (minor: number | null, digits: number): Cell =>
  minor === null ? '' : minor / 10 ** digits;

function dealerCells(dealer: ListedDealer | undefined, digits: number, noLimit: string): Cell[] {
  if (!dealer) return dealerHead.map(() => '');
  const { code, name, id, priceList, creditLimit, balance } = dealer;
  const left = creditLimit === null ? noLimit : money(creditLimit - balance, digits);
  return [code, name, ...spellings(dealer), id, priceList, left];
}

function productCells(
  product: ListedProduct | undefined,
  priceLists: readonly string[],
  digits: number,
): Cell[] {
  if (!product) return [...productHead, ...priceLists].map(() => '');
  const { code, name, id, caseSize, per } = product;
  const prices = priceLists.map((list) =>
    money(product.prices[list] ?? product.prices[standardPriceList] ?? null, digits),
  );
  return [code, name, ...spellings(product), id, caseSize, per, ...prices];
}

const spellings = ({ pinyin }: Known): [string, string] => {
  const [full = '', initials = ''] = pinyin.split('|');
  return [full, initials];
};
