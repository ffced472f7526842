import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { AccountDocument, type Head } from '../domain/account.ts';
import { verified } from '../domain/open-sum.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition, keys, waiting, type Key } from './keys.ts';
import { readAll, type Item } from './read-many.ts';
import { fromItem } from './record.ts';
import { table } from './table.ts';
import { Conflict, type TransactItem } from './transact.ts';

/** The document that an item keeps: its number is in the key. */
export const documentOf = (item: Item): AccountDocument =>
  fromItem(AccountDocument, { ...item, document: String(item[table.sortKey]).slice(2) });

/** A document as stored; while something is open on it, it stands in the index of its territory. */
export function documentItem(dealerId: string, territory: string, kept: AccountDocument): Item {
  const { document, ...record } = kept;
  return {
    ...keys.openItem(dealerId, document),
    ...record,
    ...(kept.open > 0
      ? {
          [table.waiting.partitionKey]: waiting.openItems(territory),
          [table.waiting.sortKey]: waiting.openItem(dealerId, kept.due),
        }
      : {}),
  };
}

/**
 * Keeps a new or changed document. Fails where it is not as it was when the decision was made:
 * the head's version alone does not show a document that was read before another posting ended.
 */
export const changedDocument = (
  db: Db,
  head: Pick<Head, 'dealerId' | 'territory'>,
  before: AccountDocument | undefined,
  after: AccountDocument,
): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...documentItem(head.dealerId, head.territory, after) },
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#last = :last',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':last': before.last },
        }),
  },
});

/**
 * The open items of an account as of this head, all fields. The index is eventual; its answer is
 * checked against the head and, where it does not fit, taken from the account's own partition.
 * Throws `Conflict` where the account has moved on from the head: read the head again.
 */
export async function readOpenItems(db: Db, head: Head): Promise<AccountDocument[]> {
  if (head.openCount === 0) return [];
  const indexed = await readIndex(db, head.territory, head.dealerId);
  if (verified(head, indexed)) return indexed;
  const kept = await readPartition(db, head.dealerId);
  if (verified(head, kept)) return kept;
  throw new Conflict();
}

/**
 * Open items of a territory by dealer as the index shows them: eventual, to be checked with
 * `verified` against each dealer's head.
 */
export async function readOpenItemsOfTerritory(
  db: Db,
  territory: string,
): Promise<Map<string, AccountDocument[]>> {
  const items = new Map<string, AccountDocument[]>();
  for await (const item of indexItems(db, territory, '')) {
    const dealerId = String(item[table.partitionKey]).slice(2);
    const ofDealer = items.get(dealerId) ?? [];
    ofDealer.push(documentOf(item));
    items.set(dealerId, ofDealer);
  }
  return items;
}

/** Every document of an account that stands in an index, with the index partition it stands in. */
export async function* readIndexed(
  db: Db,
  dealerId: string,
): AsyncGenerator<{ key: Key; territory: string; document: AccountDocument }, void> {
  const question = {
    KeyConditionExpression: 'pk = :dealer AND begins_with(sk, :documents)',
    FilterExpression: 'attribute_exists(wp)',
    ExpressionAttributeValues: { ':dealer': dealerPartition(dealerId), ':documents': 'I#' },
  };
  for await (const item of readAll(db, question)) {
    const document = documentOf(item);
    const territory = String(item[table.waiting.partitionKey]).slice(2);
    yield { key: keys.openItem(dealerId, document.document), territory, document };
  }
}

async function readPartition(db: Db, dealerId: string): Promise<AccountDocument[]> {
  const items: AccountDocument[] = [];
  for await (const { document } of readIndexed(db, dealerId)) items.push(document);
  return items;
}

async function readIndex(db: Db, territory: string, dealerId: string) {
  const items: AccountDocument[] = [];
  for await (const item of indexItems(db, territory, `${dealerId}#`)) items.push(documentOf(item));
  return items;
}

async function* indexItems(db: Db, territory: string, prefix: string): AsyncGenerator<Item, void> {
  const some = prefix !== '';
  const pages = paginateQuery(
    { client: db.documents },
    {
      TableName: db.table,
      IndexName: table.waiting.name,
      KeyConditionExpression: some
        ? 'wp = :partition AND begins_with(ws, :prefix)'
        : 'wp = :partition',
      ExpressionAttributeValues: {
        ':partition': waiting.openItems(territory),
        ...(some ? { ':prefix': prefix } : {}),
      },
    },
  );
  for await (const page of pages) yield* page.Items ?? [];
}
