import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import * as z from 'zod';
import type { Listener } from '../listener.ts';
import { accountId } from '../resources.ts';
import { readPayload } from '../s3/payload.ts';
import { S3Problem } from '../s3/problem.ts';
import { readRequest } from '../s3/request.ts';
import { authenticate, type Signing } from '../s3/signature.ts';
import { notImplemented, SqsProblem } from './problem.ts';
import { operations, type Counter } from './operations.ts';
import type { Queue } from './queues.ts';
import { openShelf, type Shelf } from './shelf.ts';

/** What to serve, and from where. */
export type SqsOptions = Omit<Signing, 'service' | 'now'> & {
  /** The folder that keeps the messages. */
  readonly folder: string;
  readonly queues: readonly Queue[];
  /** Told in one line of what went wrong here. */
  readonly report: (line: string) => void;
  /** The clock, in milliseconds since 1970; the machine's unless said. */
  readonly now?: () => number;
};

/** An SQS to talk to. */
export type Sqs = {
  readonly queues: readonly Queue[];
  readonly shelf: Shelf;
  readonly urlOf: (queue: Queue) => string;
  /** Calls back when the queue may have something to receive; answers how to stop that. */
  readonly onSent: (queue: Queue, wake: () => void) => () => void;
  /** Puts a message into the queue of an ARN, as a service of AWS would. */
  readonly send: (arn: string, body: string) => void;
  readonly stop: () => Promise<void>;
};

/** Where queues are: SDK clients take the host from a queue's address, so that must be ours. */
export const queueUrl = ({ port }: Listener, name: string): string =>
  `http://127.0.0.1:${String(port)}/${accountId}/${name}`;

/** Starts an SQS on a folder: what is acknowledged is on the disk, and signatures are checked. */
export function startSqs(listener: Listener, options: SqsOptions): Sqs {
  const { folder, queues, now = () => Date.now() } = options;
  mkdirSync(folder, { recursive: true });
  const shelf = openShelf(path.join(folder, 'messages.sqlite'), queues, now);
  const urlOf = ({ name }: Queue): string => queueUrl(listener, name);
  const wakers = new Map<Queue, Set<() => void>>();
  const sent = (queue: Queue): void => wakers.get(queue)?.forEach((wake) => wake());
  const counter = { shelf, queues, urlOf, sent };
  // The machine's clock, because clients sign with theirs.
  const signing = { ...options, service: 'sqs', now: () => Date.now() };
  listener.serve((message, response) => serve(message, response, counter, signing));
  return {
    queues,
    shelf,
    urlOf,
    onSent: (queue, wake) => {
      const all = wakers.get(queue) ?? new Set();
      wakers.set(queue, all.add(wake));
      return () => void all.delete(wake);
    },
    send: (arn, body) => {
      const queue = queues.find((each) => each.arn === arn);
      if (queue === undefined) throw new Error(`There is no queue ${arn}.`);
      shelf.send(queue, [body]);
      sent(queue);
    },
    stop: async () => {
      await listener.close();
      shelf.close();
    },
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  counter: Counter,
  signing: SqsOptions & Signing,
): Promise<void> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': randomUUID(),
  };
  try {
    const reply = await answer(message, counter, signing);
    response.writeHead(200, headers).end(JSON.stringify(reply));
  } catch (error) {
    const known = problemOf(error);
    if (known === null) signing.report(`SQS: ${String(error)}`);
    const {
      code,
      message: text,
      status,
    } = known ?? new SqsProblem('InternalError', 'We encountered an internal error.', 500);
    message.resume();
    const body = { __type: `com.amazonaws.sqs#${code}`, message: text };
    response.writeHead(status, headers).end(JSON.stringify(body));
  }
}

async function answer(
  message: IncomingMessage,
  counter: Counter,
  signing: Signing,
): Promise<unknown> {
  const asked = readRequest(message);
  const signed = authenticate(asked, signing);
  const { bytes } = await readPayload(message, signed, asked.headers);
  const name = (asked.headers['x-amz-target'] ?? '').replace(/^AmazonSQS\./, '');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw notImplemented(name);
  return operation(counter, JSON.parse(bytes.toString()));
}

function problemOf(error: unknown): SqsProblem | null {
  if (error instanceof SqsProblem) return error;
  if (error instanceof S3Problem) return new SqsProblem(error.code, error.message, error.status);
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return new SqsProblem('InvalidParameterValue', error.message);
  }
  return null;
}
