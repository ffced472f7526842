import { routes } from '../../api/routes.ts';
import type {
  accountFigures,
  ageingColumns,
  reportFigures,
  reportKeys,
} from '../../api/routes/reports.ts';
import { entryId } from '../../domain/entry.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { toRecords, type Cell, type Table } from '../../domain/values/table.ts';
import { newId } from '../../functions/new-id.ts';
import type { Person, Service } from './service.ts';

type Rest<Kind extends NewEntry['kind']> = Omit<
  Extract<NewEntry, { kind: Kind }>,
  'kind' | 'entryId' | 'dealerId' | 'day'
>;

let documents = 0;

/** An entry of a kind on a day, with an id of its own. */
export function entry<Kind extends NewEntry['kind']>(
  kind: Kind,
  dealerId: string,
  day: string,
  rest: Rest<Kind>,
): NewEntry {
  const id = { entryId: entryId(day, dealerId, newId()), dealerId, day };
  return { kind, ...id, ...rest } as unknown as NewEntry;
}

/** Units by product. */
type Goods = Readonly<Record<string, number>>;

const lines = (goods: Goods) =>
  Object.entries(goods).map(([productId, quantity]) => ({ productId, quantity }));

/** A sale under a number of its own. */
export const sale = (
  dealerId: string,
  day: string,
  goods: Goods,
  more: Partial<Rest<'sale'>> = {},
): NewEntry =>
  entry('sale', dealerId, day, {
    document: `S${String(++documents)}`,
    lines: lines(goods),
    ...more,
  });

/** Goods taken back, on account. */
export const goodsBack = (dealerId: string, day: string, goods: Goods): NewEntry =>
  entry('return', dealerId, day, { document: `R${String(++documents)}`, lines: lines(goods) });

/** Money received; it settles the oldest documents first. */
export const payment = (dealerId: string, day: string, amount: number): NewEntry =>
  entry('payment', dealerId, day, { amount });

/** Posts entries, 200 at a time; throws where one of them is not recorded. */
export async function post(service: Service, ...entries: NewEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 200) {
    const body = { entries: entries.slice(from, from + 200) };
    const { answers } = await service.ask(routes.accounts.postEntries, { body }, 'admin');
    const refused = answers.find((answer) => answer.outcome === 'refused');
    if (refused) throw new Error(JSON.stringify(refused));
  }
}

/** Adds products with a standard price each, in minor units per base unit. */
export async function addProducts(service: Service, prices: Goods): Promise<void> {
  for (const [code, price] of Object.entries(prices)) {
    const particulars = { variety: code, specification: '500 ml', unit: 'bottle', caseSize: 24 };
    const body = { code, ...particulars, price, from: '2000-01-01' };
    await service.ask(routes.products.addProduct, { body }, 'admin');
  }
}

/** Puts a target for each product into a dealer's plan of a month. */
export async function plan(
  service: Service,
  dealerId: string,
  month: string,
  targets: Goods,
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

/** The first page of a report, its rows and total as records by column name. */
export async function report(service: Service, month: string, by: By, as: Person = 'admin') {
  const given = { params: { month }, query: { by } };
  return asRecords(await service.ask(routes.reports.getReport, given, as));
}

/** The first page of the receivables, their rows and total as records by column name. */
export async function receivables(service: Service, asOf?: string, as: Person = 'admin') {
  const query = asOf === undefined ? {} : { asOf };
  return asRecords(await service.ask(routes.reports.getReceivables, { query }, as));
}

function asRecords<Reply extends Table & { readonly total: Cell[] }>(reply: Reply) {
  const records: Named[] = toRecords<Column>(reply);
  const [totals = {}]: Named[] = toRecords<Column>({ ...reply, rows: [reply.total] });
  return { ...reply, records, totals };
}

/** The cells of a row by column name. */
type Named = { readonly [Name in Column]?: Cell };
type Column =
  | (typeof reportKeys)[By][number]
  | (typeof reportFigures)[number]
  | (typeof accountFigures)[number]
  | (typeof ageingColumns)[number];
