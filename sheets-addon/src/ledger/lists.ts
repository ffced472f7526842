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

/** The hidden tab's content, row 1 its headers. Money in the currency's own unit. */
export function listMatrix(lists: Lists, digits: number, noLimit: string): Cell[][] {
  const money = (minor: number | null) => (minor === null ? '' : minor / 10 ** digits);
  const width = pricesAt + lists.priceLists.length;
  const rows = Math.max(lists.dealers.length, lists.products.length);
  const head = [
    'dealer',
    'name',
    'pinyin',
    'initials',
    'id',
    'list',
    'left',
    '',
    'product',
    'name',
    'pinyin',
    'initials',
    'id',
    'size',
    'per',
    ...lists.priceLists,
  ];
  const body = Array.from({ length: rows }, (_, i) => {
    const row: Cell[] = Array<Cell>(width).fill('');
    const dealer = lists.dealers[i];
    if (dealer) {
      const left =
        dealer.creditLimit === null ? noLimit : money(dealer.creditLimit - dealer.balance);
      row.splice(
        0,
        7,
        dealer.code,
        dealer.name,
        ...spellings(dealer),
        dealer.id,
        dealer.priceList,
        left,
      );
    }
    const product = lists.products[i];
    if (product) {
      const prices = lists.priceLists.map((list) =>
        money(product.prices[list] ?? product.prices[standardPriceList] ?? null),
      );
      row.splice(
        8,
        width - 8,
        product.code,
        product.name,
        ...spellings(product),
        product.id,
        product.caseSize,
        product.per,
        ...prices,
      );
    }
    return row;
  });
  return [head, ...body];
}

const spellings = ({ pinyin }: Known): [string, string] => {
  const [full = '', initials = ''] = pinyin.split('|');
  return [full, initials];
};
