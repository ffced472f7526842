import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { letterNameOf } from '../../domain/letters/letter.ts';
import { letterEnvironment } from '../environment.ts';
import { paced } from '../letters/pace.ts';
import { post } from '../letters/post.ts';
import { QueuedLetter } from '../letters/queue.ts';
import { sendLetter } from '../letters/send.ts';

const logger = new Logger({ serviceName: 'dealerbook' });
const untilNext = paced(letterEnvironment().MAIL_RATE);

/** Milliseconds that must be left to begin with another letter. */
const needed = 45_000;

/** A letter that is not at its end yet: its message comes again when the queue shows it again. */
class Later extends Error {
  override readonly name = 'Later';
}

/**
 * Sends the letters that the queue names, one after another. Those that failed, or whose outcome
 * nobody knows yet, are reported as not taken and come again.
 */
export const handler = (event: SQSEvent, context: Context) =>
  processPartialResponse(
    event,
    (record: SQSRecord) => sendOne(record, context),
    new BatchProcessor(EventType.SQS),
    { processInParallel: false, throwOnFullBatchFailure: false },
  );

async function sendOne({ body }: SQSRecord, context: Context): Promise<void> {
  const { letterId } = QueuedLetter.parse(JSON.parse(body));
  if (context.getRemainingTimeInMillis() < needed) throw new Later();
  try {
    await untilNext();
    if ((await sendLetter(post, letterNameOf(letterId))) === 'later') throw new Later();
  } catch (error) {
    const about = error instanceof Error ? { name: error.name, stack: error.stack } : {};
    if (error instanceof Later) logger.info('letter comes again', { letterId });
    else logger.error('letter not sent', { letterId, ...about });
    throw error;
  }
}
