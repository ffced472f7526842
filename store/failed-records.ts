import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import { customerOf } from './keys.ts';

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

/** One filed batch. */
export interface FailedBatch {
  /** The object that holds it. */
  readonly key: string;
  /** The dealers that its records belong to; null where the object is no batch. */
  readonly dealerIds: readonly string[] | null;
}

const Filed = z.object({ payload: z.string() });
const Payload = z.object({
  Records: z.array(
    z.object({ dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }) }),
  ),
});

/**
 * Every batch that was filed, in order of name, page by page: those of a page were all filed before
 * it is handed out.
 */
export async function* failedBatches({
  s3,
  bucket,
}: Failures): AsyncGenerator<readonly FailedBatch[]> {
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: 'aws/lambda/' });
  for await (const { Contents: found = [] } of pages) {
    const batches: FailedBatch[] = [];
    for (const { Key: key } of found) {
      if (key === undefined) continue;
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      batches.push({ key, dealerIds: dealersOf((await body?.transformToString()) ?? '') });
    }
    yield batches;
  }
}

function dealersOf(text: string): string[] | null {
  const filed = read(Filed, text);
  const payload = filed && read(Payload, filed.payload);
  if (!payload) return null;
  const partitions = new Set(payload.Records.map(({ dynamodb }) => dynamodb.Keys.pk.S));
  return [...partitions].flatMap((partition) => customerOf(partition) ?? []);
}

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Takes a batch away that was dealt with. */
export async function removeBatch({ s3, bucket }: Failures, { key }: FailedBatch): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
