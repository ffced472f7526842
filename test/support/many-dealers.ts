import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Entry } from '../../domain/entry.ts';
import type { Customer } from '../../domain/customer.ts';
import { noPlan } from '../../domain/plan-acts.ts';
import type { Product } from '../../domain/product.ts';
import { carriedOn, noTotals, withOwn } from '../../domain/totals.ts';
import { lastDay, type Month } from '../../domain/values/month.ts';
import { lineOf } from '../../store/customers.ts';
import type { Db } from '../../store/dynamo.ts';
import { entryItem } from '../../store/entries.ts';
import { keys } from '../../store/keys.ts';
import { documentItem } from '../../store/open-items.ts';
import { packPlanLines } from '../../store/pack-plan.ts';
import { packTotals } from '../../store/pack-totals.ts';
import { toItem } from '../../store/record.ts';
import { termsItem } from '../../store/terms.ts';
import { anOpening, aProduct, MemoryLedger, newEntry } from './ledger.ts';

/** What to load: every dealer trades and plans all products in these months, without a gap. */
export interface Load {
  readonly dealers: number;
  /** How many of them are loaded already. */
  readonly first?: number;
  readonly products: number;
  readonly months: readonly Month[];
  readonly territory: string;
  /** False for no plans: these have no earlier versions, which an audit would miss. */
  readonly planned?: boolean;
}

export const dealerIdOf = (i: number): string => `C000${String(1000 + i)}`;
export const productIdOf = (i: number): string => `P00${String(10_000 + i)}`;

/**
 * Loads dealers with products, plans, ledger and totals straight into the table. What the items
 * hold is made by the product's own rules; only the way there is shorter than by its API.
 */
export async function loadDealers(db: Db, load: Load): Promise<void> {
  const products = Array.from({ length: load.products }, (_, i) =>
    aProduct({
      productId: productIdOf(i),
      code: productIdOf(i),
      prices: { STD: [{ from: '2020-01-01', price: 12_900 + 100 * i, per: 1 }] },
    }),
  );
  const items: object[] = products.map((product) =>
    toItem(keys.product(product.productId), { ...product, edits: {} }),
  );
  for (let i = load.first ?? 0; i < load.dealers; i++) items.push(...itemsOf(i, load, products));
  await writeAll(db, items);
}

function itemsOf(i: number, load: Load, products: readonly Product[]): object[] {
  const dealerId = dealerIdOf(i);
  const { territory, months, planned = true } = load;
  const byId = new Map(products.map((product) => [product.productId, product]));
  const customer = customerOf(dealerId, territory, i);
  const ledger = new MemoryLedger({ dealerId, territory }, { products: byId });
  const entries = months.flatMap((month) => businessOf(ledger, month, products, i));
  return [
    customerItem(customer),
    toItem(keys.customerListed('dealer', dealerId), lineOf(customer)),
    toItem(keys.head(dealerId), ledger.head),
    termsItem(dealerId, ledger.account.terms, anOpening({ dealerId, territory })),
    ...entries.map(entryItem),
    ...[...ledger.account.documents.values()].map((d) => documentItem(dealerId, territory, d)),
    ...totalsOf(dealerId, entries, months, ledger.head.version),
    ...(planned ? months.map((month) => planOf(dealerId, month, products)) : []),
  ];
}

function businessOf(
  ledger: MemoryLedger,
  month: Month,
  products: readonly Product[],
  i: number,
): Entry[] {
  const { dealerId } = ledger.head;
  const about = { dealerId, day: `${month}-02` };
  const lines = products.map(({ productId }, n) => ({ productId, quantity: 100 + ((i + n) % 50) }));
  const paid = { ...about, day: `${month}-03`, amount: 5_000_000 + 1000 * i };
  return [
    ledger.recorded(newEntry('sale', { ...about, document: `INV-${month}`, lines })),
    ledger.recorded(newEntry('payment', paid)),
  ];
}

function totalsOf(
  dealerId: string,
  entries: readonly Entry[],
  months: readonly Month[],
  mark: number,
): object[] {
  let totals = noTotals;
  return months.map((month) => {
    const own = entries.filter((entry) => entry.day <= lastDay(month) && entry.day >= month);
    totals = withOwn(month.endsWith('-01') ? noTotals : carriedOn(totals), own);
    const record = { mark, yearFrom: `${month.slice(0, 4)}-01`, totals: packTotals(totals) };
    return toItem(keys.totals(dealerId, month), record);
  });
}

function planOf(dealerId: string, month: Month, products: readonly Product[]): object {
  const { plan } = noPlan(dealerId, month);
  const lines = products.map(({ productId }, n) => ({
    productId,
    quantity: 120,
    price: 12_900 + 100 * n,
    per: 1,
    phasing: null,
    note: null,
  }));
  const packed = { lines: packPlanLines(lines), step: 'edit', makers: ['M1'] };
  return toItem(keys.plan(dealerId, month), { ...plan, version: 1, ...packed });
}

function customerOf(customerId: string, territory: string, i: number): Customer {
  const place = { town: null, address: null, phone: null, repId: null, supplierId: null };
  const location = { longitude: 120_150_000, latitude: 30_250_000 };
  const nothing = { contacts: [], otherBrands: [], ourShare: null, note: null, bank: null };
  const terms = { creditLimit: null, paymentDays: null, priceList: null, blocked: false };
  const at = '2020-01-01T00:00:00.000Z';
  return {
    customerId,
    code: customerId,
    tier: 'dealer',
    name: `杭州清泉饮品有限公司 ${String(i)}`,
    pinyin: 'hangzhouqingquanyinpinyouxiangongsi hzqqypyxgs',
    class: ['A', 'B', 'C'][i % 3] ?? null,
    territory,
    ...place,
    location,
    ...nothing,
    ...terms,
    active: true,
    moves: [],
    version: 1,
    createdAt: at,
    createdBy: 'M1',
    changedAt: at,
    changedBy: 'M1',
  };
}

/** A customer as stored: the credit limit stands on the head of its account alone. */
function customerItem({ creditLimit: _, ...customer }: Customer): object {
  return toItem(keys.customer(customer.customerId), { ...customer, edits: {} });
}

/** Writes items 25 a call, sixteen calls at a time. */
export async function writeAll(db: Db, items: readonly object[]): Promise<void> {
  const calls = 16 * 25;
  for (let from = 0; from < items.length; from += calls) {
    const wave = items.slice(from, from + calls);
    const batches = wave.flatMap((_, i) => (i % 25 === 0 ? [wave.slice(i, i + 25)] : []));
    await Promise.all(
      batches.map((batch) => {
        const puts = batch.map((item) => ({ PutRequest: { Item: { ...item } } }));
        return db.documents.send(new BatchWriteCommand({ RequestItems: { [db.table]: puts } }));
      }),
    );
  }
}
