import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';

/** Whether a backup is being restored into this table, and is not whole yet. */
export async function isRestoring(db: Db): Promise<boolean> {
  const get = new GetCommand({ TableName: db.table, Key: keys.restore(), ConsistentRead: true });
  return (await db.documents.send(get)).Item !== undefined;
}
