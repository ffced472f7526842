import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startConsumers, type QueueConsumers } from '../../local/sqs/consumers.ts';
import { refusalOf } from '../support/s3.ts';
import { startLocalSqs, workerOf, type LocalSqs } from '../support/sqs.ts';

let local: LocalSqs;
let client: SQSClient;
beforeEach(async () => {
  local = await startLocalSqs();
  client = local.client();
});
afterEach(() => local.stop());

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const send = (MessageBody: string, more = {}) =>
  client.send(new SendMessageCommand({ QueueUrl: local.url(), MessageBody, ...more }));
const sendBatch = (bodies: readonly string[], idOf = (i: number) => String(i)) =>
  client.send(
    new SendMessageBatchCommand({
      QueueUrl: local.url(),
      Entries: bodies.map((MessageBody, i) => ({ Id: idOf(i), MessageBody })),
    }),
  );
const receive = async (more = {}, queue = local.work): Promise<Message[]> => {
  const asked = { QueueUrl: local.url(queue), MaxNumberOfMessages: 10, ...more };
  return (await client.send(new ReceiveMessageCommand(asked))).Messages ?? [];
};
const remove = ({ ReceiptHandle }: Message) =>
  client.send(new DeleteMessageCommand({ QueueUrl: local.url(), ReceiptHandle }));
const later = (seconds: number) => {
  local.clock.now += seconds * 1000;
};
const attributes = async (queue = local.work) => {
  const AttributeNames = ['All' as const];
  const asked = new GetQueueAttributesCommand({ QueueUrl: local.url(queue), AttributeNames });
  return (await client.send(asked)).Attributes ?? {};
};

describe('a message', () => {
  test('is received as it was sent, with the checksums that the SDK verifies', async () => {
    const body = '{"letter":"对账单 😀"}\n\t';
    const { MessageId, MD5OfMessageBody } = await send(body);
    expect(MD5OfMessageBody).toBe(md5(body));
    const [message, ...others] = await receive({ MessageSystemAttributeNames: ['All'] });
    expect(others).toEqual([]);
    expect(message).toMatchObject({ MessageId, Body: body, MD5OfBody: md5(body) });
    expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
  });

  test('is hidden from others once received, and shows again after its time', async () => {
    await send('a');
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toEqual([]);
    later(29);
    expect(await receive()).toEqual([]);
    later(1);
    const [again] = await receive();
    expect(again?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
  });

  test('is gone once deleted; a handle from before it was received again deletes nothing', async () => {
    await send('a');
    const [first] = await receive();
    later(30);
    const [second] = await receive();
    await remove(first ?? {});
    later(30);
    expect(await receive()).toHaveLength(1);
    await remove(second ?? {});
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' });
  });

  test('can be hidden for longer or shown at once by who received it', async () => {
    await send('a');
    const [message] = await receive();
    const { ReceiptHandle = '' } = message ?? {};
    const hide = (VisibilityTimeout: number) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          ...{ QueueUrl: local.url(), ReceiptHandle, VisibilityTimeout },
        }),
      );
    await hide(100);
    later(99);
    expect(await receive()).toEqual([]);
    await hide(0);
    expect(await receive()).toHaveLength(1);
    expect(await refusalOf(hide(5))).toEqual(['MessageNotInflight', 400]);
  });

  test('that nobody took in time is forgotten after its retention', async () => {
    await send('a');
    later(4 * 24 * 60 * 60 + 1);
    expect(await receive()).toEqual([]);
  });

  test('is on the disk once acknowledged, and still hidden, after a restart', async () => {
    await sendBatch(['a', 'b', 'c']);
    expect(await receive({ MaxNumberOfMessages: 1 })).toHaveLength(1);
    await local.restart();
    client = local.client();
    const left = await receive();
    expect(left.map(({ Body }) => Body)).toEqual(['b', 'c']);
  });
});

describe('a batch', () => {
  test('answers for each of its entries, and is deleted as one', async () => {
    const { Successful = [], Failed = [] } = await sendBatch(['a', 'b']);
    expect(Failed).toEqual([]);
    expect(Successful.map(({ Id, MD5OfMessageBody }) => [Id, MD5OfMessageBody])).toEqual([
      ['0', md5('a')],
      ['1', md5('b')],
    ]);
    const Entries = (await receive()).map(({ ReceiptHandle }, i) => {
      return { Id: String(i), ReceiptHandle };
    });
    await client.send(new DeleteMessageBatchCommand({ QueueUrl: local.url(), Entries }));
    later(30);
    expect(await receive()).toEqual([]);
  });

  test.each([
    ['with no entry', [], undefined, 'EmptyBatchRequest'],
    ['of eleven', Array(11).fill('a') as string[], undefined, 'TooManyEntriesInBatchRequest'],
    ['with one id twice', ['a', 'b'], () => 'same', 'BatchEntryIdsNotDistinct'],
    ['with an id of odd characters', ['a'], () => 'a b', 'InvalidBatchEntryId'],
    ['above a megabyte', ['a', 'x'.repeat(1024 * 1024)], undefined, 'BatchRequestTooLong'],
  ])('%s is refused whole', async (_, bodies, idOf, code) => {
    expect(await refusalOf(sendBatch(bodies, idOf))).toEqual([code, 400]);
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: '0' });
  });
});

