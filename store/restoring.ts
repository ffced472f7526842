import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readItem } from './read-one.ts';

/** Whether a backup is being restored into this table, and is not whole yet. */
export async function isRestoring(db: Db): Promise<boolean> {
  return (await readItem(db, keys.restore())) !== undefined;
}
