import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Paper, type PaperKey } from '../domain/paper.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { transact } from './transact.ts';

/** The paper original of a version, read consistently; null where nobody has placed it. */
export const readPaper = (db: Db, of: PaperKey): Promise<Paper | null> =>
  readOne(db, keys.paper(of.dealerId, of.contractId, of.version), Paper);

/** A page of papers; `last` is the key to go on after, null at the end. */
export interface PaperPage {
  readonly papers: readonly Paper[];
  readonly last: string | null;
}

/** Papers in order of dealer and contract, after a key. */
export async function pageOfPapers(
  db: Db,
  after: string | null,
  limit: number,
): Promise<PaperPage> {
  const { pk } = keys.paper('', '', 0);
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      KeyConditionExpression: 'pk = :papers',
      ExpressionAttributeValues: { ':papers': pk },
      ConsistentRead: true,
      Limit: limit,
      ...(after === null ? {} : { ExclusiveStartKey: { pk, sk: after } }),
    }),
  );
  return {
    papers: (reply.Items ?? []).map((item) => fromItem(Paper, item)),
    last: (reply.LastEvaluatedKey?.['sk'] as string | undefined) ?? null,
  };
}

/** Keeps a paper after a deed; throws `Conflict` where somebody else was first. */
export function keepPaper(db: Db, after: Paper): Promise<void> {
  const key = keys.paper(after.dealerId, after.contractId, after.version);
  return transact(db, [nextVersion(db, key, after, 'revision')]);
}
