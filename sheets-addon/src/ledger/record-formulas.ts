import { lettersOf, type Formula, type Place } from '../table/cell.ts';
import { languages } from '../words.ts';
import { listColumns, pricesAt, type Lists } from './lists.ts';

/** Name of the hidden tab that the formulas look things up in. */
export const listsTab = '_ledger';

type Block = (typeof listColumns)['dealer'] | (typeof listColumns)['product'];

/**
 * Rows of the hidden lists that the formulas look at: as many as there are, in steps of 500, so
 * that a sheet with hundreds of rows is not slowed down by empty ones.
 */
export const listRows = (lists: Lists): number =>
  500 * Math.ceil((Math.max(lists.dealers.length, lists.products.length) + 2) / 500);

const column = (letter: string, rows: number) =>
  `${listsTab}!$${letter}$1:$${letter}$${String(rows)}`;

/**
 * The name behind what was typed: a code, a name, the beginning of its pinyin or initials; "?" for
 * none, and for what several are called.
 */
const named = (cell: string, block: Block, rows: number): string => {
  const found = (sought: string, letter: string) =>
    `INDEX(${column(block.name, rows)},MATCH(${sought},${column(letter, rows)},0))`;
  const beginning = `${cell}&"*"`;
  const only = (letter: string) =>
    `IF(COUNTIF(${column(letter, rows)},${beginning})>1,"?",${found(beginning, letter)})`;
  const ways = [
    found(cell, block.code),
    found(cell, block.name),
    found(cell, block.initials),
    only(block.initials),
    only(block.pinyin),
  ];
  return ways.reduceRight((rest, way) => `IFERROR(${way},${rest})`, '"?"');
};

const at = ({ row, letters }: Place, key: string) => `$${letters(key)}${String(row)}`;

const isOneOf = (cell: string, kind: 'sale' | 'return' | 'payment'): string =>
  `OR(${languages.map((words) => `${cell}="${words.ledger.kinds[kind]}"`).join(',')})`;

/** Looks a figure of the row's product or dealer up by the name that was found. */
const figure = (name: string, block: Block, letter: string, rows: number): string =>
  `INDEX(${column(letter, rows)},MATCH(${name},${column(block.name, rows)},0))`;

/** The formulas of one row of the record sheet, by column key. */
export function recordFormulas(lists: Lists, digits: number): Record<string, Formula> {
  const { dealer, product } = listColumns;
  const rows = listRows(lists);
  return {
    dealerName: {
      formula: (p) => `=IF(${at(p, 'dealer')}="","",${named(at(p, 'dealer'), dealer, rows)})`,
    },
    productName: {
      formula: (p) => `=IF(${at(p, 'product')}="","",${named(at(p, 'product'), product, rows)})`,
    },
    listPrice: { formula: (p) => listPriceFormula(p, lists) },
    effect: { formula: (p) => effectFormula(p, rows, digits) },
    remaining: {
      formula: (p) => {
        const left = figure(at(p, 'dealerName'), dealer, dealer.left, rows);
        const names = `$${p.letters('dealerName')}:$${p.letters('dealerName')}`;
        const effects = `$${p.letters('effect')}:$${p.letters('effect')}`;
        const unsent = `SUMIF(${names},${at(p, 'dealerName')},${effects})`;
        return `=IF(${at(p, 'dealerName')}="","",IFERROR(${left}-${unsent},IFERROR(${left},"")))`;
      },
    },
  };
}

/** The product's price on the dealer's price list, else on the standard list. */
function listPriceFormula(p: Place, lists: Lists): string {
  const rows = listRows(lists);
  const { dealer, product, prices } = listColumns;
  const last = lettersOf(pricesAt + Math.max(lists.priceLists.length, 1) - 1);
  const table = `${listsTab}!$${prices}$1:$${last}$${String(rows)}`;
  const names = `${listsTab}!$${prices}$1:$${last}$1`;
  const down = `MATCH(${at(p, 'productName')},${column(product.name, rows)},0)`;
  const list = figure(at(p, 'dealerName'), dealer, dealer.list, rows);
  const across = `IFERROR(MATCH(${list},${names},0),1)`;
  return `=IF(${at(p, 'productName')}="","",IFERROR(INDEX(${table},${down},${across}),""))`;
}

/** What the row adds to the dealer's balance once sent; nothing any more when it was recorded. */
function effectFormula(p: Place, rows: number, digits: number): string {
  const { product } = listColumns;
  const size = figure(at(p, 'productName'), product, product.size, rows);
  const per = figure(at(p, 'productName'), product, product.per, rows);
  const quantity = `(N(${at(p, 'cases')})*${size}+N(${at(p, 'units')}))`;
  const price = `IF(${at(p, 'typedPrice')}="",${at(p, 'listPrice')},${at(p, 'typedPrice')})`;
  const goods = `ROUND(${quantity}*${price}/${per},${String(digits)})`;
  const kind = at(p, 'kind');
  const signed = `IF(${isOneOf(kind, 'return')},-${goods},${goods})`;
  const value = `IF(${isOneOf(kind, 'payment')},-N(${at(p, 'paid')}),IFERROR(${signed},0))`;
  const used = `${at(p, 'dealer')}&${at(p, 'product')}&${at(p, 'paid')}`;
  return `=IF(${used}="","",IF(LEFT(${at(p, 'result')},1)="✓",0,${value}))`;
}
