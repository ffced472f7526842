import {
  BatchGetCommand,
  paginateQuery,
  type BatchGetCommandOutput,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import { inParallel } from './in-parallel.ts';
import type { Key } from './keys.ts';
import { patience } from './patience.ts';
import { Busy } from './transact.ts';

/** An item as stored: its key and its record. */
export type Item = Readonly<Record<string, unknown>>;

const batch = 100;
const turns = 20;

/**
 * Reads the items under these keys consistently, in the order asked; undefined where there is
 * none; 800 keys in one round trip. `attributes` limits what is sent back (the whole item is still
 * paid for). Throws `Busy` where the table names some as not read again and again.
 */
export async function readMany(
  db: Db,
  wanted: readonly Key[],
  attributes?: readonly string[],
): Promise<(Item | undefined)[]> {
  // A key that is asked for twice is sent once: DynamoDB refuses the whole batch otherwise.
  const distinct = [...new Map(wanted.map((key) => [nameOf(key), key])).values()];
  const parts = Array.from({ length: Math.ceil(distinct.length / batch) }, (_, i) =>
    distinct.slice(i * batch, (i + 1) * batch),
  );
  const items = (await inParallel(parts, (part) => readBatch(db, part, attributes))).flat();
  const found = new Map(items.map((item) => [nameOf(item), item]));
  return wanted.map((key) => found.get(nameOf(key)));
}

/** What a key is called where items are looked up by it. */
export const nameOf = (key: Item | Key): string => `${String(key['pk'])} ${String(key['sk'])}`;

async function readBatch(
  db: Db,
  part: readonly Key[],
  attributes: readonly string[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  let request: BatchGetCommandOutput['UnprocessedKeys'] = {
    [db.table]: { Keys: [...part], ConsistentRead: true, ...projection(attributes) },
  };
  for (let turn = 0; request && Object.keys(request).length > 0; turn++) {
    if (turn === turns) throw new Busy();
    if (turn > 0) await patience.pause(patience.chance() * Math.min(400, 25 * 2 ** turn));
    const reply: BatchGetCommandOutput = await db.documents.send(
      new BatchGetCommand({ RequestItems: request }),
    );
    items.push(...(reply.Responses?.[db.table] ?? []));
    request = reply.UnprocessedKeys;
  }
  return items;
}

function projection(attributes: readonly string[] | undefined) {
  if (!attributes) return {};
  const names = [...new Set(['pk', 'sk', ...attributes])];
  return {
    ProjectionExpression: names.map((_, i) => `#${String(i)}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#${String(i)}`, name])),
  };
}

/** Every item of a question, consistently, page after page; the caller may stop early. */
export async function* readAll(
  db: Db,
  question: Omit<QueryCommandInput, 'TableName'>,
): AsyncGenerator<Item, void> {
  const pages = paginateQuery(
    { client: db.documents },
    { ConsistentRead: true, ...question, TableName: db.table },
  );
  for await (const page of pages) yield* page.Items ?? [];
}
