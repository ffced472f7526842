import { Tier } from '../domain/customer.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readAll, readMany } from './read-many.ts';

/** A territory among these that still has a customer, or null. Reads the lists of all tiers. */
export async function territoryInUse(
  db: Db,
  territories: readonly string[],
): Promise<string | null> {
  if (territories.length === 0) return null;
  for (const tier of Tier.options) {
    for await (const { territory } of linesOf(db, tier, 'territory')) {
      const found = territories.find((lost) => lost === territory);
      if (found !== undefined) return found;
    }
  }
  return null;
}

/**
 * True once any dealer's account has an entry. Asked only when the currency would change, so that
 * no posting pays for keeping a mark.
 */
export async function ledgerHasEntries(db: Db): Promise<boolean> {
  const heads = [];
  for await (const { sk } of linesOf(db, 'dealer', 'sk')) heads.push(keys.head(String(sk)));
  const versions = await readMany(db, heads, ['version']);
  return versions.some((head) => Number(head?.['version'] ?? 0) > 0);
}

const linesOf = (db: Db, tier: Tier, attribute: string) =>
  readAll(db, {
    KeyConditionExpression: 'pk = :tier',
    ProjectionExpression: '#attribute',
    ExpressionAttributeNames: { '#attribute': attribute },
    ExpressionAttributeValues: { ':tier': keys.customerListed(tier, '').pk },
  });
