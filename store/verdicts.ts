import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { FileId } from '../domain/archive/file.ts';
import { Verdict } from '../domain/contracts/comparison/verdict.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { fromItem } from './record.ts';
import { transact } from './transact.ts';

/** How a file compared with its terms, read consistently; null where nobody has compared it. */
export async function readVerdict(
  db: Db,
  dealerId: string,
  fileId: FileId,
): Promise<Verdict | null> {
  const Key = keys.verdict(dealerId, fileId);
  const get = new GetCommand({ TableName: db.table, Key, ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(Verdict, item) : null;
}

/** Keeps a comparison or what was confirmed of it; throws `Conflict` where another was first. */
export const keepVerdict = (db: Db, after: Verdict): Promise<void> =>
  transact(db, [nextVersion(db, keys.verdict(after.dealerId, after.fileId), after, 'revision')]);
