import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  NoSuchKey,
} from '@aws-sdk/client-s3';
import type { ArchiveObject, CountedBytes } from '../domain/archive/census-files.ts';
import type { Archive } from './archive.ts';

/**
 * Counts and hashes the bytes under a key as they come, a piece at a time; null where there are
 * none, or they were marked as deleted.
 */
export async function countBytes(
  { s3, bucket }: Archive,
  key: string,
  version?: string,
): Promise<CountedBytes | null> {
  try {
    const reply = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }),
    );
    if (!reply.Body) throw new Error(`${key} came without bytes`);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of reply.Body as unknown as AsyncIterable<Uint8Array>) {
      hash.update(piece);
      bytes += piece.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
}

/** Most versions of a key that are looked at for the one that was filed. */
const versionsLookedAt = 20;

/** The version of an object whose bytes have this digest; null where none of them has. */
export async function versionWith(
  archive: Archive,
  key: string,
  sha256: string,
): Promise<string | null> {
  const { s3, bucket } = archive;
  const { Versions: found = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, MaxKeys: versionsLookedAt }),
  );
  for (const { Key, VersionId: version } of found) {
    if (Key !== key || version === undefined) continue;
    if ((await countBytes(archive, key, version))?.sha256 === sha256) return version;
  }
  return null;
}

/** Objects under a prefix in order of their keys, after one of them. */
export async function pageOfObjects(
  { s3, bucket }: Archive,
  prefix: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly objects: ArchiveObject[]; readonly isLast: boolean }> {
  const { Contents: found = [], IsTruncated: hasMore = false } = await s3.send(
    new ListObjectsV2Command({
      Bucket: bucket,
      Prefix: prefix,
      MaxKeys: limit,
      ...(after === null ? {} : { StartAfter: after }),
    }),
  );
  const objects = found.flatMap(({ Key: key, LastModified: at }) =>
    key === undefined ? [] : [{ key, putAt: at?.getTime() ?? 0 }],
  );
  return { objects, isLast: !hasMore };
}
