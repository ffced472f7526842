import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Head } from '../domain/account.ts';
import { Edited } from '../domain/cells.ts';
import { Customer, CustomerField, Tier } from '../domain/customer.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readMany, type Item } from './read-many.ts';
import { fromItem } from './record.ts';

/**
 * A customer as stored. The credit limit is not among it: the head of the dealer's account alone
 * says what holds.
 */
export const StoredCustomer = Customer.omit({ creditLimit: true }).extend({
  edits: z.partialRecord(CustomerField, Edited),
});

/** A customer with who changed which cell last, and the head of its account where it has one. */
export interface KeptCustomer {
  readonly customer: Customer;
  readonly edits: Readonly<Partial<Record<CustomerField, Edited>>>;
  readonly head: Head | null;
}

/** One line of the customer list: what lists, reports and plans need to know of a customer. */
export const CustomerLine = Customer.pick({
  customerId: true,
  code: true,
  name: true,
  pinyin: true,
  tier: true,
  class: true,
  territory: true,
  repId: true,
  supplierId: true,
  town: true,
  address: true,
  phone: true,
  paymentDays: true,
  priceList: true,
  blocked: true,
  note: true,
  active: true,
  version: true,
}).extend({ longitude: z.int().nullable(), latitude: z.int().nullable() });
export type CustomerLine = z.infer<typeof CustomerLine>;

/** The line that stands for a customer in the list of its tier. */
export const lineOf = (customer: Customer): CustomerLine =>
  CustomerLine.strip().parse({
    ...customer,
    longitude: customer.location?.longitude ?? null,
    latitude: customer.location?.latitude ?? null,
  });

/** Reads customers consistently, in the order asked; null where there is none. */
export async function readCustomers(
  db: Db,
  customerIds: readonly string[],
): Promise<(KeptCustomer | null)[]> {
  const items = await readMany(
    db,
    customerIds.flatMap((id) => [keys.customer(id), keys.head(id)]),
  );
  return customerIds.map((_, i) => keptCustomer(items[2 * i], items[2 * i + 1]));
}

/** Reads one customer consistently; null where there is none. */
export async function readCustomer(db: Db, customerId: string): Promise<KeptCustomer | null> {
  return (await readCustomers(db, [customerId]))[0] ?? null;
}

function keptCustomer(item: Item | undefined, headItem: Item | undefined): KeptCustomer | null {
  if (!item) return null;
  const { edits, ...stored } = fromItem(StoredCustomer, item);
  const head = headItem ? fromItem(Head, headItem) : null;
  const territory = head?.territory ?? stored.territory;
  return {
    customer: { ...stored, territory, creditLimit: head?.creditLimit ?? null },
    edits,
    head,
  };
}

/** What a page of the list is asked by: a tier, and the territories wanted (null is all). */
export interface ListQuestion {
  readonly tier: Tier;
  readonly territories: readonly string[] | null;
  /** The customer after which to go on; null is the beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of the list; `last` is where to go on, null at the end. */
export interface ListPage {
  readonly lines: readonly CustomerLine[];
  readonly last: string | null;
}

/** Most reads for one page, so that a rare territory among very many customers ends in time. */
const readsOfPage = 10;

/** Customers of a tier in order of id. A page may be short, even empty, and still have a next. */
export async function listCustomers(db: Db, question: ListQuestion): Promise<ListPage> {
  const { tier, territories, limit } = question;
  const lines: CustomerLine[] = [];
  let last = question.after;
  if (territories?.length === 0) return { lines, last: null };
  for (let read = 0; read < readsOfPage && lines.length < limit; read++) {
    const reply = await db.documents.send(
      new QueryCommand({
        TableName: db.table,
        KeyConditionExpression: 'pk = :tier',
        ConsistentRead: true,
        Limit: territories ? 2000 : limit - lines.length,
        ...inTerritories(keys.customerListed(tier, '').pk, territories),
        ...(last === null ? {} : { ExclusiveStartKey: keys.customerListed(tier, last) }),
      }),
    );
    const found = (reply.Items ?? []).map((item) => fromItem(CustomerLine, item));
    lines.push(...found.slice(0, limit - lines.length));
    const end = reply.LastEvaluatedKey?.['sk'] as string | undefined;
    const cut = found.length > 0 && lines.at(-1)?.customerId !== found.at(-1)?.customerId;
    if (end === undefined && !cut) return { lines, last: null };
    last = cut ? (lines.at(-1)?.customerId ?? null) : (end ?? null);
  }
  return { lines, last };
}

/** How many customers of a tier there are, counted consistently. */
export async function countCustomers(db: Db, tier: Tier): Promise<number> {
  let count = 0;
  let after: Record<string, unknown> | undefined;
  do {
    const reply = await db.documents.send(
      new QueryCommand({
        TableName: db.table,
        KeyConditionExpression: 'pk = :tier',
        ConsistentRead: true,
        Select: 'COUNT',
        ...inTerritories(keys.customerListed(tier, '').pk, null),
        ...(after === undefined ? {} : { ExclusiveStartKey: after }),
      }),
    );
    count += reply.Count ?? 0;
    after = reply.LastEvaluatedKey;
  } while (after !== undefined);
  return count;
}

/** Every customer of a tier in order of id, page after page. */
export async function listAllCustomers(
  db: Db,
  question: Pick<ListQuestion, 'tier' | 'territories'>,
): Promise<CustomerLine[]> {
  const lines: CustomerLine[] = [];
  let after: string | null = null;
  do {
    const page: ListPage = await listCustomers(db, { ...question, after, limit: 2000 });
    lines.push(...page.lines);
    after = page.last;
  } while (after !== null);
  return lines;
}

function inTerritories(tier: string, territories: readonly string[] | null) {
  if (!territories) return { ExpressionAttributeValues: { ':tier': tier } };
  const names = territories.map((_, i) => `:t${String(i)}`);
  return {
    FilterExpression: `territory IN (${names.join(', ')})`,
    ExpressionAttributeValues: {
      ':tier': tier,
      ...Object.fromEntries(territories.map((territory, i) => [`:t${String(i)}`, territory])),
    },
  };
}
