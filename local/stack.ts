import { trustedIdentity } from './authorizer.ts';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { declarationsOf } from './declarations.ts';
import { type Dynamodb, startDynamodb } from './dynamodb.ts';
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
import { startStreams, type Streams } from './streams.ts';
import { indexStreamTable } from './stream-table.ts';
import { createTables, type Table } from './tables.ts';
import { readAssembly } from './template.ts';

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
  readonly tableNames: readonly string[];
  readonly bucketNames: readonly string[];
  readonly functionNames: readonly string[];
  /** An identity token for a role, a mailbox or any email address, with any claims changed. */
  readonly tokenFor: (who: string, claims?: Claims) => Promise<string>;
  /** Calls a function by name or logical id and answers its reply. */
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly fireSchedule: Schedules['fire'];
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
  const declarations = declarationsOf(assembly, `${url}/api`);
  const identity = await openIdentity(
    data.file('identity-keys.json'),
    trustedIdentity(declarations),
  );
  const dynamodb = await startDynamodb(data, options.dynamodbEndpoint);
  onStop(dynamodb.stop);
  if (dynamodb.databaseFile !== undefined) indexStreamTable(dynamodb.databaseFile);
  const tables = await createTables(declarations, dynamodb.client);
  const { credentials } = dynamodb;
  const buckets = declaredBuckets(declarations);
  const s3 = await startS3({ folder: data.file('s3'), buckets, credentials, region, report });
  onStop(s3.stop);
  const log = openFunctionLog(data.file('functions.log'), report);
  const functions = createFunctions(declarations, endpointsFor(dynamodb, s3), log);
  onStop(() => Promise.all(functions.map((each) => each.stop())));
  const gateway = createGateway(declarations, functions, identity);
  const streams = startStreams({ declarations, dynamodb, s3, tables, functions, data, report });
  onStop(streams.stop);
  const schedules = startSchedules(declarations, functions, fileFailedJobs(data, report));
  onStop(schedules.stop);
  const expire = startExpiry(tables, dynamodb, s3);
  onStop(expire.stop);
  const { workbench, addon, progress = () => ({ state: 'idle' }) } = options;
  const database = databaseOf(tables, dynamodb, s3, streams);
  const site = { gateway, identity, schedules, workbench, addon, progress, database };
  listener.serve(createSite(site));
  // Closed first, so that the requests under way still find everything they need.
  onStop(listener.close);
  const parts = { url, dynamodb, s3, identity, tables, functions, streams, schedules, data };
  return { ...handles(parts), deleteExpired: expire.run, stop };
}

type Parts = {
  readonly url: string;
  readonly dynamodb: Dynamodb;
  readonly s3: S3;
  readonly identity: Identity;
  readonly tables: readonly Table[];
  readonly functions: readonly LocalFunction[];
  readonly streams: Streams;
  readonly schedules: Schedules;
  readonly data: DataFolder;
};

function handles(parts: Parts): Omit<Stack, 'deleteExpired' | 'stop'> {
  const { url, dynamodb, s3, identity, tables, functions, streams, schedules } = parts;
  return {
    url,
    apiUrl: `${url}/api`,
    dynamodbEndpoint: dynamodb.endpoint,
    dynamodbLabel: dynamodb.label,
    s3Endpoint: s3.endpoint,
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

/** Where tools find the table, what the readers of its stream gave up, and what is locked. */
const databaseOf = (
  tables: readonly Table[],
  { endpoint }: Dynamodb,
  s3: S3,
  streams: Streams,
) => ({
  table: tables[0]?.name,
  endpoint,
  s3Endpoint: s3.endpoint,
  failures: streams.failures[0],
  archive: s3.buckets.find(({ defaultLock }) => defaultLock !== undefined)?.name,
});

/** What every function gets so that it reaches this machine's parts and nothing else. */
function endpointsFor({ endpoint, credentials }: Dynamodb, s3: S3): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  };
}
