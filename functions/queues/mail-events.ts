import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { MailEvent, markLetter } from '../letters/events.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/**
 * Marks letters by what the mail service tells of them: accepted, came back, complained of. An
 * event that could not be kept is reported as not taken and comes again, for days if need be.
 */
export const handler = (event: SQSEvent) =>
  processPartialResponse(event, told, new BatchProcessor(EventType.SQS), {
    processInParallel: false,
    throwOnFullBatchFailure: false,
  });

async function told({ body }: SQSRecord): Promise<void> {
  const about = await markLetter(db, MailEvent.parse(JSON.parse(body)), instant);
  if (about === null) return;
  const { isTwice, ...rest } = about;
  if (isTwice) logger.error('letter went out twice', rest);
  else if (about.eventType !== 'Send') logger.warn('letter came back', rest);
}
