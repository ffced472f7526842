import { routes } from '../../../api/routes.ts';
import type { customerColumns } from '../../../api/routes/customers.ts';
import type { productColumns } from '../../../api/routes/products.ts';
import type { ageingColumns } from '../../../api/routes/reports.ts';
import { standardPriceList } from '../../../domain/product.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import { ask, call, callAll } from '../call.ts';
import { hiddenTab } from '../sheets/hidden-tab.ts';
import { putValues } from '../sheets/put-values.ts';
import { asText } from '../table/text-proof.ts';
import type { Words } from '../words.ts';
import { listMatrix, type ListedDealer, type ListedProduct, type Lists } from './lists.ts';
import { listsTab } from './record-formulas.ts';
import type { ProductNames } from './summary-rows.ts';

type Customer = Record<(typeof customerColumns)[number], Cell>;
type Product = Record<(typeof productColumns)[number], Cell>;
type Ageing = Record<(typeof ageingColumns)[number], Cell>;

/** Fetches dealers with what is left of their limits, and products with their prices. */
export function fetchLists(): Lists {
  const first = callAll([
    ask(routes.customers.listCustomers, { query: { tier: 'dealer' } }),
    ask(routes.products.listProducts),
    ask(routes.reports.getReceivables),
  ]);
  const customers = allPages(first[0], (cursor) =>
    call(routes.customers.listCustomers, { query: { tier: 'dealer', cursor } }),
  );
  const products = allPages(first[1], (cursor) =>
    call(routes.products.listProducts, { query: { cursor } }),
  );
  const ageing = allPages(first[2], (cursor) =>
    call(routes.reports.getReceivables, { query: { cursor } }),
  );
  const dealers = listedDealers(customers as Customer[], ageing as Ageing[]);
  const others = [...new Set(dealers.map((dealer) => dealer.priceList))].filter(
    (list) => list !== standardPriceList,
  );
  return {
    dealers,
    products: listedProducts(products as Product[], pricesOf(others)),
    priceLists: [standardPriceList, ...others],
  };
}

/** Every dealer by the names it may be called by. */
export function fetchDealers(): ListedDealer[] {
  const query = { tier: 'dealer' } as const;
  const first = call(routes.customers.listCustomers, { query });
  const customers = allPages(first, (cursor) =>
    call(routes.customers.listCustomers, { query: { ...query, cursor } }),
  );
  return listedDealers(customers as Customer[], []);
}

/** Variety and specification of every product, by its id. */
export const fetchProductNames = (): ProductNames =>
  new Map(
    allPages(call(routes.products.listProducts), (cursor) =>
      call(routes.products.listProducts, { query: { cursor } }),
    ).map((p) => [String(p['productId']), [String(p['variety']), String(p['specification'])]]),
  );

interface Page extends Table {
  readonly next?: string | undefined;
}

function allPages(first: Page, more: (cursor: string) => Page): Record<string, Cell>[] {
  const records = toRecords<string>(first);
  for (let page = first; page.next !== undefined;) {
    page = more(page.next);
    records.push(...toRecords<string>(page));
  }
  return records;
}

function listedDealers(customers: readonly Customer[], ageing: readonly Ageing[]): ListedDealer[] {
  const balances = new Map(ageing.map((row) => [row.dealerId, Number(row.balance)]));
  return customers
    .filter((customer) => customer.active !== false)
    .map((customer) => ({
      id: String(customer.customerId),
      code: String(customer.code),
      name: String(customer.name),
      pinyin: String(customer.pinyin ?? ''),
      priceList: String(customer.priceList ?? standardPriceList),
      creditLimit: customer.creditLimit === null ? null : Number(customer.creditLimit),
      balance: balances.get(customer.customerId) ?? 0,
    }));
}

/** Prices of the other lists, by list and product, fetched together. */
function pricesOf(
  others: readonly string[],
): ReadonlyMap<string, ReadonlyMap<Cell, number | null>> {
  const firsts = callAll(
    others.map((priceList) => ask(routes.products.listProducts, { query: { priceList } })),
  );
  return new Map(
    others.map((priceList, i) => {
      const pages = firsts[i] as Page;
      const records = allPages(pages, (cursor) =>
        call(routes.products.listProducts, { query: { priceList, cursor } }),
      );
      return [
        priceList,
        new Map(records.map((r) => [r['productId'] ?? null, priceOf(r['price'])])),
      ];
    }),
  );
}

const priceOf = (price: Cell | undefined): number | null =>
  typeof price === 'number' ? price : null;

function listedProducts(
  products: readonly Product[],
  others: ReadonlyMap<string, ReadonlyMap<Cell, number | null>>,
): ListedProduct[] {
  return products
    .filter((product) => product.active !== false)
    .map((product) => ({
      id: String(product.productId),
      code: String(product.code),
      name: `${String(product.variety)} ${String(product.specification)}`,
      pinyin: String(product.pinyin ?? ''),
      caseSize: Number(product.caseSize),
      per: Number(product.per ?? 1),
      prices: {
        [standardPriceList]: priceOf(product.price),
        ...Object.fromEntries(
          [...others].map(([list, prices]) => [list, prices.get(product.productId) ?? null]),
        ),
      },
    }));
}

/** Writes the lists where the record sheet's formulas and dropdowns look. */
export function writeLists(lists: Lists, digits: number, words: Words): void {
  const matrix = listMatrix(lists, digits, words.ledger.noLimit);
  const width = matrix[0]?.length ?? 1;
  const sheet = hiddenTab(listsTab);
  const moreRows = matrix.length - sheet.getMaxRows();
  if (moreRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), moreRows);
  const moreColumns = width - sheet.getMaxColumns();
  if (moreColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), moreColumns);
  const all = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns());
  all.clearContent();
  const kinds = matrix[0]?.map((_, i) => (isTextColumn(i) ? 'text' : 'general')) ?? [];
  // Codes such as 007 stay texts.
  for (const [first, count] of textColumns) {
    sheet.getRange(1, first + 1, sheet.getMaxRows(), count).setNumberFormat('@');
  }
  const raw = matrix.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? asText(cell) : (cell ?? ''))),
  );
  putValues(
    sheet,
    1,
    1,
    kinds.map((kind) => ({ kind })),
    raw,
  );
}

/** Columns of texts, from 0, and how many. */
const textColumns = [
  [0, 6],
  [8, 5],
] as const;

const isTextColumn = (column: number): boolean =>
  textColumns.some(([first, count]) => column >= first && column < first + count);
