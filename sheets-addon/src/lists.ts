import type { Cell } from '../../domain/values/table.ts';
import type { Known } from './find.ts';
import { productName, type ProductRecord } from './plans/product-text.ts';
import { hiddenTab, writeAll } from './sheets/hidden-tab.ts';
import { asText, readText } from './table/text-proof.ts';

/** The hidden tab with everyone and everything that can be named in a sheet. */
export const listsTab = '_lists';

/**
 * Columns of the hidden tab, from 1: dealers in the first four, products in the next four, each as
 * code, name, pinyin, id. Validation and formulas of the sheets refer to them.
 */
export const listColumns = { dealers: 1, products: 5 } as const;
const width = 8;
const each = 4;

/** Which lists are kept. */
export type ListName = keyof typeof listColumns;

/** What is known of one list; empty before anything was pulled. */
export function knownFrom(list: ListName): Known[] {
  const start = listColumns[list] - 1;
  return rowsOfTab().flatMap((row) => {
    const [code = '', name = '', pinyin = '', id = ''] = row.slice(start, start + each);
    return code === '' ? [] : [{ code, name, pinyin, id }];
  });
}

/** Keeps what was just pulled; a list that is not given stays as it is. */
export function keepLists(given: {
  readonly dealers?: readonly Readonly<Record<'customerId' | 'code' | 'name' | 'pinyin', Cell>>[];
  readonly products?: readonly ProductRecord[];
}): void {
  const dealers =
    given.dealers?.map(({ code, name, pinyin, customerId }) =>
      texts([code, name, pinyin, customerId]),
    ) ?? knownFrom('dealers').map(asRow);
  const products =
    given.products?.map((product) =>
      texts([product.code, productName(product), product.pinyin, product.productId]),
    ) ?? knownFrom('products').map(asRow);
  const empty = ['', '', '', ''];
  const count = Math.max(dealers.length, products.length);
  const rows = Array.from({ length: count }, (_, i) =>
    [...(dealers[i] ?? empty), ...(products[i] ?? empty)].map(asText),
  );
  writeAll(hiddenTab(listsTab, width), rows, width);
}

const texts = (cells: readonly Cell[]): string[] => cells.map((cell) => String(cell ?? ''));

const asRow = ({ code, name, pinyin, id }: Known): string[] => [code, name, pinyin, id];

function rowsOfTab(): string[][] {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(listsTab);
  const last = sheet?.getLastRow() ?? 0;
  if (!sheet || last === 0) return [];
  const values = sheet.getRange(1, 1, last, width).getValues() as unknown[][];
  return values.map((row) => row.map((cell) => readText(String(cell))));
}
