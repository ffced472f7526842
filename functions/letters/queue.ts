import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { LetterId } from '../../domain/letters/letter.ts';
import { inParallel } from '../../store/in-parallel.ts';
import type { LetterQueue } from './due.ts';

/** What a message of the queue says: which letter is to be sent. Everything else is read anew. */
export const QueuedLetter = z.strictObject({ letterId: LetterId });

/** Most messages that SQS takes at once. */
const batch = 10;

/** The queue at an address; throws where SQS does not take every message. */
export function connectQueue(url: string, sqs: SQSClient): LetterQueue {
  return {
    put: async (letterIds) => {
      const parts = Array.from({ length: Math.ceil(letterIds.length / batch) }, (_, i) =>
        letterIds.slice(i * batch, (i + 1) * batch),
      );
      await inParallel(parts, (part) => putBatch(sqs, url, part));
    },
  };
}

async function putBatch(sqs: SQSClient, url: string, part: readonly string[]): Promise<void> {
  const { Failed: failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: url,
      Entries: part.map((letterId, i) => ({
        Id: String(i),
        MessageBody: JSON.stringify({ letterId }),
      })),
    }),
  );
  const [first] = failed;
  if (first) throw new Error(`The queue did not take a letter: ${first.Code ?? 'unknown'}`);
}
