import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context, SQSEvent } from 'aws-lambda';
import { listen } from '../../local/listener.ts';
import type { Box } from '../../local/mail/box.ts';
import { startMail } from '../../local/mail/server.ts';
import { attributesOf, md5 } from '../../local/sqs/operations.ts';
import type { Queue } from '../../local/sqs/queues.ts';
import { startSqs, type Sqs } from '../../local/sqs/server.ts';
import type { ConsumerName } from '../../lib/consumers.ts';
import { clock } from '../../functions/clock.ts';
import { runJob, startArchive, startedArchive, type LocalArchive } from './archive.ts';
import { calledBy } from './recorded-calls.ts';

/** As the functions under test are told by `service.ts`. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';
const set = 'dealerbook-test';

/** Where people outside reach the service, as links say it. */
export const publicUrl = 'https://books.example/api';

const queueCalled = (name: string, visibilitySeconds: number): Queue => ({
  name,
  arn: `arn:aws:sqs:${region}:000000000000:${name}`,
  visibilitySeconds,
  retentionSeconds: 14 * 24 * 60 * 60,
  redrive: undefined,
});

/** What takes letters out of the house, for tests whose clock is the functions'. */
export interface PostOffice {
  readonly sqs: Sqs;
  readonly box: Box;
  readonly archive: LocalArchive;
  /** Runs the job that writes letters down, as of a day. */
  due(day: string): Promise<Record<string, string | number>>;
  /** Lets the functions work until no queue has anything to show at this moment of the clock. */
  work(): Promise<void>;
  stop(): Promise<void>;
}

type Consumer = (
  event: SQSEvent,
  context: Context,
) => Promise<{
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}>;

/** Starts it, and tells the functions where it is. After `startService`. */
export async function startPostOffice(): Promise<PostOffice> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-post-'));
  const [letters, events] = [queueCalled('letters', 960), queueCalled('events', 360)];
  const report = (line: string) => {
    throw new Error(line);
  };
  const given = { credentials, region, report, now: () => clock.now() };
  const queues = [letters, events];
  const sqs = startSqs(await listen(0, report), { ...given, folder, queues });
  const publish = (event: unknown) => sqs.send(events.arn, JSON.stringify(event));
  const sets = { names: [set], tells: () => true, publish };
  const file = path.join(folder, 'mailbox.sqlite');
  const mail = await startMail({ credentials, region, report, file, sets });
  // Buckets that somebody started before hold letters as well.
  const before = startedArchive();
  const archive = before ?? (await startArchive());
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SESV2: mail.endpoint,
    AWS_ENDPOINT_URL_SQS: new URL(sqs.urlOf(letters)).origin,
    LETTERS_BUCKET: 'letters',
    LETTERS_QUEUE: sqs.urlOf(letters),
    MAIL_FROM: 'dealerbook@qingquan.example',
    MAIL_SET: set,
    MAIL_RATE: '1000',
    PUBLIC_URL: publicUrl,
  });
  const readBy = { 'send-letters': letters, 'mail-events': events };
  const turn = async () => {
    let worked = 0;
    for (const [name, queue] of Object.entries(readBy) as [ConsumerName, Queue][]) {
      worked += await consume(sqs, name, queue);
    }
    return worked;
  };
  return {
    sqs,
    box: mail.box,
    archive,
    due: (day) => runJob('letters-due', day),
    work: async () => {
      while ((await turn()) > 0);
    },
    stop: async () => {
      if (before === null) await archive.s3.stop();
      await mail.stop();
      await sqs.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives a function what its queue shows, as Lambda would; answers how many messages it got. */
async function consume(sqs: Sqs, name: ConsumerName, queue: Queue): Promise<number> {
  const messages = sqs.shelf.receive(queue, 10);
  if (messages.length === 0) return 0;
  const Records = messages.map(({ messageId, handle, body, ...times }) => ({
    messageId,
    receiptHandle: handle,
    body,
    attributes: attributesOf(times),
    messageAttributes: {},
    md5OfBody: md5(body),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  })) as unknown as SQSEvent['Records'];
  const context = { getRemainingTimeInMillis: () => 120_000 } as Context;
  const { batchItemFailures } = await calledBy(name, async () => {
    const module = (await import(`../../functions/queues/${name}.ts`)) as { handler: Consumer };
    return module.handler({ Records }, context);
  });
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const { messageId, handle } of messages) {
    if (!failed.has(messageId)) sqs.shelf.remove(queue, handle);
  }
  return messages.length;
}
