import { trustedIdentity } from './authorizer.ts';
import { takeDataFolder } from './data-folder.ts';
import { declarationsOf } from './declarations.ts';
import { type Dynamodb, startDynamodb } from './dynamodb.ts';
import { databaseOf, endpointsFor } from './endpoints.ts';
import { startExpiry } from './expiry.ts';
import { openFunctionLog } from './function-log.ts';
import { createFunctions, functionNamed, type LocalFunction } from './functions.ts';
import { createGateway } from './gateway.ts';
import { fileFailedJobs } from './jobs.ts';
import { type Claims, type Identity, openIdentity } from './identity.ts';
import { listen } from './listener.ts';
import { personCalled } from './people.ts';
import { type Schedules, startSchedules } from './schedules.ts';
import { region } from './resources.ts';
import { declaredBuckets } from './s3/buckets.ts';
import { type S3, startS3 } from './s3/server.ts';
import { createSite } from './site.ts';
import { type Post, startPost } from './post.ts';
import type { QueueConsumers } from './sqs/consumers.ts';
import { queueUrl } from './sqs/server.ts';
import { startStreams, type StreamParts, type Streams } from './streams.ts';
import { indexStreamTable } from './stream-table.ts';
import { createTables, type Table } from './tables.ts';
import { readAssembly } from './template.ts';
import { startWorkbook } from './workbook.ts';

/** What to run and where. */
export type StackOptions = {
  /** The folder CDK synthesised into, and the stack in it. */
  readonly cdkOut: string;
  readonly stackName: string;
  /** Where everything that must survive is kept. */
  readonly dataDir: string;
  /** The port to serve on; 0, the default, takes any. */
  readonly port?: number;
  /** A DynamoDB to use instead of the embedded one. */
  readonly dynamodbEndpoint?: string | undefined;
  /** Folders with the built workbench and add-on. */
  readonly workbench?: string;
  readonly addon?: string;
  /** What `/local/progress` tells. */
  readonly progress?: () => unknown;
  /** Told in one line about each failure of a function. Default: silence. */
  readonly report?: (line: string) => void;
};

