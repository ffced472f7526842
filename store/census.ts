import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Census, CensusFinding } from '../domain/archive/census.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll, type Item } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** What one step of a census found, as stored; a step that found nothing has no item. */
export const CensusPart = z.strictObject({
  number: z.int().min(1),
  step: z.int().min(1),
  findings: z.array(CensusFinding).min(1),
});
export type CensusPart = z.infer<typeof CensusPart>;

/** A census, read consistently; null where there is none of this number. */
export const readCensus = (db: Db, number: number): Promise<Census | null> =>
  readOne(db, keys.census(number), Census);

/** The newest censuses, the newest first, read consistently. */
export async function newestCensuses(db: Db, limit: number): Promise<Census[]> {
  const { Items: items = [] } = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :censuses',
      ExpressionAttributeValues: { ':censuses': keys.census(1).pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return items.map((item) => fromItem(Census, item));
}

/**
 * Keeps a census after a step together with what the step found. False where another run was first
 * with this step: what it found counts.
 */
export function keepStep(
  db: Db,
  census: Census,
  findings: readonly CensusFinding[],
): Promise<boolean> {
  const { number, step } = census;
  const part: CensusPart = { number, step, findings: [...findings] };
  return writeTogether(db, [
    nextVersion(db, keys.census(number), census, 'step'),
    ...(findings.length === 0
      ? []
      : [
          {
            Put: {
              TableName: db.table,
              Item: { ...toItem(keys.censusPart(number, step), part) },
            },
          },
        ]),
  ]);
}

/** What a census found, part by part in the order of its steps, after a step. */
export async function* partsOf(
  db: Db,
  number: number,
  after: number,
): AsyncGenerator<CensusPart, void> {
  const { pk, sk } = keys.censusPart(number, after);
  const question = {
    KeyConditionExpression: 'pk = :census AND sk > :after',
    ExpressionAttributeValues: { ':census': pk, ':after': sk },
    Limit: 10,
  };
  for await (const item of readAll(db, question)) yield partOfItem(item);
}

/** The part that an item keeps. */
export const partOfItem = (item: Item): CensusPart => fromItem(CensusPart, item);
