import { MonthReview } from '../domain/month-review.ts';
import type { Month } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** The review of a dealer's month, read consistently; null where nobody wrote one. */
export const readMonthReview = (
  db: Db,
  dealerId: string,
  month: Month,
): Promise<MonthReview | null> => readOne(db, keys.monthReview(dealerId, month), MonthReview);

/**
 * The reviews of a month by dealer, of the dealers whose ids stand between two, both included: one
 * question, paid for by what is there, not by how many dealers are asked about.
 */
export async function readMonthReviews(
  db: Db,
  month: Month,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ReadonlyMap<string, MonthReview>> {
  const { pk } = keys.monthReview(from, month);
  const found = new Map<string, MonthReview>();
  const question = {
    KeyConditionExpression: 'pk = :month AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':month': pk, ':from': from, ':to': to },
  };
  for await (const item of readAll(db, question)) {
    const review = fromItem(MonthReview, item);
    found.set(review.dealerId, review);
  }
  return found;
}

/** Keeps the next version of a review; false where someone else was first. */
export const keepMonthReview = (db: Db, after: MonthReview): Promise<boolean> =>
  writeTogether(db, [
    nextVersion(db, keys.monthReview(after.dealerId, after.month), after, 'version'),
  ]);
