import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connect, type Db } from '../../store/dynamo.ts';
import { table } from '../../store/table.ts';

/** A DynamoDB of this test alone, in memory. */
export interface LocalDynamo {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Makes an empty table shaped as deployed and connects to it. */
  table(): Promise<Db>;
  stop(): Promise<void>;
}

/** The stream as deployed. */
export const streamed = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

let made = 0;

/** Starts it; with `databaseFile` on disk, which is slower to fill and keeps what it was given. */
export async function startDynamo(databaseFile?: string): Promise<LocalDynamo> {
  const port = await freePort();
  const packageFile = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
  const binary = path.join(path.dirname(packageFile), 'dynoxide');
  const place = databaseFile === undefined ? [] : ['--db-path', databaseFile];
  const child = spawn(binary, ['serve', '--port', String(port), ...place], { stdio: 'ignore' });
  await listening(port, child);
  const endpoint = `http://127.0.0.1:${String(port)}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    endpoint,
    client,
    table: async () => {
      const name = `dealerbook-test-${String(++made)}`;
      await client.send(createTable(name, databaseFile !== undefined));
      return connect(name, client);
    },
    stop: async () => {
      client.destroy();
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/**
 * The table as deployed. In memory it has no stream until somebody reads it: the emulator looks
 * through all that a stream holds at each write.
 */
function createTable(name: string, isStreamed: boolean): CreateTableCommand {
  const { waiting } = table;
  const attributes = [table.partitionKey, table.sortKey, waiting.partitionKey, waiting.sortKey];
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((a) => ({ AttributeName: a, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: table.partitionKey, KeyType: 'HASH' },
      { AttributeName: table.sortKey, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: waiting.name,
        KeySchema: [
          { AttributeName: waiting.partitionKey, KeyType: 'HASH' },
          { AttributeName: waiting.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    ...(isStreamed ? { StreamSpecification: streamed } : {}),
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null) throw new Error('the database did not start');
    const socket = connectSocket(port, '127.0.0.1');
    const up = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the database did not answer');
}
