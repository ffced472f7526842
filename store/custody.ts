import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Custody, noCustody } from '../domain/custody.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { fromItem, toItem } from './record.ts';
import { transact } from './transact.ts';

/** Who keeps the archive, read consistently. */
export async function readCustody(db: Db): Promise<Custody> {
  const get = new GetCommand({ TableName: db.table, Key: keys.custody(), ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(Custody, item) : noCustody;
}

/** Keeps the custody after an act; throws `Conflict` where somebody else acted since. */
export async function keepCustody(db: Db, after: Custody): Promise<void> {
  const before = after.version - 1;
  const condition =
    before === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'version = :before',
          ExpressionAttributeValues: { ':before': before },
        };
  const Item = { ...toItem(keys.custody(), after) };
  await transact(db, [{ Put: { TableName: db.table, Item, ...condition } }]);
}
