import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition } from './keys.ts';

/** The earliest business day of an account's entries; null where it has none. */
export async function firstEntryDay(db: Db, dealerId: string): Promise<Day | null> {
  const { Items: items = [] } = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :entries)',
      ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':entries': 'E#' },
      Limit: 1,
    }),
  );
  return items[0] ? String(items[0]['sk']).slice(2, 12) : null;
}