/** A running stack. */
export type Stack = {
  readonly url: string;
  /** The base of the API's URLs. */
  readonly apiUrl: string;
  readonly dynamodbEndpoint: string;
  readonly dynamodbLabel: string;
  readonly s3Endpoint: string;
  /** Its queues, and the mailbox of what was sent. */
  readonly post: Post;
  readonly tableNames: readonly string[];
  readonly bucketNames: readonly string[];
  readonly functionNames: readonly string[];
  /** An identity token for a role, a mailbox or any email address, with any claims changed. */
  readonly tokenFor: (who: string, claims?: Claims) => Promise<string>;
  /** Calls a function by name or logical id and answers its reply. */
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly fireSchedule: Schedules['fire'];
  /** What reads the queues. */
  readonly consumers: QueueConsumers;
  readonly pauseStreams: () => void;
  readonly resumeStreams: () => void;
  /** Resolves when every stream record written before has been delivered. */
  readonly streamsSettled: () => Promise<void>;
  /** Deletes items and objects whose time ended before `now` (epoch seconds); answers how many. */
  readonly deleteExpired: (now: number) => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Starts everything the template declares. Whatever was started is stopped when a part fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const closers: (() => unknown)[] = [];
  let stopped: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const close of closers.reverse()) await close();
  };
  const stop = (): Promise<void> => (stopped ??= closeAll());
  try {
    return await start(options, (close) => closers.push(close), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: StackOptions,
  onStop: (close: () => unknown) => void,
  stop: () => Promise<void>,
): Promise<Stack> {
  const report = options.report ?? (() => undefined);
  const data = takeDataFolder(options.dataDir);
  onStop(data.release);
  const assembly = readAssembly(options.cdkOut, options.stackName);
  const listener = await listen(options.port ?? 0, report);
  onStop(listener.close);
  const url = `http://localhost:${listener.port}`;
  const forSqs = await listen(0, report);
  onStop(forSqs.close);
  const declarations = declarationsOf(assembly, {
    apiUrl: `${url}/api`,
    queueUrl: (name) => queueUrl(forSqs, name),
  });
  const keys = data.file('identity-keys.json');
  const identity = await openIdentity(keys, trustedIdentity(declarations));
  const dynamodb = await startDynamodb(data, options.dynamodbEndpoint);
  onStop(dynamodb.stop);
  if (dynamodb.databaseFile !== undefined) indexStreamTable(dynamodb.databaseFile);
  const tables = await createTables(declarations, dynamodb.client);
  const { credentials } = dynamodb;
  const buckets = declaredBuckets(declarations);
  const s3 = await startS3({ folder: data.file('s3'), buckets, credentials, region, report });
  onStop(s3.stop);
  const post = await startPost(forSqs, { declarations, data, credentials, report });
  onStop(post.stop);
  const workbook = await startWorkbook({ data, credentials, report });
  onStop(workbook.stop);
  const log = openFunctionLog(data.file('functions.log'), report);
  const endpoints = endpointsFor({ dynamodb, s3, post, workbook });
  const functions = createFunctions(declarations, endpoints, log);
  onStop(() => Promise.all(functions.map((each) => each.stop())));
  const gateway = createGateway(declarations, functions, identity);
  const working = { declarations, dynamodb, s3, post, tables, functions, data, report };
  const { streams, consumers, schedules } = startWork(working, onStop);
  const expire = startExpiry(tables, dynamodb, s3);
  onStop(expire.stop);
  const { workbench, addon, progress = () => ({ state: 'idle' }) } = options;
  const database = databaseOf(tables, dynamodb, s3, streams);
  const shown = { box: post.box, book: workbook.book, progress, database };
  listener.serve(createSite({ gateway, identity, schedules, workbench, addon, ...shown }));
  // Closed first, so that the requests under way still find everything they need.
  onStop(listener.close);
  const parts = { url, dynamodb, s3, post, identity, tables, functions, streams, schedules };
  return { ...handles(parts), consumers, deleteExpired: expire.run, stop };
}

/** Starts what calls functions by itself: what reads the streams and the queues, and the clock. */
function startWork(
  parts: StreamParts & { readonly post: Post },
  onStop: (close: () => unknown) => void,
): { streams: Streams; consumers: QueueConsumers; schedules: Schedules } {
  const { declarations, functions, post, data, report } = parts;
  const streams = startStreams(parts);
  onStop(streams.stop);
  const consumers = post.consume(functions);
  onStop(consumers.stop);
  const schedules = startSchedules(declarations, functions, fileFailedJobs(data, report));
  onStop(schedules.stop);
  return { streams, consumers, schedules };
}

type Parts = {
  readonly url: string;
  readonly dynamodb: Dynamodb;
  readonly s3: S3;
  readonly post: Post;
  readonly identity: Identity;
  readonly tables: readonly Table[];
  readonly functions: readonly LocalFunction[];
  readonly streams: Streams;
  readonly schedules: Schedules;
};

function handles(parts: Parts): Omit<Stack, 'consumers' | 'deleteExpired' | 'stop'> {
  const { url, dynamodb, s3, post, identity, tables, functions, streams, schedules } = parts;
  return {
    url,
    apiUrl: `${url}/api`,
    dynamodbEndpoint: dynamodb.endpoint,
    dynamodbLabel: dynamodb.label,
    s3Endpoint: s3.endpoint,
    post,
    tableNames: tables.map(({ name }) => name),
    bucketNames: s3.buckets.map(({ name }) => name),
    functionNames: functions.map(({ spec }) => spec.name),
    tokenFor: (who, claims) => {
      const person = personCalled(who);
      if (person === undefined) throw new Error(`Nobody is called ${who}.`);
      return identity.tokenFor(person, claims);
    },
    invoke: (name, event) => functionNamed(functions, name).invoke(event),
    fireSchedule: schedules.fire,
    pauseStreams: streams.pause,
    resumeStreams: streams.resume,
    streamsSettled: streams.settled,
  };
}
