import * as z from 'zod';
import { connectArchive } from '../store/archive.ts';
import { lockedIn, type Locked } from '../store/audit/locked.ts';
import { connect, type Db } from '../store/dynamo.ts';
import { connectFailures, type Failures } from '../store/failed-records.ts';

/** Which table a tool goes to by itself: one by name, or that of the service on this machine. */
export interface TableAddress {
  readonly table?: string | undefined;
  readonly url: string;
}

/** Which bucket of failed records a tool goes to: one by name, or that of this machine. */
export interface BucketAddress {
  readonly bucket?: string | undefined;
  readonly url: string;
}

/** Which archive a tool goes to: one by name, or that of this machine where its table is. */
export interface ArchiveAddress extends TableAddress {
  readonly archive?: string | undefined;
}

const Database = z.object({
  table: z.string(),
  endpoint: z.url(),
  s3Endpoint: z.url(),
  failures: z.string().optional(),
  archive: z.string().optional(),
});

/**
 * Connects to the table itself, for what no route can give. A table that is named is reached with
 * the credentials and region of the shell, as the AWS CLI takes them.
 */
export async function connectTable({ table, url }: TableAddress): Promise<Db> {
  if (table !== undefined) return connect(table);
  return connect((await onThisMachine(url)).table);
}

/** Connects to the bucket in which the readers of the stream file what they gave up. */
export async function connectFailed({ bucket, url }: BucketAddress): Promise<Failures> {
  if (bucket !== undefined) return connectFailures(bucket);
  const { failures } = await onThisMachine(url);
  if (failures === undefined) throw new Error('This service files no failed records.');
  return connectFailures(failures);
}

/**
 * Connects to the archive: one by name, or that of this machine where the table is. Null where the
 * table was named and no archive was.
 */
export async function connectLocked({
  archive,
  table,
  url,
}: ArchiveAddress): Promise<Locked | null> {
  if (archive !== undefined) return lockedIn(connectArchive(archive));
  if (table !== undefined) return null;
  const here = await onThisMachine(url);
  if (here.archive === undefined) throw new Error('This service has no archive.');
  return lockedIn(connectArchive(here.archive));
}

/** What the service on this machine tells of its parts; the SDK goes there from now on. */
async function onThisMachine(url: string): Promise<z.infer<typeof Database>> {
  const answer = await fetch(`${url.replace(/\/+$/, '')}/local/database`).catch(() => null);
  if (!answer?.ok) {
    throw new Error(`No service of this machine answers at ${url}: start it, or name the table.`);
  }
  const here = Database.parse(await answer.json());
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = here.endpoint;
  process.env['AWS_ENDPOINT_URL_S3'] = here.s3Endpoint;
  process.env['AWS_REGION'] ??= 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  return here;
}
