import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readHead } from '../../store/heads.ts';
import { customerOf } from '../../store/keys.ts';
import { moveApprovals } from '../../store/move-approvals.ts';
import { moveOpenItems } from '../../store/move-open-items.ts';
import { db } from '../database.ts';

/**
 * Moves a dealer's open items and waiting requests in the index after its account went to another
 * territory. Until then readers find that the index does not fit the head, and go by the head.
 */
export const handler = (event: DynamoDBStreamEvent, context: Context) =>
  processPartialResponse(event, moved, new BatchProcessor(EventType.DynamoDBStreams), {
    context,
    // A stream goes on from the first record that failed, so the order of the answers counts.
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });

/**
 * Goes by what the head says now: records may come twice, late, or in another order. A head that
 * is not yet at the version of the move would be gone by too early: the record is tried again.
 */
async function moved({ dynamodb }: DynamoDBRecord): Promise<void> {
  const dealerId = customerOf(dynamodb?.Keys?.['pk']?.S ?? '');
  const version = Number(dynamodb?.NewImage?.['version']?.N);
  const head = dealerId === null ? null : await readHead(db, dealerId);
  if (!head) return;
  if (head.version < version) throw new Error('the head is behind the entry that moved it');
  await moveOpenItems(db, head.dealerId);
  await moveApprovals(db, head.dealerId);
}
