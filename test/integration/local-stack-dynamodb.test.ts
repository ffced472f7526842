import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type DataFolder, takeDataFolder } from '../../local/data-folder.ts';
import { type Dynamodb, dynoxide, startDynamodb } from '../../local/dynamodb.ts';
import { indexStreamTable, trimStream } from '../../local/stream-table.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-dynamodb-'));
let data: DataFolder;
let dynamodb: Dynamodb;
let runs = 0;

beforeEach(async () => {
  runs += 1;
  data = takeDataFolder(path.join(folder, String(runs)));
  await startIndexed();
});

afterEach(async () => {
  await dynamodb.stop();
  data.release();
});

afterAll(() => rmSync(folder, { recursive: true }));

async function startIndexed(): Promise<void> {
  dynamodb = await startDynamodb(data, undefined);
  indexStreamTable(dynamodb.databaseFile ?? '');
}

async function createTable(): Promise<string> {
  const created = await dynamodb.client.send(
    new CreateTableCommand({
      TableName: 'Things',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
  return created.TableDescription?.LatestStreamArn ?? '';
}

const put = (key: string): Promise<unknown> =>
  dynamodb.client.send(new PutItemCommand({ TableName: 'Things', Item: { pk: { S: key } } }));

async function streamedKeys(StreamArn: string): Promise<(string | undefined)[]> {
  const { streams } = dynamodb;
  const described = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = described.StreamDescription?.Shards?.[0]?.ShardId;
  const shard = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
  let ShardIterator = (await streams.send(new GetShardIteratorCommand(shard))).ShardIterator;
  const keys: (string | undefined)[] = [];
  for (;;) {
    const page = await streams.send(new GetRecordsCommand({ ShardIterator }));
    if (page.Records?.length === 0) return keys;
    keys.push(...(page.Records ?? []).map((each) => each.dynamodb?.Keys?.['pk']?.S));
    ShardIterator = page.NextShardIterator;
  }
}

test('what was acknowledged to 16 writers survives kill -9, whole and in the stream', async () => {
  const streamArn = await createTable();
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let turn = 0; ; turn += 1) {
      const keys = [`${writer}-${turn}-a`, `${writer}-${turn}-b`];
      const puts = keys.map((key) => ({ Put: { TableName: 'Things', Item: { pk: { S: key } } } }));
      await dynamodb.client.send(new TransactWriteItemsCommand({ TransactItems: puts }));
      acknowledged.push(...keys);
      if (acknowledged.length > 400) process.kill(serverPid(), 'SIGKILL');
    }
  };
  const writers = Array.from({ length: 16 }, (_, writer) => write(writer));
  await Promise.allSettled(writers);
  await dynamodb.stop();
  await startIndexed();

  const scan = await dynamodb.client.send(new ScanCommand({ TableName: 'Things' }));
  const stored = new Set(scan.Items?.map((item) => item['pk']?.S));
  expect(acknowledged.filter((key) => !stored.has(key))).toEqual([]);
  // A transaction that was under way is there with both its items or with neither.
  const halves = [...stored].filter((key) => !stored.has(partner(key ?? '')));
  expect(halves).toEqual([]);
  expect(new Set(await streamedKeys(streamArn))).toEqual(stored);
});

function partner(key: string): string {
  return key.endsWith('a') ? `${key.slice(0, -1)}b` : `${key.slice(0, -1)}a`;
}

function serverPid(): number {
  return Number(readFileSync(data.file('dynamodb.pid'), 'utf8'));
}

test('a server that was left behind on the data is ended before a new one starts', async () => {
  await createTable();
  await put('before');
  const left = serverPid();
  const second = await startDynamodb(data, undefined);
  expect(() => process.kill(left, 0)).toThrow();
  const item = { TableName: 'Things', Key: { pk: { S: 'before' } } };
  expect((await second.client.send(new GetItemCommand(item))).Item).toBeDefined();
  await second.stop();
});

test('the index that keeps writes fast is used for the question every write asks', () => {
  const { binary, version } = dynoxide();
  expect(version).toBe('dynoxide 1.2.1');
  const asked = 'MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records';
  expect(readFileSync(binary).includes(asked)).toBe(true);
  const database = new DatabaseSync(dynamodb.databaseFile ?? '', { readOnly: true });
  const plan = database
    .prepare(
      'EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records' +
        " WHERE table_name = 'Things'",
    )
    .all();
  database.close();
  expect(JSON.stringify(plan)).toContain('USING COVERING INDEX stream_order');
});

test('trimming deletes what was delivered and keeps the last record and the numbering', async () => {
  const streamArn = await createTable();
  for (const key of ['1', '2', '3']) await put(key);
  trimStream(dynamodb.databaseFile ?? '', 'Things', '2');
  expect(await streamedKeys(streamArn)).toEqual(['3']);
  trimStream(dynamodb.databaseFile ?? '', 'Things', '3');
  expect(await streamedKeys(streamArn)).toEqual(['3']);
  await put('4');
  expect(await streamedKeys(streamArn)).toEqual(['3', '4']);
});
