import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Entry } from '../../domain/entry.ts';
import { monthOf } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { entryOf } from '../../store/entries.ts';
import { flushTotals } from '../../store/totals.ts';
import { db } from '../database.ts';

/**
 * Brings month totals up after entries were recorded. A dealer's records of a batch are flushed
 * together, at the first of them. Records may come twice, late, or in another order: a flush goes
 * by what the account is, so it is harmless to make it again. Where a dealer fails, its records
 * are reported as failed and come again.
 */
export const handler = async (event: DynamoDBStreamEvent, context: Context) => {
  const { fiscalYearStart } = await readCompany(db);
  const recorded = Map.groupBy(event.Records.flatMap(entriesOf), (entry) => entry.dealerId);
  const flushed = new Map<string, Promise<void>>();
  const flush = (dealerId: string): Promise<void> => {
    const entries = recorded.get(dealerId) ?? [];
    const months = [...new Set(entries.map((entry) => monthOf(entry.day)))];
    return flushTotals(db, dealerId, months, fiscalYearStart, entries);
  };
  const brought = async (record: DynamoDBRecord): Promise<void> => {
    for (const { dealerId } of entriesOf(record)) {
      const pending = flushed.get(dealerId) ?? flush(dealerId);
      flushed.set(dealerId, pending);
      await pending;
    }
  };
  return processPartialResponse(event, brought, new BatchProcessor(EventType.DynamoDBStreams), {
    context,
    // A stream goes on from the first record that failed, so the order of the answers counts.
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });
};

/** The entry that a record brings; none where the record is about anything else. */
function entriesOf({ dynamodb }: DynamoDBRecord): Entry[] {
  const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  return image?.['sk']?.S?.startsWith('E#') ? [entryOf(unmarshall(image))] : [];
}
