import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { BankLine, type BankLineId } from '../domain/bank/bank-line.ts';
import type { Month } from '../domain/values/month.ts';
import type { Db } from './dynamo.ts';
import { keys, waiting } from './keys.ts';
import { readAll, readMany, type Item } from './read-many.ts';
import { fromItem, toItem } from './record.ts';
import { table } from './table.ts';
import type { TransactItem } from './transact.ts';

/** A line as stored; while it waits it stands in the index of what waits. */
export function bankLineItem(line: BankLine): Item {
  const isWaiting = line.state === 'waiting';
  return {
    ...toItem(keys.bankLine(line.lineId), line),
    ...(isWaiting
      ? {
          [table.waiting.partitionKey]: waiting.bankLines(),
          [table.waiting.sortKey]: line.lineId,
        }
      : {}),
  };
}

/** The line that an item keeps. */
export const bankLineOf = (item: Item): BankLine => fromItem(BankLine, item);

/** A version of a line; fails where the one before no longer stands, a first one where one is. */
export const changedBankLine = (db: Db, line: BankLine): TransactItem => ({
  Put: {
    TableName: db.table,
    Item: { ...bankLineItem(line) },
    ...(line.version === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#version = :before',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':before': line.version - 1 },
        }),
  },
});

/** Those of these lines that are there, read consistently. */
export async function readBankLines(
  db: Db,
  lineIds: readonly BankLineId[],
): Promise<Map<BankLineId, BankLine>> {
  const items = await readMany(db, [...new Set(lineIds)].map(keys.bankLine));
  const lines = items.flatMap((item) => (item ? [bankLineOf(item)] : []));
  return new Map(lines.map((line) => [line.lineId, line]));
}

/** Every line of a month, in order of day. */
export async function bankLinesOf(db: Db, month: Month): Promise<BankLine[]> {
  const lines: BankLine[] = [];
  const question = {
    KeyConditionExpression: 'pk = :month',
    ExpressionAttributeValues: { ':month': keys.bankLine(`${month}-01-`).pk },
  };
  for await (const item of readAll(db, question)) lines.push(bankLineOf(item));
  return lines;
}

/**
 * Lines that wait, after one, in order of day. The index is eventual, so each is read again from
 * its own item: one decided a moment ago is not shown as waiting.
 */
export async function waitingBankLines(
  db: Db,
  after: string | null,
  limit: number,
): Promise<{ readonly lines: BankLine[]; readonly last: string | null }> {
  const reply = await db.documents.send(
    new QueryCommand({
      TableName: db.table,
      IndexName: table.waiting.name,
      KeyConditionExpression: '#wp = :bank AND #ws > :after',
      ExpressionAttributeNames: {
        '#wp': table.waiting.partitionKey,
        '#ws': table.waiting.sortKey,
      },
      ExpressionAttributeValues: { ':bank': waiting.bankLines(), ':after': after ?? '0' },
      Limit: limit,
    }),
  );
  const ids = (reply.Items ?? []).map((item) => String(item[table.waiting.sortKey]));
  const read = await readBankLines(db, ids);
  return {
    lines: [...read.values()].filter((line) => line.state === 'waiting'),
    last: reply.LastEvaluatedKey ? (ids.at(-1) ?? null) : null,
  };
}
