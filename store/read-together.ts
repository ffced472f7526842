import type { Db } from './dynamo.ts';
import type { Key } from './keys.ts';
import { readMany, type Item } from './read-many.ts';

const batch = 100;
const atOnce = 8;

/**
 * Reads the items under these keys consistently, in the order asked; undefined where there is
 * none. Up to 800 keys cost one round trip: calls of 100 keys go out together.
 */
export async function readTogether(db: Db, wanted: readonly Key[]): Promise<(Item | undefined)[]> {
  const parts: Key[][] = [];
  for (let i = 0; i < wanted.length; i += batch) parts.push(wanted.slice(i, i + batch));
  const found: (Item | undefined)[][] = [];
  for (let i = 0; i < parts.length; i += atOnce) {
    const round = parts.slice(i, i + atOnce).map((part) => readMany(db, part));
    found.push(...(await Promise.all(round)));
  }
  return found.flat();
}
