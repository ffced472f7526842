import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Db } from './dynamo.ts';
import { readHead } from './heads.ts';
import { waiting, type Key } from './keys.ts';
import { readIndexed } from './open-items.ts';

/**
 * Puts the open items of an account into the index of the territory that its head names now. It
 * may stop anywhere and be made again: what is already there is left alone, and what was settled
 * or opened meanwhile is where it belongs.
 */
export async function moveOpenItems(db: Db, dealerId: string): Promise<void> {
  const head = await readHead(db, dealerId);
  if (!head) return;
  for await (const { key, territory } of readIndexed(db, dealerId)) {
    if (territory !== head.territory) await moveOne(db, key, territory, head.territory);
  }
}

async function moveOne(db: Db, key: Key, from: string, to: string): Promise<void> {
  try {
    await db.documents.send(
      new UpdateCommand({
        TableName: db.table,
        Key: key,
        UpdateExpression: 'SET wp = :to',
        ConditionExpression: 'wp = :from',
        ExpressionAttributeValues: {
          ':from': waiting.openItems(from),
          ':to': waiting.openItems(to),
        },
      }),
    );
  } catch (error) {
    // Settled or moved by another meanwhile: then it is not this one's to move.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
