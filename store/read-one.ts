import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Db } from './dynamo.ts';
import type { Key } from './keys.ts';
import type { Item } from './read-many.ts';
import { fromItem } from './record.ts';

/** The item under a key, read consistently; undefined where there is none. */
export async function readItem(db: Db, key: Key): Promise<Item | undefined> {
  const get = new GetCommand({ TableName: db.table, Key: key, ConsistentRead: true });
  return (await db.documents.send(get)).Item;
}

/** The record under a key, read consistently; null where there is none. */
export async function readOne<Schema extends z.ZodObject>(
  db: Db,
  key: Key,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  const item = await readItem(db, key);
  return item ? fromItem(schema, item) : null;
}
