import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Bucket } from '../../local/s3/buckets.ts';
import { startS3 } from '../../local/s3/server.ts';

/** An S3 of this test alone, on a folder of its own. */
export interface LocalS3 {
  readonly endpoint: string;
  readonly folder: string;
  /** The SDK's own client, with the right credentials unless told otherwise. */
  client(config?: S3ClientConfig): S3Client;
  /** What went wrong in the server itself: nothing ever should. */
  readonly reports: readonly string[];
  stop(): Promise<void>;
  /** What the lifecycle rules want when so many days from now are over; answers how many went. */
  expireIn(days: number): number;
  /** Stops it and starts it again on the same folder. */
  restart(): Promise<void>;
}

/** As the functions under test are told by `service.ts`. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';

/** A bucket with nothing special about it but what is given. */
export const bucketCalled = (name: string, given: Partial<Bucket> = {}): Bucket => ({
  name,
  isVersioned: false,
  hasLock: false,
  defaultLock: undefined,
  lifecycle: [],
  cors: [],
  ...given,
});

/** A bucket whose new objects are locked for some days. */
export const lockedBucket = (
  name: string,
  mode: 'GOVERNANCE' | 'COMPLIANCE',
  days: number,
): Bucket => bucketCalled(name, { isVersioned: true, hasLock: true, defaultLock: { mode, days } });

/** Starts it with these buckets. */
export async function startLocalS3(buckets: readonly Bucket[]): Promise<LocalS3> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-s3-'));
  const clients: S3Client[] = [];
  const reports: string[] = [];
  const start = () => {
    const report = (line: string) => reports.push(line);
    return startS3({ folder, buckets, credentials, region, report });
  };
  const local = {
    endpoint: '',
    folder,
    reports,
    client: (config: S3ClientConfig = {}) => {
      const { endpoint } = local;
      const client = new S3Client({ endpoint, region, credentials, maxAttempts: 1, ...config });
      clients.push(client);
      return client;
    },
    expireIn: (days: number) => running.expire(Date.now() + days * 24 * 60 * 60_000),
    restart: async () => {
      await running.stop();
      running = await start();
      local.endpoint = running.endpoint;
    },
    stop: async () => {
      for (const client of clients) client.destroy();
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
  let running = await start();
  local.endpoint = running.endpoint;
  return local;
}

/** The code and status that a call is refused with; throws where it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<[code: string, status: number]> {
  const error = await call.then(
    () => {
      throw new Error('it was not refused');
    },
    (thrown: unknown) => thrown as { name: string; $metadata?: { httpStatusCode?: number } },
  );
  return [error.name, error.$metadata?.httpStatusCode ?? 0];
}
