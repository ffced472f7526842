import { createHash } from 'node:crypto';
import * as z from 'zod';
import { checkBatch, checkBody, checkEntry, refuseOthers } from './checks.ts';
import { SqsProblem } from './problem.ts';
import type { Queue } from './queues.ts';
import type { Received, Shelf } from './shelf.ts';

/** What an operation works on. */
export type Counter = {
  readonly shelf: Shelf;
  readonly queues: readonly Queue[];
  readonly urlOf: (queue: Queue) => string;
  /** Told when a queue got something to receive. */
  readonly sent: (queue: Queue) => void;
};

type Operation = (counter: Counter, input: unknown) => unknown;

/** What is known here, by the names that SQS gives it. Everything else is refused by name. */
export const operations: Readonly<Record<string, Operation>> = {
  SendMessage: (counter, input) => {
    const { QueueUrl, MessageBody, ...rest } = sent.parse(input);
    refuseOthers(rest);
    checkBody(MessageBody);
    const queue = queueAt(counter, QueueUrl);
    const [MessageId] = counter.shelf.send(queue, [MessageBody]);
    counter.sent(queue);
    return { MessageId, MD5OfMessageBody: md5(MessageBody) };
  },
  SendMessageBatch: (counter, input) => {
    const { QueueUrl, Entries } = sentBatch.parse(input);
    const queue = queueAt(counter, QueueUrl);
    checkBatch(Entries);
    for (const { Id, MessageBody, ...rest } of Entries) {
      refuseOthers(rest);
      checkEntry(Id, MessageBody);
    }
    const ids = counter.shelf.send(
      queue,
      Entries.map(({ MessageBody }) => MessageBody),
    );
    counter.sent(queue);
    const Successful = Entries.map(({ Id, MessageBody }, i) => {
      return { Id, MessageId: ids[i], MD5OfMessageBody: md5(MessageBody) };
    });
    return { Successful, Failed: [] };
  },
  ReceiveMessage: (counter, input) => {
    const { QueueUrl, MaxNumberOfMessages, VisibilityTimeout } = received.parse(input);
    const queue = queueAt(counter, QueueUrl);
    const messages = counter.shelf.receive(queue, MaxNumberOfMessages, VisibilityTimeout);
    return messages.length > 0 ? { Messages: messages.map(messageOf) } : {};
  },
  DeleteMessage: (counter, input) => {
    const { QueueUrl, ReceiptHandle } = handled.parse(input);
    // A handle that is none any more is no error: the message was deleted, or received again.
    counter.shelf.remove(queueAt(counter, QueueUrl), ReceiptHandle);
    return {};
  },
  DeleteMessageBatch: (counter, input) => {
    const { QueueUrl, Entries } = handledBatch.parse(input);
    const queue = queueAt(counter, QueueUrl);
    checkBatch(Entries);
    for (const { ReceiptHandle } of Entries) counter.shelf.remove(queue, ReceiptHandle);
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
  },
  ChangeMessageVisibility: (counter, input) => {
    const { QueueUrl, ReceiptHandle, VisibilityTimeout } = hidden.parse(input);
    const queue = queueAt(counter, QueueUrl);
    if (!counter.shelf.hide(queue, ReceiptHandle, VisibilityTimeout)) {
      throw new SqsProblem('MessageNotInflight', 'The message is not in flight.');
    }
    counter.sent(queue);
    return {};
  },
  GetQueueUrl: (counter, input) => {
    const { QueueName } = z.object({ QueueName: z.string() }).parse(input);
    const queue = counter.queues.find(({ name }) => name === QueueName);
    if (queue === undefined) throw noQueue();
    return { QueueUrl: counter.urlOf(queue) };
  },
  GetQueueAttributes: (counter, input) => {
    const queue = queueAt(counter, ofQueue.parse(input).QueueUrl);
    const { visible, hidden: inFlight } = counter.shelf.counts(queue);
    const Attributes = {
      QueueArn: queue.arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(inFlight),
      VisibilityTimeout: String(queue.visibilitySeconds),
      MessageRetentionPeriod: String(queue.retentionSeconds),
    };
    return { Attributes };
  },
  PurgeQueue: (counter, input) => {
    counter.shelf.purge(queueAt(counter, ofQueue.parse(input).QueueUrl));
    return {};
  },
  StartMessageMoveTask: (counter, input) => {
    const { SourceArn } = z.strictObject({ SourceArn: z.string() }).parse(input);
    const from = counter.queues.find(({ arn }) => arn === SourceArn);
    const to = counter.queues.find(({ redrive }) => redrive?.deadArn === SourceArn);
    if (from === undefined || to === undefined) {
      throw new SqsProblem('ResourceNotFoundException', 'No queue has this dead-letter queue.');
    }
    counter.shelf.moveAll(from, to);
    counter.sent(to);
    return { TaskHandle: md5(`${SourceArn} ${String(Date.now())}`) };
  },
};

const ofQueue = z.object({ QueueUrl: z.string() });
const sent = ofQueue.extend({ MessageBody: z.string() }).loose();
const entryId = z.string();
const sentBatch = ofQueue.extend({
  Entries: z.array(z.object({ Id: entryId, MessageBody: z.string() }).loose()),
});
const received = ofQueue.extend({
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: z.int().min(0).max(43_200).optional(),
});
const handled = ofQueue.extend({ ReceiptHandle: z.string() });
const handledBatch = ofQueue.extend({
  Entries: z.array(z.object({ Id: entryId, ReceiptHandle: z.string() })),
});
const hidden = handled.extend({ VisibilityTimeout: z.int().min(0).max(43_200) });

const noQueue = (): SqsProblem =>
  new SqsProblem('QueueDoesNotExist', 'The specified queue does not exist.');

function queueAt({ queues, urlOf }: Counter, url: string): Queue {
  const queue = queues.find((each) => urlOf(each) === url);
  if (queue === undefined) throw noQueue();
  return queue;
}

function messageOf({ messageId, handle, body, ...times }: Received): Record<string, unknown> {
  return {
    MessageId: messageId,
    ReceiptHandle: handle,
    Body: body,
    MD5OfBody: md5(body),
    Attributes: attributesOf(times),
  };
}

/** What SQS says of a message besides, as texts. */
export const attributesOf = ({
  sentAt,
  firstReceivedAt,
  receives,
}: Pick<Received, 'sentAt' | 'firstReceivedAt' | 'receives'>): Record<string, string> => ({
  ApproximateReceiveCount: String(receives),
  SentTimestamp: String(sentAt),
  ApproximateFirstReceiveTimestamp: String(firstReceivedAt),
  SenderId: 'local',
});

/** The checksum by which the SDK knows that a message arrived as it was sent. */
export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
