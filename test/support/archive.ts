import { calledBy } from './recorded-calls.ts';
import { lockedBucket, startLocalS3, type LocalS3 } from './s3.ts';

const bucket = 'archive';

/** An archive for the jobs of this test: a bucket that locks what it gets for a day. */
export interface LocalArchive {
  readonly bucket: string;
  readonly s3: LocalS3;
}

/** Starts it, and tells the jobs where it is. After `startService`, whose credentials it takes. */
export async function startArchive(): Promise<LocalArchive> {
  const s3 = await startLocalS3([lockedBucket(bucket, 'GOVERNANCE', 1)]);
  Object.assign(process.env, { AWS_ENDPOINT_URL_S3: s3.endpoint, ARCHIVE_BUCKET: bucket });
  return { bucket, s3 };
}

type JobHandler = (event: unknown) => Promise<Record<string, string | number>>;

/** Runs a job's own handler with what a schedule would send; answers what it told. */
export async function runJob(name: string, scheduledTime: string) {
  return calledBy(name, async () => {
    const module = (await import(`../../functions/jobs/${name}.ts`)) as { handler: JobHandler };
    return module.handler({ scheduledTime });
  });
}
