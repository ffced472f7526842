import type { Day, Instant } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition } from './keys.ts';
import { readAll } from './read-many.ts';

/** Entries read at once where it is asked what was known: the first of them mostly was. */
const entriesOfRead = 20;

/**
 * The earliest business day of an account's entries; null where it has none. What was recorded
 * after `at` is as if it were not there; null counts everything.
 */
export async function firstEntryDay(
  db: Db,
  dealerId: string,
  at: Instant | null,
): Promise<Day | null> {
  const question = {
    KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :entries)',
    ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':entries': 'E#' },
    ConsistentRead: false,
    Limit: at === null ? 1 : entriesOfRead,
  };
  for await (const item of readAll(db, question)) {
    if (at === null || String(item['at']) <= at) return String(item['sk']).slice(2, 12);
  }
  return null;
}
