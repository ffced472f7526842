import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Approval } from '../domain/approval.ts';
import { approvalsAbout, placeOf } from './approvals.ts';
import type { Db } from './dynamo.ts';
import { readHead } from './heads.ts';
import { waiting } from './keys.ts';
import { table } from './table.ts';

/**
 * Puts what waits about a dealer before those who decide in the territory that its head names now.
 * It may stop anywhere and be made again; what was decided meanwhile is left alone.
 */
export async function moveApprovals(db: Db, dealerId: string): Promise<void> {
  const head = await readHead(db, dealerId);
  if (!head) return;
  for (const approval of await approvalsAbout(db, dealerId)) {
    if (approval.state === 'waiting' && approval.territory !== head.territory) {
      await moveOne(db, approval, head.territory);
    }
  }
}

async function moveOne(db: Db, approval: Approval, territory: string): Promise<void> {
  try {
    await db.documents.send(
      new UpdateCommand({
        TableName: db.table,
        Key: placeOf(approval),
        UpdateExpression: 'SET territory = :to, #wp = :wp',
        ConditionExpression: 'requestedAt = :asked AND territory = :from',
        ExpressionAttributeNames: { '#wp': table.waiting.partitionKey },
        ExpressionAttributeValues: {
          ':from': approval.territory,
          ':to': territory,
          ':wp': waiting.approvals(territory),
          ':asked': approval.requestedAt,
        },
      }),
    );
  } catch (error) {
    // Decided or moved by another meanwhile: then it is not this one's to move.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
