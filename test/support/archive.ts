import { connectArchive } from '../../store/archive.ts';
import { lockedIn } from '../../store/audit/locked.ts';
import { calledBy } from './recorded-calls.ts';
import { bucketCalled, lockedBucket, startLocalS3, type LocalS3 } from './s3.ts';

const bucket = 'archive';

/** The buckets of files, as the template declares them. */
export const fileBuckets = { INBOX_BUCKET: 'inbox', FILES_BUCKET: 'kept', USES_BUCKET: 'uses' };

/** A page that may send files. */
export const sidebarOrigin = 'https://n-1-script.googleusercontent.com';

const cors = [
  {
    AllowedMethods: ['POST'],
    AllowedOrigins: ['https://*.googleusercontent.com'],
    AllowedHeaders: ['*'],
    ExposedHeaders: [],
  },
];

/** Archives for this test: buckets that lock what they get for a day, and an inbox. */
export interface LocalArchive {
  readonly bucket: string;
  readonly s3: LocalS3;
}

let running: LocalArchive | null = null;

/** The archives that were started last; null before the first. */
export const startedArchive = (): LocalArchive | null => running;

/** Starts them, and tells the functions where. After `startService`, whose credentials it takes. */
export async function startArchive(): Promise<LocalArchive> {
  const kept = lockedBucket(fileBuckets.FILES_BUCKET, 'GOVERNANCE', 1);
  const s3 = await startLocalS3([
    lockedBucket(bucket, 'GOVERNANCE', 1),
    { ...kept, records: { bucket: fileBuckets.USES_BUCKET, prefix: 'access/' } },
    bucketCalled(fileBuckets.INBOX_BUCKET, { cors }),
    bucketCalled(fileBuckets.USES_BUCKET),
    bucketCalled('letters', { isVersioned: true }),
  ]);
  const where = { AWS_ENDPOINT_URL_S3: s3.endpoint, ARCHIVE_BUCKET: bucket };
  Object.assign(process.env, { ...where, ...fileBuckets });
  running = { bucket, s3 };
  return running;
}

type JobHandler = (event: unknown) => Promise<Record<string, string | number>>;

/** Runs a job's own handler with what a schedule would send; answers what it told. */
export async function runJob(name: string, scheduledTime: string) {
  return calledBy(name, async () => {
    const module = (await import(`../../functions/jobs/${name}.ts`)) as { handler: JobHandler };
    return module.handler({ scheduledTime });
  });
}

/** The JSON objects that an archive keeps under a prefix, in order of their keys. */
export async function jsonIn(
  { bucket, s3 }: LocalArchive,
  prefix: string,
): Promise<Record<string, unknown>[]> {
  const kept = lockedIn(connectArchive(bucket, s3.client()));
  const all: Record<string, unknown>[] = [];
  for await (const key of kept.list(prefix)) {
    const text = Buffer.from(await kept.read(key)).toString();
    all.push(JSON.parse(text) as Record<string, unknown>);
  }
  return all;
}
