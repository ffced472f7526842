import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';

/** The bucket in which Lambda files the records that a reader of the stream did not take. */
export interface Failures {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** Connects to the bucket; where S3 is, the SDK's own environment variables say. */
export const connectFailures = (bucket: string): Failures => ({
  s3: new S3Client({ forcePathStyle: true }),
  bucket,
});

/** One filed batch: the object that holds it, and the dealers that its records belong to. */
export interface FailedBatch {
  readonly key: string;
  readonly dealerIds: readonly string[];
}

const Filed = z.object({ payload: z.string() });
const Payload = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }) }),
  ),
});

/** Every batch that was filed, in order of name. Throws where an object is no batch. */
export async function* failedBatches({ s3, bucket }: Failures): AsyncGenerator<FailedBatch> {
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: 'aws/lambda/' });
  for await (const { Contents: found = [] } of pages) {
    for (const { Key: key } of found) {
      if (key === undefined) continue;
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const filed = Filed.parse(JSON.parse((await body?.transformToString()) ?? ''));
      const { Records: records } = Payload.parse(JSON.parse(filed.payload));
      const partitions = new Set(records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
      const dealers = [...partitions].filter((partition) => partition.startsWith('D#'));
      yield { key, dealerIds: dealers.map((partition) => partition.slice(2)) };
    }
  }
}

/** Takes a batch away that was dealt with. */
export async function removeBatch({ s3, bucket }: Failures, { key }: FailedBatch): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
