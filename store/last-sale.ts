import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Span } from '../domain/contracts/gaps.ts';
import type { Day } from '../domain/values/day.ts';
import type { Db } from './dynamo.ts';
import { dealerPartition, keys } from './keys.ts';
import { readMany, type Item } from './read-many.ts';

/** Entries read at once: most often the newest of them is a sale. */
const atOnce = 25;

/**
 * The last day within a span on which a sale stands in a dealer's account, read from its end; null
 * where none does. A sale that was reversed does not count, nor one under an exception.
 */
export async function lastSaleWithin(
  db: Db,
  dealerId: string,
  { from, to }: Span,
): Promise<Day | null> {
  let start: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const reply: QueryCommandOutput = await db.documents.send(
      new QueryCommand({
        TableName: db.table,
        KeyConditionExpression: 'pk = :dealer AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':dealer': dealerPartition(dealerId),
          ':from': `E#${from}`,
          ':to': `E#${to}~`,
        },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: atOnce,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    const sale = await lastStanding(db, dealerId, reply.Items ?? []);
    if (sale) return String(sale['sk']).slice(2, 12);
    start = reply.LastEvaluatedKey;
  } while (start);
  return null;
}

/** The first of these sales without exception that still stands: its document is its own. */
async function lastStanding(
  db: Db,
  dealerId: string,
  entries: readonly Item[],
): Promise<Item | undefined> {
  const sales = entries.filter(({ kind, exception }) => kind === 'sale' && exception === undefined);
  const documents = await readMany(
    db,
    sales.map(({ document }) => keys.openItem(dealerId, String(document))),
  );
  return sales.find(({ version }, i) => {
    const document = documents[i];
    return document?.['first'] === version && document?.['reversedBy'] === undefined;
  });
}
