import { Head } from '../domain/account.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readMany } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/** The head of a dealer's account, read consistently; null where the dealer has no account. */
export const readHead = (db: Db, dealerId: string): Promise<Head | null> =>
  readOne(db, keys.head(dealerId), Head);

/**
 * The heads of many dealers by dealer id, read consistently; those without account are left out.
 */
export async function readHeads(db: Db, dealerIds: readonly string[]): Promise<Map<string, Head>> {
  const items = await readMany(db, [...new Set(dealerIds)].map(keys.head));
  const heads = items.flatMap((item) => (item ? [fromItem(Head, item)] : []));
  return new Map(heads.map((head) => [head.dealerId, head]));
}

/** The first head of an account; fails where the dealer has one already. */
export const newHead = (db: Db, head: Head): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: toItem(keys.head(head.dealerId), head),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The head after a decision; fails where the account is no longer at the version decided on. */
export const changedHead = (db: Db, before: Head, after: Head): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: toItem(keys.head(after.dealerId), after),
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': before.version },
  },
});
