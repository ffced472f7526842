import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { ContractSettings, newContractSettings } from '../domain/contracts/settings.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { fromItem } from './record.ts';
import { writeTogether } from './transact.ts';

/** What the company says of its contracts; what it starts with until somebody has spoken. */
export async function readContractSettings(db: Db): Promise<ContractSettings> {
  const Key = keys.contractSettings();
  const get = new GetCommand({ TableName: db.table, Key, ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(ContractSettings, item) : newContractSettings;
}

/** Keeps changed settings; false where someone else changed them since they were read. */
export const changeContractSettings = (db: Db, after: ContractSettings): Promise<boolean> =>
  writeTogether(db, [nextVersion(db, keys.contractSettings(), after, 'version')]);
