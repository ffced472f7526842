import type { Db } from './dynamo.ts';
import type { Key } from './keys.ts';
import { toItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/**
 * Puts the next version of a record: the first one where there is none, each later one only where
 * the one before still stands. `counter` is the attribute that every version raises by one.
 */
export function nextVersion<Counter extends string>(
  db: Db,
  key: Key,
  record: Readonly<Record<Counter, number>>,
  counter: Counter,
): TransactItem {
  const before = record[counter] - 1;
  const condition =
    before === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#counter = :before',
          ExpressionAttributeNames: { '#counter': counter },
          ExpressionAttributeValues: { ':before': before },
        };
  return { Put: { TableName: db.table, Item: { ...toItem(key, record) }, ...condition } };
}
