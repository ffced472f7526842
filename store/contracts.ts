import { Contract } from '../domain/contracts/contract.ts';
import { contractLine } from '../domain/contracts/register.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition, keys, type Key } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readAll, type Item } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem, toItem } from './record.ts';
import type { TransactItem } from './transact.ts';

/** A version of a contract, read consistently; null where there is none. */
export function readContract(
  db: Db,
  dealerId: string,
  contractId: string,
  version: number,
): Promise<Contract | null> {
  return readOne(db, keys.contract(dealerId, contractId, version), Contract);
}

/** A version as it was first drafted, read consistently; null where there is none. */
export const readFirstRevision = (
  db: Db,
  { dealerId, contractId, version }: Pick<Contract, 'dealerId' | 'contractId' | 'version'>,
): Promise<Contract | null> =>
  readOne(db, keys.contractRevision(dealerId, contractId, version, 1), Contract);

/** The version of a contract that an item keeps. */
export const contractOfItem = (item: Item): Contract => fromItem(Contract, item);

/** Every version of every contract of a dealer, in order of contract and version. */
export const contractsOfDealer = (db: Db, dealerId: string): Promise<Contract[]> =>
  startingWith(db, { pk: dealerPartition(dealerId), sk: 'K#' });

/** Every version of one contract in order; empty where there is no such contract. */
export const versionsOf = (db: Db, dealerId: string, contractId: string): Promise<Contract[]> =>
  startingWith(db, { pk: dealerPartition(dealerId), sk: `K#${contractId}#` });

/** Every revision of a version in order, the present one last. */
export function revisionsOf(
  db: Db,
  { dealerId, contractId, version }: Pick<Contract, 'dealerId' | 'contractId' | 'version'>,
): Promise<Contract[]> {
  const { pk, sk } = keys.contractRevision(dealerId, contractId, version, 0);
  return startingWith(db, { pk, sk: sk.slice(0, sk.lastIndexOf('#') + 1) });
}

async function startingWith(db: Db, { pk, sk }: Key): Promise<Contract[]> {
  const found: Contract[] = [];
  const question = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
  };
  for await (const item of readAll(db, question)) found.push(contractOfItem(item));
  return found;
}

/**
 * Keeps a revision of a version: as the present one, for good, and as its line in the register.
 * Fails where the version is no longer at the revision before.
 */
export function contractItems(db: Db, after: Contract): TransactItem[] {
  const { dealerId, contractId, version, revision } = after;
  const put = (key: Key, record: object): TransactItem => ({
    Put: { TableName: db.table, Item: { ...toItem(key, record) } },
  });
  return [
    nextVersion(db, keys.contract(dealerId, contractId, version), after, 'revision'),
    put(keys.contractRevision(dealerId, contractId, version, revision), after),
    put(keys.contractListed(dealerId, contractId, version), contractLine(after)),
  ];
}
