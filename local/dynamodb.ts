import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DataFolder } from './data-folder.ts';
import { freePort } from './ports.ts';
import { region } from './resources.ts';

const require = createRequire(import.meta.url);

/** What requests are signed with. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** A DynamoDB to talk to. */
export type Dynamodb = {
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  /** What it is, for people: name, version, place. */
  readonly label: string;
  /** The SQLite file of the embedded one; an outside one has none. */
  readonly databaseFile: string | undefined;
  readonly stop: () => Promise<void>;
};

/** Starts the embedded DynamoDB on a data folder, or connects to the one at `endpoint`. */
export async function startDynamodb(
  data: DataFolder,
  endpoint: string | undefined,
): Promise<Dynamodb> {
  if (endpoint !== undefined) return connectDynamodb(endpoint);
  const databaseFile = data.file('dynamodb.sqlite');
  const pidFile = data.file('dynamodb.pid');
  await endLeftover(pidFile, databaseFile);
  const server = await startServer(databaseFile, pidFile);
  const clients = clientsFor(server.endpoint, { accessKeyId: 'local', secretAccessKey: 'local' });
  const label = `${dynoxide().version} at ${server.endpoint}`;
  const stop = async (): Promise<void> => {
    clients.client.destroy();
    clients.streams.destroy();
    await server.stop();
  };
  return { ...clients, label, databaseFile, stop };
}

/** An outside DynamoDB is given the credentials of the environment; a local one takes any. */
async function connectDynamodb(endpoint: string): Promise<Dynamodb> {
  if (!(await answers(endpoint, () => true, outsideMsMax))) {
    throw new Error(`No DynamoDB answers at ${endpoint}, which AWS_ENDPOINT_URL_DYNAMODB names.`);
  }
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  const clients = clientsFor(endpoint, {
    accessKeyId: AWS_ACCESS_KEY_ID ?? 'local',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? 'local',
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
  });
  const stop = (): Promise<void> => {
    clients.client.destroy();
    clients.streams.destroy();
    return Promise.resolve();
  };
  return { ...clients, label: endpoint, databaseFile: undefined, stop };
}

type Clients = Pick<Dynamodb, 'endpoint' | 'credentials' | 'client' | 'streams'>;

function clientsFor(endpoint: string, credentials: Credentials): Clients {
  const options = { region, endpoint, credentials };
  return {
    endpoint,
    credentials,
    client: new DynamoDBClient(options),
    streams: new DynamoDBStreamsClient(options),
  };
}

/** The embedded database's binary and version. Throws where its package has no binary. */
export function dynoxide(): { binary: string; version: string } {
  try {
    const manifest = require.resolve('@dynoxide/linux-x64/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    const binary = path.join(path.dirname(manifest), 'dynoxide');
    return { binary, version: `dynoxide ${version}` };
  } catch {
    throw new Error(
      `The embedded DynamoDB runs on linux-x64 only, and this is ${process.platform}-` +
        `${process.arch}: start a DynamoDB of your own and set AWS_ENDPOINT_URL_DYNAMODB.`,
    );
  }
}

/**
 * The server in a process group of its own, so that Ctrl-C reaches it only after the functions
 * have finished; and under a shell that ends it when its standard input closes, so that it never
 * outlives us, even when we are killed.
 */
const watched =
  '"$@" & child=$!; echo $child > "$0"; exec 3<&0; (cat <&3; kill $child) & wait $child';

const stopMsMax = 5_000;
const startMsMax = 10_000;
const outsideMsMax = 2_000;

type Server = { readonly endpoint: string; readonly stop: () => Promise<void> };

async function startServer(databaseFile: string, pidFile: string): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const command = [dynoxide().binary, 'serve', '--port', String(port), '--db-path', databaseFile];
    const shell = spawn('sh', ['-c', watched, pidFile, ...command], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const exited = once(shell, 'exit');
    const endpoint = `http://127.0.0.1:${port}`;
    const stop = async (): Promise<void> => {
      shell.stdin.destroy();
      const timer = setTimeout(() => killGroup(shell.pid), stopMsMax);
      await exited;
      clearTimeout(timer);
      rmSync(pidFile, { force: true });
    };
    if (await answers(endpoint, () => shell.exitCode === null, startMsMax))
      return { endpoint, stop };
    await stop();
    if (attempt === 3) throw new Error(`The embedded DynamoDB does not start on ${databaseFile}.`);
  }
}

/** What has been acknowledged is on disk, so a server that does not end may be killed. */
function killGroup(leader: number | undefined): void {
  if (leader !== undefined) process.kill(-leader, 'SIGKILL');
}

async function answers(
  endpoint: string,
  isAlive: () => boolean,
  waitMsMax: number,
): Promise<boolean> {
  const deadline = Date.now() + waitMsMax;
  while (isAlive() && Date.now() < deadline) {
    const reply = await fetch(endpoint).catch(() => undefined);
    if (reply !== undefined) return true;
    await sleep(5);
  }
  return false;
}

/** Ends a server that a killed run left on this database: two on one file would not agree. */
async function endLeftover(pidFile: string, databaseFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const isOurs = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(databaseFile);
    } catch {
      return false;
    }
  };
  while (pid > 0 && isOurs()) {
    process.kill(pid, 'SIGKILL');
    await sleep(10);
  }
}
