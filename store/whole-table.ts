import { BatchWriteCommand, DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import { inParallel } from './in-parallel.ts';
import type { Key } from './keys.ts';
import { patience } from './patience.ts';
import { readAll, type Item } from './read-many.ts';
import { table } from './table.ts';

/** Items that were read together. */
export interface Page {
  readonly items: readonly Item[];
  /** True where nothing comes after them. */
  readonly isLast: boolean;
}

/**
 * Everything in the table after a place in it, consistently, one partition after the other, in no
 * order. For backup and audit, which run under rights of their own: no other function may scan.
 */
export async function* pagesAfter(db: Db, after: Key | null): AsyncGenerator<Page, void> {
  const pages = paginateScan(
    { client: db.documents, ...(after ? { startingToken: after } : {}) },
    { TableName: db.table, ConsistentRead: true },
  );
  for await (const { Items: items = [], LastEvaluatedKey: last } of pages) {
    yield { items, isLast: last === undefined };
  }
}

/** Every item of the table, consistently, in no order. */
export async function* everyItem(db: Db): AsyncGenerator<Item, void> {
  for await (const { items } of pagesAfter(db, null)) yield* items;
}

/** Every item of a partition, consistently, in order of sort key. */
export const itemsOf = (db: Db, partition: string): AsyncGenerator<Item, void> =>
  readAll(db, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': table.partitionKey },
    ExpressionAttributeValues: { ':pk': partition },
  });

const batch = 25;
const turns = 20;

/** Writes items over whatever stands under their keys, in no order; may be repeated. */
export async function putAll(db: Db, items: readonly Item[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(items.length / batch) }, (_, i) =>
    items.slice(i * batch, (i + 1) * batch),
  );
  await inParallel(parts, (part) => putBatch(db, part));
}

async function putBatch(db: Db, part: readonly Item[]): Promise<void> {
  let requests = part.map((item) => ({ PutRequest: { Item: { ...item } } }));
  for (let turn = 0; requests.length > 0; turn++) {
    if (turn === turns) throw new Error('the table takes too few writes');
    if (turn > 0) await patience.pause(patience.chance() * Math.min(2000, 25 * 2 ** turn));
    const reply = await db.documents.send(
      new BatchWriteCommand({ RequestItems: { [db.table]: requests } }),
    );
    requests = (reply.UnprocessedItems?.[db.table] ?? []) as typeof requests;
  }
}

/** Takes an item away. */
export async function removeItem(db: Db, { pk, sk }: Key): Promise<void> {
  await db.documents.send(new DeleteCommand({ TableName: db.table, Key: { pk, sk } }));
}
