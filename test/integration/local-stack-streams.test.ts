import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { synthesiseTinyApp, type TinyApp } from '../support/local-app.ts';

let app: TinyApp;
let stack: Stack;
let folders = 0;

const start = async (): Promise<void> => {
  stack = await startStack(app);
};

beforeAll(() => {
  app = synthesiseTinyApp();
  return () => app.remove();
});

beforeEach(async () => {
  folders += 1;
  app = { ...app, dataDir: `${app.dataDir}-${folders}` };
  writeFileSync(app.deliveries, '');
  await start();
});

afterEach(() => stack.stop());

const connect = (): DynamoDBClient =>
  new DynamoDBClient({
    region: 'us-east-1',
    endpoint: stack.dynamodbEndpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

/** Writes items; a `kind` says what the stream function does with it. */
async function put(items: readonly (readonly [key: string, kind?: string])[]): Promise<void> {
  const client = connect();
  for (const [key, kind = 'good'] of items) {
    const Item = { pk: { S: key }, kind: { S: kind } };
    await client.send(new PutItemCommand({ TableName: stack.tableNames[0], Item }));
  }
  client.destroy();
}

const lines = (file: string): unknown[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
    : [];
const deliveries = (): string[][] => lines(app.deliveries) as string[][];

type Filed = { readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } } } };

/** The records that were filed in the bucket, in the form in which Lambda files them. */
async function givenUp(): Promise<string[]> {
  const s3 = new S3Client({
    region: 'us-east-1',
    endpoint: stack.s3Endpoint,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
  const [Bucket = ''] = stack.bucketNames;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const filed = await Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      const { payload } = JSON.parse((await Body?.transformToString()) ?? '') as {
        payload: string;
      };
      return (JSON.parse(payload) as { Records: Filed[] }).Records;
    }),
  );
  s3.destroy();
  return filed.flat().map(({ dynamodb }) => dynamodb.Keys.pk.S);
}
const numbered = (from: number, to: number): [string][] =>
  Array.from({ length: to - from + 1 }, (_, index) => [`thing${from + index}`]);

describe('delivery', () => {
  test('records arrive in order, in batches, and only those the filter wants', async () => {
    stack.pauseStreams();
    await put([['other'], ...numbered(1, 6), ['thing1', 'changed']]);
    expect(deliveries()).toEqual([]);
    await stack.streamsSettled();
    expect(deliveries().flat()).toEqual(numbered(1, 6).flat());
    expect(Math.max(...deliveries().map((batch) => batch.length))).toBeLessThanOrEqual(4);
  });

  test('a record reported as failed is retried from there on and then given up alone', async () => {
    stack.pauseStreams();
    await put([['thing1'], ['thing2', 'bad'], ['thing3'], ['thing4']]);
    await stack.streamsSettled();
    expect(await givenUp()).toEqual(['thing2']);
    // What came before the failed record is not delivered again, nor what follows it early.
    expect(deliveries()).toEqual([
      ['thing1', 'thing2', 'thing3', 'thing4'],
      ['thing2', 'thing3', 'thing4'],
      ['thing2', 'thing3'],
      ['thing2'],
      ['thing2'],
      ['thing3'],
      ['thing4'],
    ]);
  });

  test('a batch that makes the function throw is halved until the bad record stands alone', async () => {
    stack.pauseStreams();
    await put([['thing1'], ['thing2'], ['thing3', 'crash'], ['thing4']]);
    await stack.streamsSettled();
    expect(await givenUp()).toEqual(['thing3']);
    const calls = deliveries();
    expect(calls.slice(0, 3)).toEqual([
      ['thing1', 'thing2', 'thing3', 'thing4'],
      ['thing1', 'thing2'],
      ['thing3', 'thing4'],
    ]);
    expect(calls.at(-1)).toEqual(['thing4']);
  });
});

describe('restart', () => {
  test('goes on after the last record dealt with, and misses none written meanwhile', async () => {
    await put(numbered(1, 3));
    await stack.streamsSettled();
    stack.pauseStreams();
    await put(numbered(4, 5));
    await stack.stop();
    await start();
    await stack.streamsSettled();
    expect(deliveries().flat()).toEqual(numbered(1, 5).flat());
  });

  test('the data, the index and the tokens of before are still there', async () => {
    await put([['thing1', 'red']]);
    const token = await stack.tokenFor('planner');
    await stack.stop();
    await start();
    const client = connect();
    const scan = new ScanCommand({ TableName: stack.tableNames[0], IndexName: 'byKind' });
    expect((await client.send(scan)).Items).toHaveLength(1);
    client.destroy();
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${stack.apiUrl}/mine`, { headers })).status).toBe(200);
  });

  test('without its file of keys it signs with new ones, and tokens of before open nothing', async () => {
    const token = await stack.tokenFor('planner');
    await stack.stop();
    rmSync(path.join(app.dataDir, 'identity-keys.json'));
    await start();
    const status = async (bearer: string) =>
      (await fetch(`${stack.apiUrl}/mine`, { headers: { authorization: `Bearer ${bearer}` } }))
        .status;
    expect(await status(token)).toBe(401);
    expect(await status(await stack.tokenFor('planner'))).toBe(200);
  });

  test("a DynamoDB of one's own is used instead, and left running", async () => {
    await put([['thing1']]);
    await stack.streamsSettled();
    const dataDir = `${app.dataDir}-outside`;
    const options = { ...app, dataDir, dynamodbEndpoint: stack.dynamodbEndpoint };
    const outside = await startStack(options);
    expect(outside.dynamodbEndpoint).toBe(stack.dynamodbEndpoint);
    await outside.streamsSettled();
    // A reader of its own, with checkpoints of its own.
    expect(deliveries()).toEqual([['thing1'], ['thing1']]);
    await outside.stop();
    await put([['thing2']]);
    const nowhere = { ...options, dynamodbEndpoint: 'http://127.0.0.1:9' };
    await expect(startStack(nowhere)).rejects.toThrow(/No DynamoDB answers at http/);
  }, 20_000);

  test('a second stack on the same data is refused in one sentence', async () => {
    await expect(startStack(app)).rejects.toThrow(/Another dealerbook is running on/);
  });
});

describe('time', () => {
  test('a schedule calls its function with the time it was meant for', async () => {
    const reply = await stack.fireSchedule('Nightly', new Date('2026-11-23T03:05:00.000Z'));
    expect(reply).toMatchObject({ body: '{"at":"2026-11-23T03:05:00Z"}' });
  });

  test('items whose time to live has passed are deleted, others stay', async () => {
    const client = connect();
    const [TableName] = stack.tableNames;
    for (const [key, expires] of [
      ['old', { N: '100' }],
      ['new', { N: '300' }],
      ['text', { S: '100' }],
    ] as const) {
      const Item = { pk: { S: key }, expires };
      await client.send(new PutItemCommand({ TableName, Item }));
    }
    expect(await stack.deleteExpired(200)).toBe(1);
    const left = (await client.send(new ScanCommand({ TableName }))).Items ?? [];
    expect(left.map((item) => item['pk']?.S).sort()).toEqual(['new', 'text']);
    client.destroy();
  });
});
