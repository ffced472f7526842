import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Custody, noCustody } from '../domain/custody.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { fromItem } from './record.ts';
import { transact } from './transact.ts';

/** Who keeps the archive, read consistently. */
export async function readCustody(db: Db): Promise<Custody> {
  const get = new GetCommand({ TableName: db.table, Key: keys.custody(), ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(Custody, item) : noCustody;
}

/** Keeps the custody after an act; throws `Conflict` where somebody else acted since. */
export const keepCustody = (db: Db, after: Custody): Promise<void> =>
  transact(db, [nextVersion(db, keys.custody(), after, 'version')]);
