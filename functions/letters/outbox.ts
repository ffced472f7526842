import { SQSClient } from '@aws-sdk/client-sqs';
import { letterEnvironment } from '../environment.ts';
import { connectQueue } from './queue.ts';

/** The client of the queue; the address of the queue says where it is. */
export const sqs = new SQSClient({});

/** The queue from which letters are sent, connected once per cold start. */
export const outbox = connectQueue(letterEnvironment().LETTERS_QUEUE, sqs);
