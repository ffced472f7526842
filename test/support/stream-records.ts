import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Entry } from '../../domain/entry.ts';
import { entryItem } from '../../store/entries.ts';
import { calledBy } from './recorded-calls.ts';

/** The stream record that recording an entry makes. */
export function recordOf(entry: Entry): DynamoDBRecord {
  const item = entryItem(entry);
  const { pk, sk } = item;
  const image = marshall(item, { removeUndefinedValues: true });
  return {
    eventName: 'INSERT',
    dynamodb: {
      Keys: marshall({ pk, sk }),
      NewImage: image,
      SequenceNumber: `${entry.dealerId}-${String(entry.version)}`,
    },
  } as DynamoDBRecord;
}

type Answer = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };
type Handler = (event: DynamoDBStreamEvent, context: Context) => Promise<Answer>;

/** Hands records to the reader of the stream that keeps totals; answers which of them failed. */
export async function deliver(records: readonly DynamoDBRecord[]): Promise<string[]> {
  const { handler } = (await import('../../functions/streams/totals.ts')) as { handler: Handler };
  const event = { Records: [...records] };
  const answer = await calledBy('totals', () => handler(event, {} as Context));
  return answer.batchItemFailures.map((failure) => failure.itemIdentifier);
}
