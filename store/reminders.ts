import { type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { Reminder } from '../domain/contracts/reminders.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** Every reminder, the newest of each contract, in order of dealer and contract. */
export const listReminders = (db: Db): Promise<Reminder[]> => remindersWhere(db, {});

/** Those of them that nobody has taken care of. */
export const waitingReminders = (db: Db): Promise<Reminder[]> =>
  remindersWhere(db, {
    FilterExpression: 'doneAt = :never',
    ExpressionAttributeValues: { ':never': null },
  });

type Where = Pick<QueryCommandInput, 'FilterExpression' | 'ExpressionAttributeValues'>;

async function remindersWhere(db: Db, where: Where): Promise<Reminder[]> {
  const reminders: Reminder[] = [];
  const question = {
    ...where,
    KeyConditionExpression: 'pk = :reminders',
    ExpressionAttributeValues: {
      ...where.ExpressionAttributeValues,
      ':reminders': keys.reminder('', '').pk,
    },
  };
  for await (const item of readAll(db, question)) reminders.push(fromItem(Reminder, item));
  return reminders;
}

/** The newest reminder of a contract, read consistently; null where there is none. */
export const readReminder = (
  db: Db,
  { dealerId, contractId }: Pick<Reminder, 'dealerId' | 'contractId'>,
): Promise<Reminder | null> => readOne(db, keys.reminder(dealerId, contractId), Reminder);

/** Keeps a reminder in place of the one before; false where that one changed meanwhile. */
export function keepReminder(db: Db, before: Reminder | null, after: Reminder): Promise<boolean> {
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#through = :through AND #done = :done',
          ExpressionAttributeNames: { '#through': 'through', '#done': 'doneAt' },
          ExpressionAttributeValues: { ':through': before.through, ':done': before.doneAt },
        };
  const Item = { ...toItem(keys.reminder(after.dealerId, after.contractId), after) };
  return writeTogether(db, [{ Put: { TableName: db.table, Item, ...condition } }]);
}
