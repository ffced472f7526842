import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type PutCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readOne } from './read-one.ts';
import { toItem } from './record.ts';

/** The company's secret that cursors are sealed with, and the one before it, which still opens. */
export const CursorKeys = z.strictObject({
  version: z.int().min(1),
  current: z.string().min(32),
  previous: z.string().min(32).nullable(),
  changedAt: Instant,
});
export type CursorKeys = z.infer<typeof CursorKeys>;

/** The keys, read consistently; null before anybody needed them. */
export const readCursorKeys = (db: Db): Promise<CursorKeys | null> =>
  readOne(db, keys.cursorKeys(), CursorKeys);

/** Keeps the first keys; false where there are some already. */
export const keepFirstCursorKeys = (db: Db, first: CursorKeys): Promise<boolean> =>
  keep(db, first, { ConditionExpression: 'attribute_not_exists(pk)' });

/** Keeps keys that follow others; false where someone changed them meanwhile. */
export const changeCursorKeys = (db: Db, after: CursorKeys): Promise<boolean> =>
  keep(db, after, {
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': after.version - 1 },
  });

async function keep(
  db: Db,
  kept: CursorKeys,
  condition: Partial<PutCommandInput>,
): Promise<boolean> {
  const Item = toItem(keys.cursorKeys(), kept);
  try {
    await db.documents.send(new PutCommand({ TableName: db.table, Item, ...condition }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
