import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Head } from '../domain/account.ts';
import { InForce } from '../domain/contracts/in-force.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { readMany, type Item } from './read-many.ts';
import { fromItem, toItem } from './record.ts';
import { Conflict, type TransactItem } from './transact.ts';

/** The terms of a dealer's contracts, read consistently; null where none was ever in force. */
export async function readInForce(db: Db, dealerId: string): Promise<InForce | null> {
  const Key = keys.inForce(dealerId);
  const get = new GetCommand({ TableName: db.table, Key, ConsistentRead: true });
  const { Item: item } = await db.documents.send(get);
  return item ? fromItem(InForce, item) : null;
}

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

/** Keeps the terms after a change, to be written together with the head that names them. */
export const changedInForce = (db: Db, dealerId: string, after: InForce): TransactItem => ({
  Put: { TableName: db.table, Item: { ...toItem(keys.inForce(dealerId), after) } },
});
