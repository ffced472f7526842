import type { Head } from '../domain/account.ts';
import { canonical } from '../domain/chain.ts';
import { InForce } from '../domain/contracts/in-force.ts';
import type { TermsChange } from '../domain/entry.ts';
import type { TermsAbout } from '../domain/terms.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readMany, type Item } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import { sha256 } from './sha256.ts';
import { changeTerms } from './terms.ts';
import { Conflict, type TransactItem } from './transact.ts';

/** The terms of a dealer's contracts, read consistently; null where none was ever in force. */
export const readInForce = (db: Db, dealerId: string): Promise<InForce | null> =>
  readOne(db, keys.inForce(dealerId), InForce);

/** The terms that belong to a head. Throws `Conflict` where they were read from before or after. */
export function inForceOfHead(head: Head, item: Item | undefined): InForce | null {
  const inForce = item ? fromItem(InForce, item) : null;
  if ((inForce?.version ?? 0) !== (head.contracts?.item ?? 0)) throw new Conflict();
  return inForce;
}

/**
 * The terms that belong to these heads, by dealer; only heads with contracts are asked for. Throws
 * `Conflict` where some changed between reading a head and them.
 */
export async function readInForceOf(db: Db, heads: readonly Head[]): Promise<Map<string, InForce>> {
  const under = heads.filter(({ contracts }) => contracts !== undefined);
  const items = await readMany(
    db,
    under.map(({ dealerId }) => keys.inForce(dealerId)),
  );
  const found = under.map((head, i) => [head.dealerId, inForceOfHead(head, items[i])] as const);
  return new Map(found.flatMap(([id, inForce]) => (inForce ? [[id, inForce]] : [])));
}

/** A change of the terms in force: they after it, and what it changes on the account. */
export interface InForceAfter {
  readonly inForce: InForce;
  readonly change: TermsChange;
}

/** What the chain keeps of terms in force: terms that anybody altered are told by it. */
export const inForceDigest = (inForce: InForce): string => sha256(canonical(inForce));

/**
 * Keeps the terms in force after a change together with the entry of amount 0 that names them by
 * their digest. Fails where the account is no longer as this head says.
 */
export function changeInForce(
  db: Db,
  before: Head,
  { inForce, change }: InForceAfter,
  about: Omit<TermsAbout, 'hash'>,
): TransactItem[] {
  const { contracts } = change;
  if (!contracts) throw new Error('a change of the terms in force names no version of them');
  const named = { ...change, contracts: { ...contracts, digest: inForceDigest(inForce) } };
  const { items } = changeTerms(db, before, named, { ...about, hash: sha256 });
  const Item = { ...toItem(keys.inForce(before.dealerId), inForce) };
  return [{ Put: { TableName: db.table, Item } }, ...items];
}
