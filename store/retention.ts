import { GetObjectRetentionCommand, PutObjectRetentionCommand } from '@aws-sdk/client-s3';
import type { ContractFile } from '../domain/archive/file.ts';
import { isDiscarded, Retention } from '../domain/archive/retention.ts';
import type { Instant } from '../domain/values/day.ts';
import { NotLocked, type Archive } from './archive.ts';
import type { Db } from './dynamo.ts';
import { keys } from './keys.ts';
import { nextVersion } from './next-version.ts';
import { readMany } from './read-many.ts';
import { readOne } from './read-one.ts';
import { fromItem } from './record.ts';
import { transact } from './transact.ts';

/**
 * Locks an object until an instant, where its lock ends sooner; answers when it ends then. A lock
 * is never made shorter. Throws `NotLocked` where the object has none.
 */
export async function lockUntil(
  { s3, bucket }: Archive,
  key: string,
  until: Instant | null,
): Promise<Instant> {
  const of = { Bucket: bucket, Key: key };
  const { Retention: lock } = await s3.send(new GetObjectRetentionCommand(of));
  const [mode, end] = [lock?.Mode, lock?.RetainUntilDate?.toISOString()];
  if (mode === undefined || end === undefined) throw new NotLocked(bucket, key);
  if (until === null || until <= end) return end;
  await s3.send(
    new PutObjectRetentionCommand({
      ...of,
      Retention: { Mode: mode, RetainUntilDate: new Date(until) },
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  return until;
}

/** What was decided of a file, read consistently; null where nothing was. */
export const readRetention = (
  db: Db,
  dealerId: string,
  fileId: string,
): Promise<Retention | null> => readOne(db, keys.retention(dealerId, fileId), Retention);

/** What was decided of these files, in the order asked; null of those of which nothing was. */
export async function readRetentions(
  db: Db,
  files: readonly { readonly dealerId: string; readonly fileId: string }[],
): Promise<(Retention | null)[]> {
  const items = await readMany(
    db,
    files.map(({ dealerId, fileId }) => keys.retention(dealerId, fileId)),
  );
  return items.map((item) => (item ? fromItem(Retention, item) : null));
}

/** These files without those that were discarded, in the order given. */
export async function withoutDiscarded(
  db: Db,
  files: readonly ContractFile[],
): Promise<ContractFile[]> {
  const retentions = await readRetentions(db, files);
  return files.filter((_, i) => !isDiscarded(retentions[i] ?? null));
}

/** Keeps a decision; throws `Conflict` where somebody decided meanwhile. */
export const keepRetention = (db: Db, after: Retention): Promise<void> =>
  transact(db, [nextVersion(db, keys.retention(after.dealerId, after.fileId), after, 'revision')]);
