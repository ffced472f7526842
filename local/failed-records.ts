import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { DataFolder } from './data-folder.ts';
import type { Credentials } from './dynamodb.ts';
import { region } from './resources.ts';
import type { S3 } from './s3/server.ts';
import type { StreamRecord } from './stream-record.ts';

/** Files records that a function was given up on. */
export type File = (
  functionName: string,
  records: readonly StreamRecord[],
  reason: string,
) => Promise<void>;

/**
 * Files records in the bucket that is the mapping's failure destination, under the name and in the
 * form that Lambda gives them.
 */
export function fileInBucket(destination: string, s3: S3, credentials: Credentials): File {
  const bucket = destination.split(':').at(-1) ?? destination;
  const client = new S3Client({
    region,
    endpoint: s3.endpoint,
    credentials,
    forcePathStyle: true,
  });
  return async (functionName, records, reason) => {
    const timestamp = new Date().toISOString();
    const body = {
      requestContext: { requestId: randomUUID(), functionArn: functionName, condition: reason },
      version: '1.0',
      timestamp,
      DDBStreamBatchInfo: { batchSize: records.length },
      payload: JSON.stringify({ Records: records }),
    };
    const name = `${timestamp.slice(0, 19).replaceAll(':', '.')}-${randomUUID()}`;
    const key = `aws/lambda/${functionName}/shard/${name}`;
    const Body = JSON.stringify(body);
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
  };
}

/** Files records in the data folder, where a mapping has no destination. */
export const fileInFolder =
  (data: DataFolder): File =>
  (functionName, records, reason) => {
    const at = new Date().toISOString();
    const line = JSON.stringify({ at, function: functionName, reason, records });
    appendFileSync(data.file('failed-stream-records.jsonl'), `${line}\n`);
    return Promise.resolve();
  };
