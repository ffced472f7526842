import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { MonthAct } from '../domain/months.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { writeTogether, type TransactItem } from './transact.ts';

/** The newest closings and reopenings of months, the newest first, read consistently. */
export async function newestMonthActs(db: Db, limit: number): Promise<MonthAct[]> {
  const { Items: items = [] } = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :months',
      ExpressionAttributeValues: { ':months': keys.monthAct(1).pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return items.map((item) => fromItem(MonthAct, item));
}

/** The newest one; null where no month was ever closed. */
export const newestMonthAct = async (db: Db): Promise<MonthAct | null> =>
  (await newestMonthActs(db, 1))[0] ?? null;

/** An act as it is now, read consistently. */
export const readMonthAct = (db: Db, number: number): Promise<MonthAct | null> =>
  readOne(db, keys.monthAct(number), MonthAct);

/** A version of an act; fails where the one before no longer stands, a first one where one is. */
export const monthActItem = (db: Db, act: MonthAct): TransactItem =>
  nextVersion(db, keys.monthAct(act.number), act, 'version');

/** Keeps how far an act came; false where another run was there first. */
export const keepMonthAct = (db: Db, act: MonthAct): Promise<boolean> =>
  writeTogether(db, [monthActItem(db, act)]);

/** Fails where an act has begun since the newest one was read. */
export const noLaterMonthAct = (db: Db, newest: MonthAct | null): TransactItem => ({
  ConditionCheck: {
    TableName: db.table,
    Key: keys.monthAct((newest?.number ?? 0) + 1),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
