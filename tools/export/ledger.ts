import type * as z from 'zod';
import { productColumns } from '../../api/routes/products.ts';
import { customerColumns } from '../../api/routes/customers.ts';
import { routes } from '../../api/routes.ts';
import type { Company } from '../../domain/company.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import type { Connection } from '../connect.ts';

/** A dealer as a ledger names it. */
export interface LedgerDealer {
  readonly dealerId: string;
  readonly name: string;
}

/** An entry as the statement shows it: in order of day, with the balance owed after it. */
export type LedgerEntry = z.output<typeof routes.accounts.listEntries.reply>['entries'][number];

/** Everything that stands beside the entries, read first. */
export interface Ledger {
  readonly company: Company;
  /** Every dealer in the caller's territories, closed ones too, in order of id. */
  readonly dealers: readonly LedgerDealer[];
  /** Product id → how it is called. */
  readonly products: ReadonlyMap<string, string>;
}

/** The part of a connection that reading takes. */
export type Reading = Pick<Connection, 'ask'>;

/** Days that lie around every entry there can be. */
const everyDay = { from: '0001-01-01', to: '9999-12-31' } as const;

/** Reads through the API what a member sees: an export in a territory is the territory's. */
export async function readLedger(service: Reading): Promise<Ledger> {
  const company = await service.ask(routes.company.getCompany);
  const dealers = await pages<(typeof customerColumns)[number]>((cursor) =>
    service.ask(routes.customers.listCustomers, { query: { tier: 'dealer', ...cursor } }),
  );
  const products = await pages<(typeof productColumns)[number]>((cursor) =>
    service.ask(routes.products.listProducts, { query: cursor }),
  );
  return {
    company,
    dealers: dealers.map((d) => ({ dealerId: String(d.customerId), name: String(d.name) })),
    products: new Map(
      products.map((p) => [String(p.productId), `${String(p.variety)} ${String(p.specification)}`]),
    ),
  };
}

/** All entries of a dealer in order of day, and within a day of recording. */
export async function* readStatement(
  service: Reading,
  dealerId: string,
): AsyncGenerator<LedgerEntry, void> {
  let next: string | undefined;
  do {
    const query = { ...everyDay, ...(next === undefined ? {} : { cursor: next }) };
    const page = await service.ask(routes.accounts.listEntries, { params: { dealerId }, query });
    yield* page.entries;
    next = page.next;
  } while (next !== undefined);
}

interface Page {
  readonly columns: string[];
  readonly rows: Cell[][];
  readonly next?: string | undefined;
}

async function pages<Column extends string>(
  ask: (cursor: { cursor?: string }) => Promise<Page>,
): Promise<Record<Column, Cell>[]> {
  const records: Record<Column, Cell>[] = [];
  let cursor: { cursor?: string } | null = {};
  while (cursor !== null) {
    const page = await ask(cursor);
    records.push(...toRecords<Column>(page));
    cursor = page.next === undefined ? null : { cursor: page.next };
  }
  return records;
}
