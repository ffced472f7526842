import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { declarationsOf, type Declarations } from '../../local/declarations.ts';
import type { LocalFunction } from '../../local/functions.ts';
import { listen } from '../../local/listener.ts';
import { declaredQueues, type Queue } from '../../local/sqs/queues.ts';
import { queueUrl, startSqs, type Sqs } from '../../local/sqs/server.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';

/** A template of two queues, of which the second gets what the first gave up, and their reader. */
const resources = {
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'work',
      VisibilityTimeout: 30,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
        maxReceiveCount: 3,
      },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: 'worker',
      EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
      BatchSize: 4,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
};

/** An SQS of this test alone, on a folder of its own, with a clock that the test sets. */
export interface LocalSqs {
  readonly sqs: Sqs;
  readonly declarations: Declarations;
  readonly work: Queue;
  readonly dead: Queue;
  readonly clock: { now: number };
  url(queue?: Queue): string;
  client(config?: SQSClientConfig): SQSClient;
  /** Stops it and starts it again on the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it. */
export async function startLocalSqs(): Promise<LocalSqs> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-sqs-'));
  const clients: SQSClient[] = [];
  const clock = { now: Date.parse('2026-11-23T00:00:00Z') };
  const report = (line: string) => {
    throw new Error(line);
  };
  const template = { Parameters: {}, Conditions: {}, Resources: resources };
  const assembly = { stackName: 'Test', template, assetFolder: () => '' } as unknown as Parameters<
    typeof declarationsOf
  >[0];
  const start = async () => {
    const listener = await listen(0, report);
    const addresses = { apiUrl: '', queueUrl: (name: string) => queueUrl(listener, name) };
    const declarations = declarationsOf(assembly, addresses);
    const queues = declaredQueues(declarations);
    const given = { folder, queues, credentials, region, report, now: () => clock.now };
    return { declarations, sqs: startSqs(listener, given) };
  };
  let running = await start();
  const queueCalled = (name: string): Queue => {
    const found = running.sqs.queues.find((queue) => queue.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  return {
    get sqs() {
      return running.sqs;
    },
    get declarations() {
      return running.declarations;
    },
    get work() {
      return queueCalled('work');
    },
    get dead() {
      return queueCalled('dead');
    },
    clock,
    url: (queue = queueCalled('work')) => running.sqs.urlOf(queue),
    client: (config = {}) => {
      const endpoint = new URL(running.sqs.urlOf(queueCalled('work'))).origin;
      const client = new SQSClient({ endpoint, region, credentials, maxAttempts: 1, ...config });
      clients.push(client);
      return client;
    },
    restart: async () => {
      await running.sqs.stop();
      running = await start();
    },
    stop: async () => {
      for (const client of clients) client.destroy();
      await running.sqs.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A function called `worker` that does this with what it is given. */
export const workerOf = (invoke: (event: unknown) => Promise<unknown>): LocalFunction[] => [
  {
    spec: { name: 'worker', logicalId: 'Worker' } as LocalFunction['spec'],
    invoke,
    stop: async () => {},
  },
];
