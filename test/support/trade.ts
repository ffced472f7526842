import { routes } from '../../api/routes.ts';
import { entryId } from '../../domain/entry.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import { newId } from '../../functions/new-id.ts';
import type { Person, Service } from './service.ts';

type Rest<Kind extends NewEntry['kind']> = Omit<
  Extract<NewEntry, { kind: Kind }>,
  'kind' | 'entryId' | 'dealerId' | 'day'
>;

let documents = 0;

/** An entry of a kind on a day, with an id and (where it needs one) a number of its own. */
export function entry<Kind extends NewEntry['kind']>(
  kind: Kind,
  dealerId: string,
  day: string,
  rest: Rest<Kind>,
): NewEntry {
  const id = { entryId: entryId(day, dealerId, newId()), dealerId, day };
  return { kind, ...id, ...rest } as unknown as NewEntry;
}

/** A sale of so many units of each product. */
export const sale = (
  dealerId: string,
  day: string,
  goods: Readonly<Record<string, number>>,
  more: Partial<Rest<'sale'>> = {},
): NewEntry =>
  entry('sale', dealerId, day, {
    document: `S${String(++documents)}`,
    lines: lines(goods),
    ...more,
  });

/** Goods taken back, on account. */
export const goodsBack = (
  dealerId: string,
  day: string,
  goods: Readonly<Record<string, number>>,
  more: Partial<Rest<'return'>> = {},
): NewEntry =>
  entry('return', dealerId, day, {
    document: `R${String(++documents)}`,
    lines: lines(goods),
    ...more,
  });

/** Money received; it settles the oldest documents first. */
export const payment = (dealerId: string, day: string, amount: number): NewEntry =>
  entry('payment', dealerId, day, { amount });

const lines = (goods: Readonly<Record<string, number>>) =>
  Object.entries(goods).map(([productId, quantity]) => ({ productId, quantity }));

/** Posts entries, 200 at a time; fails on the first that is not recorded. */
export async function post(service: Service, ...entries: NewEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 200) {
    const body = { entries: entries.slice(from, from + 200) };
    const { answers } = await service.ask(routes.accounts.postEntries, { body }, 'admin');
    const refused = answers.find((answer) => answer.outcome === 'refused');
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

/** Adds products with a standard price each, in minor units per base unit. */
export async function addProducts(
  service: Service,
  prices: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [code, price] of Object.entries(prices)) {
    const particulars = { variety: code, specification: '500 ml', unit: 'bottle', caseSize: 24 };
    const body = { code, ...particulars, price, from: '2000-01-01' };
    await service.ask(routes.products.addProduct, { body }, 'admin');
  }
}

/** A target for each product in a dealer's plan of a month. */
export async function plan(
  service: Service,
  dealerId: string,
  month: string,
  targets: Readonly<Record<string, number>>,
): Promise<void> {
  const cells = Object.entries(targets).map(([row, mine]) => ({
    row,
    field: 'quantity' as const,
    base: null,
    mine,
  }));
  const given = { params: { month, dealerId }, body: { cells } };
  const reply = await service.ask(routes.plans.pushPlan, given, 'admin');
  const refused = reply.cells.find((cell) => cell.outcome !== 'taken');
  if (refused) throw new Error(JSON.stringify(refused));
}

export type By = 'dealer' | 'product' | 'dealer-product' | 'territory' | 'class';
export type Record_ = Readonly<Record<string, Cell>>;

/** A report as records by column name, all its pages, with the total of the first page. */
export async function report(service: Service, month: string, by: By, as: Person = 'admin') {
  const given = { params: { month }, query: { by } };
  const reply = await service.ask(routes.reports.getReport, given, as);
  const { columns } = reply;
  const [total] = toRecords({ columns, rows: [reply.total] });
  return { ...reply, records: toRecords(reply), totals: total ?? {} };
}

/** Receivables as records by column name. */
export async function receivables(service: Service, asOf?: string, as: Person = 'admin') {
  const query = asOf === undefined ? {} : { asOf };
  const reply = await service.ask(routes.reports.getReceivables, { query }, as);
  const [total] = toRecords({ columns: reply.columns, rows: [reply.total] });
  return { ...reply, records: toRecords(reply), totals: total ?? {} };
}
