import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
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

/** Goes by what the head says now: records may come twice, late, or in another order. */
async function moved({ dynamodb }: DynamoDBRecord): Promise<void> {
  const { OldImage: before, NewImage: after } = dynamodb ?? {};
  const dealerId = after?.['dealerId']?.S;
  if (dealerId === undefined || before?.['territory']?.S === after?.['territory']?.S) return;
  await moveOpenItems(db, dealerId);
  await moveApprovals(db, dealerId);
}
