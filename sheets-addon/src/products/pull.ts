import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import { company as companyRoutes } from '../../../api/routes/company.ts';
import type { Reply } from '../../../api/route.ts';
import { products } from '../../../api/routes/products.ts';
import { ask, call, callAll } from '../call.ts';
import { flagText } from '../customers/pull.ts';
import type { Pulled } from '../editable/kind.ts';
import type { PulledRow } from '../table/pulled.ts';
import { moneyScale } from '../plans/context.ts';
import { productName, type ProductRecord } from '../plans/product-text.ts';
import type { Words } from '../words.ts';
import type { ProductContext } from './context.ts';

/** A page of the product list. */
export type ProductPage = Reply<(typeof products)['listProducts']>;

/** The records of a page and of all that follow it. */
export function withPages(first: ProductPage): ProductRecord[] {
  const records = toRecords<keyof ProductRecord>(first);
  for (let next = first.next; next !== undefined;) {
    const page = call(products.listProducts, { query: { cursor: next } });
    records.push(...toRecords<keyof ProductRecord>(page));
    next = page.next;
  }
  return records;
}

/** Everything the product sheet is made from. */
export function pullProducts(_scope: string, words: Words): Pulled<ProductContext> {
  const [first, company] = callAll([ask(products.listProducts), ask(companyRoutes.getCompany)]);
  const records = withPages(first);
  const digits = minorDigits(company.currency);
  return {
    title: words.list.productsTitle(company.name),
    context: {
      digits,
      timeZone: company.timeZone,
      names: Object.fromEntries(
        records.map((record) => [
          String(record.productId),
          `${String(record.code)} ${productName(record)}`,
        ]),
      ),
    },
    rows: records.map((record) => productRow(record, digits, words)),
    digits,
    at: Utilities.formatDate(new Date(), company.timeZone, 'yyyy-MM-dd HH:mm'),
  };
}

const columns = [
  'code',
  'variety',
  'brand',
  'specification',
  'unit',
  'caseSize',
  'price',
  'per',
  'active',
] as const;

function productRow(record: ProductRecord, digits: number, words: Words): PulledRow {
  const values: Record<string, Cell> = {};
  for (const column of columns) {
    const value = record[column];
    if (value !== null) values[column] = value;
  }
  const { price } = record;
  return {
    identity: String(record.productId),
    values,
    cells: {
      ...values,
      price: typeof price === 'number' ? price / moneyScale(digits) : null,
      active: flagText(record.active, words),
    },
  };
}
