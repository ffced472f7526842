import { lettersOf, type Formula, type Place } from '../table/cell.ts';
import { languages } from '../words.ts';
import { listColumns, pricesAt } from './lists.ts';

/** Name of the hidden tab that the formulas look things up in. */
export const listsTab = '_ledger';

type Block = (typeof listColumns)['dealer'] | (typeof listColumns)['product'];

const column = (letter: string) => `${listsTab}!$${letter}:$${letter}`;

/** The name behind what was typed: a code, a name, its pinyin or its initials; "?" for none. */
const named = (cell: string, block: Block): string => {
  const ways = [block.code, block.name, block.pinyin, block.initials].map(
    (letter) => `INDEX(${column(block.name)},MATCH(${cell},${column(letter)},0))`,
  );
  return ways.reduceRight((rest, way) => `IFERROR(${way},${rest})`, '"?"');
};

const at = ({ row, letters }: Place, key: string) => `$${letters(key)}${String(row)}`;

const isOneOf = (cell: string, kind: 'sale' | 'return' | 'payment'): string =>
  `OR(${languages.map((words) => `${cell}="${words.ledger.kinds[kind]}"`).join(',')})`;

/** Looks a figure of the row's product or dealer up by the name that was found. */
const figure = (name: string, block: Block, letter: string): string =>
  `INDEX(${column(letter)},MATCH(${name},${column(block.name)},0))`;

/** The formulas of one row of the record sheet, by column key. */
export function recordFormulas(priceLists: number, digits: number): Record<string, Formula> {
  const { dealer, product } = listColumns;
  const last = lettersOf(pricesAt + Math.max(priceLists, 1) - 1);
  const prices = `${listsTab}!$${listColumns.prices}:$${last}`;
  const lists = `${listsTab}!$${listColumns.prices}$1:$${last}$1`;
  return {
    dealerName: {
      formula: (p) => `=IF(${at(p, 'dealer')}="","",${named(at(p, 'dealer'), dealer)})`,
    },
    productName: {
      formula: (p) => `=IF(${at(p, 'product')}="","",${named(at(p, 'product'), product)})`,
    },
    listPrice: {
      formula: (p) => {
        const row = `MATCH(${at(p, 'productName')},${column(product.name)},0)`;
        const list = figure(at(p, 'dealerName'), dealer, dealer.list);
        const across = `IFERROR(MATCH(${list},${lists},0),1)`;
        return `=IF(${at(p, 'productName')}="","",IFERROR(INDEX(${prices},${row},${across}),""))`;
      },
    },
    effect: { formula: (p) => effectFormula(p, digits) },
    remaining: {
      formula: (p) => {
        const left = figure(at(p, 'dealerName'), dealer, dealer.left);
        const names = `$${p.letters('dealerName')}:$${p.letters('dealerName')}`;
        const effects = `$${p.letters('effect')}:$${p.letters('effect')}`;
        const unsent = `SUMIF(${names},${at(p, 'dealerName')},${effects})`;
        return `=IF(${at(p, 'dealerName')}="","",IFERROR(${left}-${unsent},IFERROR(${left},"")))`;
      },
    },
  };
}

/** What the row adds to the dealer's balance once sent; nothing any more when it was recorded. */
function effectFormula(p: Place, digits: number): string {
  const product = listColumns.product;
  const size = figure(at(p, 'productName'), product, product.size);
  const per = figure(at(p, 'productName'), product, product.per);
  const quantity = `(N(${at(p, 'cases')})*${size}+N(${at(p, 'units')}))`;
  const price = `IF(${at(p, 'typedPrice')}="",${at(p, 'listPrice')},${at(p, 'typedPrice')})`;
  const goods = `ROUND(${quantity}*${price}/${per},${String(digits)})`;
  const kind = at(p, 'kind');
  const signed = `IF(${isOneOf(kind, 'return')},-${goods},${goods})`;
  const value = `IF(${isOneOf(kind, 'payment')},-N(${at(p, 'paid')}),IFERROR(${signed},0))`;
  const used = `${at(p, 'dealer')}&${at(p, 'product')}&${at(p, 'paid')}`;
  return `=IF(${used}="","",IF(LEFT(${at(p, 'result')},1)="✓",0,${value}))`;
}
