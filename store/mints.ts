import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Mint } from '../domain/archive/mint.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll } from './read-many.ts';
import { fromItem, toItem } from './record.ts';

/** Keeps who may fetch a file and what for, before the address is given out. */
export async function keepMint(db: Db, mint: Mint): Promise<void> {
  await db.documents.send(
    new PutCommand({
      TableName: db.table,
      Item: toItem(keys.mint(mint.at, mint.mintId), mint),
    }),
  );
}

/** Every mint of a day in UTC, in order of time. */
export async function mintsOf(db: Db, day: Day): Promise<Mint[]> {
  const mints: Mint[] = [];
  const { pk } = keys.mint(day, '');
  const question = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  };
  for await (const item of readAll(db, question)) mints.push(fromItem(Mint, item));
  return mints;
}