describe('it is refused', () => {
  test.each([
    ['a body with characters out of range', () => send('a\u0000b'), 'InvalidMessageContents'],
    ['an empty body', () => send(''), 'MissingParameter'],
    ['a body above a megabyte', () => send('x'.repeat(1024 * 1024 + 1)), 'InvalidParameterValue'],
    ['a queue that is none', () => send('a', { QueueUrl: `${local.url()}x` }), 'QueueDoesNotExist'],
    ['a delay', () => send('a', { DelaySeconds: 5 }), 'UnsupportedOperation'],
    ['an attribute', () => send('a', { MessageAttributes: {} }), 'UnsupportedOperation'],
    ['to receive eleven', () => receive({ MaxNumberOfMessages: 11 }), 'InvalidParameterValue'],
  ])('%s', async (_, call, code) => {
    expect(await refusalOf(call())).toEqual([code, 400]);
  });

  test('what is not known here, by its name', async () => {
    const create = client.send(new CreateQueueCommand({ QueueName: 'new' }));
    await expect(create).rejects.toThrow('does not know CreateQueue');
  });

  test('who does not sign with the right secret', async () => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'other' };
    const other = local.client({ credentials });
    const call = other.send(new SendMessageCommand({ QueueUrl: local.url(), MessageBody: 'a' }));
    expect(await refusalOf(call)).toEqual(['SignatureDoesNotMatch', 403]);
    expect(await receive()).toEqual([]);
  });
});

test('what was received three times in vain goes to the dead-letter queue, and back on demand', async () => {
  await send('a');
  for (let receives = 1; receives <= 3; receives += 1) {
    expect(await receive()).toHaveLength(1);
    later(30);
  }
  expect(await receive()).toEqual([]);
  const SourceArn = (await attributes(local.dead))['QueueArn'] ?? '';
  expect(await attributes(local.dead)).toMatchObject({ ApproximateNumberOfMessages: '1' });
  await client.send(new StartMessageMoveTaskCommand({ SourceArn }));
  expect((await receive())[0]?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' });
});

test('a queue is found by its name, and emptied', async () => {
  const found = await client.send(new GetQueueUrlCommand({ QueueName: 'work' }));
  expect(found.QueueUrl).toBe(local.url());
  await send('a');
  await client.send(new PurgeQueueCommand({ QueueUrl: local.url() }));
  expect(await receive()).toEqual([]);
});

describe('a function that reads a queue', () => {
  let consumers: QueueConsumers;
  afterEach(() => consumers.stop());
  interface Event {
    readonly Records: readonly { readonly messageId: string; readonly body: string }[];
  }
  const start = (invoke: (event: Event) => Promise<unknown>) => {
    const functions = workerOf((event) => invoke(event as Event));
    consumers = startConsumers(local.declarations, local.sqs, functions);
  };

  test('gets again only what it reported as not taken, until that is given up', async () => {
    const taken: string[] = [];
    start(async ({ Records }) => {
      taken.push(...Records.map(({ body }) => body));
      const failed = Records.filter(({ body }) => body === 'bad');
      return { batchItemFailures: failed.map((each) => ({ itemIdentifier: each.messageId })) };
    });
    await sendBatch(['good', 'bad', 'fine']);
    for (let time = 0; time < 4; time += 1) {
      await consumers.settled();
      later(30);
    }
    await sleep(600);
    expect(taken.toSorted()).toEqual(['bad', 'bad', 'bad', 'fine', 'good']);
    expect(local.sqs.shelf.counts(local.dead).visible).toBe(1);
    expect(local.sqs.shelf.counts(local.work)).toEqual({ visible: 0, hidden: 0 });
  });

  test('that throws, or names a message that it was not given, gets the batch again', async () => {
    let calls = 0;
    start(async () => {
      calls += 1;
      if (calls === 1) throw new Error('made to throw');
      return calls === 2 ? { batchItemFailures: [{ itemIdentifier: 'unknown' }] } : {};
    });
    await send('a');
    for (let time = 0; time < 3; time += 1) {
      await consumers.settled();
      later(30);
    }
    await consumers.settled();
    await sleep(600);
    expect([calls, local.sqs.shelf.counts(local.work).hidden]).toEqual([3, 0]);
  });

  test('runs in as many copies as its mapping says, each with at most a batch', async () => {
    let [running, most, largest] = [0, 0, 0];
    start(async ({ Records }) => {
      running += 1;
      most = Math.max(most, running);
      largest = Math.max(largest, Records.length);
      await sleep(30);
      running -= 1;
      return {};
    });
    await sendBatch(Array.from({ length: 10 }, (_, i) => String(i)));
    await sendBatch(Array.from({ length: 10 }, (_, i) => String(i)));
    await consumers.settled();
    expect([most, largest]).toEqual([2, 4]);
  });
});
