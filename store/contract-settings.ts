import { ContractSettings, newContractSettings } from '../domain/contracts/settings.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { writeTogether } from './transact.ts';

/** What the company says of its contracts; what it starts with until somebody has spoken. */
export async function readContractSettings(db: Db): Promise<ContractSettings> {
  return (await readOne(db, keys.contractSettings(), ContractSettings)) ?? newContractSettings;
}

/** Keeps changed settings; false where someone else changed them since they were read. */
export const changeContractSettings = (db: Db, after: ContractSettings): Promise<boolean> =>
  writeTogether(db, [nextVersion(db, keys.contractSettings(), after, 'version')]);
