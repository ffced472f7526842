import { Custody, noCustody } from '../domain/custody.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readOne } from './read-one.ts';
import { transact } from './transact.ts';

/** Who keeps the archive, read consistently. */
export async function readCustody(db: Db): Promise<Custody> {
  return (await readOne(db, keys.custody(), Custody)) ?? noCustody;
}

/** Keeps the custody after an act; throws `Conflict` where somebody else acted since. */
export const keepCustody = (db: Db, after: Custody): Promise<void> =>
  transact(db, [nextVersion(db, keys.custody(), after, 'version')]);
