import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readOne } from './read-one.ts';
import { toItem } from './record.ts';

/** The company's secret that the links in dealers' statements are signed with. */
export const LinkKey = z.strictObject({ secret: z.string().min(32), madeAt: Instant });
export type LinkKey = z.infer<typeof LinkKey>;

/** The key, read consistently; null before the first link was given. */
export const readLinkKey = (db: Db): Promise<LinkKey | null> =>
  readOne(db, keys.linkKey(), LinkKey);

/** Keeps the first key; false where there is one already, which stays. */
export async function keepFirstLinkKey(db: Db, first: LinkKey): Promise<boolean> {
  const put = new PutCommand({
    TableName: db.table,
    Item: { ...toItem(keys.linkKey(), first) },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  try {
    await db.documents.send(put);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
