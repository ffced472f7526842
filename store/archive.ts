import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  GetObjectRetentionCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** The bucket in which nothing is overwritten, and nothing deleted before its day. */
export interface Archive {
  readonly s3: S3Client;
  readonly bucket: string;
}

/** Connects to the archive; where S3 is, the SDK's own environment variables say. */
export const connectArchive = (bucket: string, s3 = new S3Client({})): Archive => ({ s3, bucket });

/** The archive does not hold what it is for: an object in it has no lock. */
export class NotLocked extends Error {
  override readonly name = 'NotLocked';
  constructor(bucket: string, key: string) {
    super(`${key} is in ${bucket}, and nothing keeps it from being deleted.`);
  }
}

/**
 * Keeps bytes under a key for as long as the bucket locks what it gets. `there` means that the key
 * had an object already, which stays as it is: a repeat is harmless, whatever it brings. Throws
 * `NotLocked` where the object is in the bucket without a lock.
 */
export async function keep(
  archive: Archive,
  key: string,
  bytes: Uint8Array,
  contentType: string,
): Promise<'kept' | 'there'> {
  const outcome = await putOnce(archive, key, bytes, contentType);
  // The lock is the bucket's setting and not ours: we look whether it took hold.
  if (!(await isLocked(archive, key))) throw new NotLocked(archive.bucket, key);
  return outcome;
}

/** The bytes under a key, checked by the SDK against their checksum. Throws if there are none. */
export async function readKept({ s3, bucket }: Archive, key: string): Promise<Uint8Array> {
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!body) throw new Error(`${key} came without bytes`);
  return body.transformToByteArray();
}

/**
 * The bytes under a key as long as their SHA-256, in hexadecimal, is this one; null where there are
 * none or others: what somebody altered is not read as if it were what was kept.
 */
export async function readIntact(
  archive: Archive,
  key: string,
  sha256: string,
): Promise<Uint8Array | null> {
  try {
    const bytes = await readKept(archive, key);
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  } catch (error) {
    if (isRefused(error, 'NoSuchKey')) return null;
    throw error;
  }
}

/** Every key under a prefix, in order. */
export async function* listKept({ s3, bucket }: Archive, prefix: string): AsyncGenerator<string> {
  const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix });
  for await (const { Contents: found = [] } of pages) {
    for (const { Key: key } of found) if (key !== undefined) yield key;
  }
}

/** Puts are refused so (409) while another writes the same key: the next try finds it there. */
const tries = 5;

/**
 * Puts bytes under a key where there are none yet. `there` means that there were some, which stay
 * as they are.
 */
export async function putOnce(
  { s3, bucket }: Archive,
  key: string,
  bytes: Uint8Array,
  contentType: string,
): Promise<'kept' | 'there'> {
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: bytes,
    ContentType: contentType,
    ChecksumAlgorithm: 'SHA256',
    IfNoneMatch: '*',
  });
  for (let attempt = 1; ; attempt++) {
    try {
      await s3.send(put);
      return 'kept';
    } catch (error) {
      if (isRefused(error, 'PreconditionFailed')) return 'there';
      if (!isRefused(error, 'ConditionalRequestConflict') || attempt === tries) throw error;
    }
  }
}

async function isLocked({ s3, bucket }: Archive, key: string): Promise<boolean> {
  try {
    const { Retention: lock } = await s3.send(
      new GetObjectRetentionCommand({ Bucket: bucket, Key: key }),
    );
    return lock?.Mode !== undefined && lock.RetainUntilDate !== undefined;
  } catch (error) {
    // S3's two ways to say that there is no lock: on the object, and in the whole bucket.
    if (isRefused(error, 'NoSuchObjectLockConfiguration')) return false;
    if (isRefused(error, 'InvalidRequest')) return false;
    throw error;
  }
}

const isRefused = (error: unknown, code: string): boolean =>
  error instanceof S3ServiceException && error.name === code;
