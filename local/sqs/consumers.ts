import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type Declarations, declared } from '../declarations.ts';
import { functionNamed, type LocalFunction } from '../functions.ts';
import { region } from '../resources.ts';
import { attributesOf, md5 } from './operations.ts';
import type { Queue } from './queues.ts';
import type { Sqs } from './server.ts';
import type { Received } from './shelf.ts';

const mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(10),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});
type Mapping = z.infer<typeof mapping>;

/** What reads the queues. */
export type QueueConsumers = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when no queue that is read has a message to receive, and nobody works on one. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** How often a queue is looked into where nobody put anything there: for what shows again. */
const pollMs = 500;
/** Lambda runs as many copies as it likes; on two cores more only wait for each other. */
const atOnceMax = 4;
const stopMsMax = 3_000;

/** Starts what the template's event source mappings say reads a queue. */
export function startConsumers(
  declarations: Declarations,
  sqs: Sqs,
  functions: readonly LocalFunction[],
): QueueConsumers {
  const ending = new AbortController();
  const state: State = { isPaused: false, busy: 0, signal: ending.signal };
  const read = declared(declarations, 'AWS::Lambda::EventSourceMapping', mapping)
    .filter(({ properties }) => properties.Enabled)
    .flatMap(({ properties }) => {
      const queue = sqs.queues.find(({ arn }) => arn === properties.EventSourceArn);
      return queue ? [{ queue, properties }] : [];
    });
  const readers = read.flatMap(({ queue, properties }) => {
    const lambda = functionNamed(functions, properties.FunctionName.split(':').at(-1) ?? '');
    const atOnce = Math.min(atOnceMax, properties.ScalingConfig?.MaximumConcurrency ?? atOnceMax);
    return Array.from({ length: atOnce }, () => readOn({ sqs, queue, properties, lambda }, state));
  });
  return {
    pause: () => {
      state.isPaused = true;
    },
    resume: () => {
      state.isPaused = false;
    },
    settled: async () => {
      const isEmpty = () => read.every(({ queue }) => sqs.shelf.counts(queue).visible === 0);
      while (state.busy > 0 || !isEmpty()) await sleep(20);
    },
    stop: async () => {
      ending.abort();
      // A function that is still at work is not waited for long: its messages show again.
      const patience = sleep(stopMsMax, undefined, { ref: false });
      await Promise.race([Promise.all(readers), patience]);
    },
  };
}

type State = { isPaused: boolean; busy: number; readonly signal: AbortSignal };

type Reader = {
  readonly sqs: Sqs;
  readonly queue: Queue;
  readonly properties: Mapping;
  readonly lambda: LocalFunction;
};

async function readOn(reader: Reader, state: State): Promise<void> {
  const { sqs, queue, properties } = reader;
  while (!state.signal.aborted) {
    const messages = state.isPaused ? [] : sqs.shelf.receive(queue, properties.BatchSize);
    if (messages.length === 0) {
      await untilSent(reader, state.signal);
      continue;
    }
    state.busy += 1;
    try {
      const taken = await deliver(messages, reader);
      // What was told while the stack stops is not kept: those messages show again.
      if (!state.signal.aborted) for (const { handle } of taken) sqs.shelf.remove(queue, handle);
    } finally {
      state.busy -= 1;
    }
  }
}

/** Waits until something was put into the queue, or for a moment. */
async function untilSent({ sqs, queue }: Reader, signal: AbortSignal): Promise<void> {
  const woken = new AbortController();
  const stop = sqs.onSent(queue, () => woken.abort());
  await sleep(pollMs, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(
    () => undefined,
  );
  stop();
}

const batchReply = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/** Calls the function with messages; answers those that it took. The others show again. */
async function deliver(
  messages: readonly Received[],
  { queue, properties, lambda }: Reader,
): Promise<readonly Received[]> {
  let reply: unknown;
  try {
    reply = await lambda.invoke({ Records: messages.map((each) => recordOf(each, queue)) });
  } catch {
    // The failure stands in the functions' log.
    return [];
  }
  if (properties.FunctionResponseTypes.length === 0 || reply === null) return messages;
  const parsed = batchReply.safeParse(reply);
  if (!parsed.success) return [];
  const failed = new Set(parsed.data.batchItemFailures?.map((each) => each.itemIdentifier));
  const known = messages.filter(({ messageId }) => failed.has(messageId)).length;
  // An identifier that was not sent fails the whole batch, as Lambda has it.
  return known < failed.size ? [] : messages.filter(({ messageId }) => !failed.has(messageId));
}

const recordOf = ({ messageId, handle, body, ...times }: Received, { arn }: Queue) => ({
  messageId,
  receiptHandle: handle,
  body,
  attributes: attributesOf(times),
  messageAttributes: {},
  md5OfBody: md5(body),
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion: region,
});
