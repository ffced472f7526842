import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectLockRetentionMode,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  bucketCalled,
  type LocalS3,
  lockedBucket,
  refusalOf,
  startLocalS3,
} from '../support/s3.ts';

const dayMs = 24 * 60 * 60_000;
let s3: LocalS3;
let client: ReturnType<LocalS3['client']>;
beforeAll(async () => {
  s3 = await startLocalS3([
    bucketCalled('versioned', { isVersioned: true }),
    lockedBucket('governed', 'GOVERNANCE', 10),
    lockedBucket('sealed', 'COMPLIANCE', 10),
    bucketCalled('lockable', { isVersioned: true, hasLock: true }),
    bucketCalled('passing', { lifecycle: [{ prefix: 'a/', days: 3, noncurrentDays: undefined }] }),
    {
      ...lockedBucket('passing-locked', 'GOVERNANCE', 10),
      lifecycle: [{ prefix: '', days: 3, noncurrentDays: 5 }],
    },
  ]);
  client = s3.client();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await s3.stop();
  expect(s3.reports).toEqual([]);
});

const put = async (Bucket: string, Key: string, Body: string, more = {}) => {
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
  return VersionId ?? '';
};
const read = async (Bucket: string, Key: string, VersionId?: string) => {
  const { Body } = await client.send(
    new GetObjectCommand({ Bucket, Key, ...(VersionId !== undefined && { VersionId }) }),
  );
  return Body?.transformToString();
};
const remove = (Bucket: string, Key: string, VersionId?: string, more = {}) =>
  client.send(
    new DeleteObjectCommand({
      Bucket,
      Key,
      ...(VersionId !== undefined && { VersionId }),
      ...more,
    }),
  );
const lockOf = async (Bucket: string, Key: string) =>
  (await client.send(new GetObjectRetentionCommand({ Bucket, Key }))).Retention;
const lock = (
  Bucket: string,
  Key: string,
  Mode: ObjectLockRetentionMode,
  days: number,
  more = {},
) => {
  const Retention = { Mode, RetainUntilDate: new Date(Date.now() + days * dayMs) };
  return client.send(new PutObjectRetentionCommand({ Bucket, Key, Retention, ...more }));
};
const denied = ['AccessDenied', 403];

describe('a versioned bucket', () => {
  test('keeps what was overwritten, under its version', async () => {
    const first = await put('versioned', 'a', 'first');
    const second = await put('versioned', 'a', 'second');
    expect(await read('versioned', 'a')).toBe('second');
    expect(await read('versioned', 'a', first)).toBe('first');
    expect(first).not.toBe(second);
  });

  test('keeps what was deleted behind a marker; without the marker it is back', async () => {
    const version = await put('versioned', 'b', 'kept');
    const marker = await remove('versioned', 'b');
    expect(marker.DeleteMarker).toBe(true);
    expect(await refusalOf(read('versioned', 'b'))).toEqual(['NoSuchKey', 404]);
    expect(await refusalOf(read('versioned', 'b', marker.VersionId))).toEqual([
      'MethodNotAllowed',
      405,
    ]);
    expect(await read('versioned', 'b', version)).toBe('kept');
    await remove('versioned', 'b', marker.VersionId);
    expect(await read('versioned', 'b')).toBe('kept');
  });

  test('loses for good the version that a delete names, and shows the one before', async () => {
    await put('versioned', 'c', 'first');
    const second = await put('versioned', 'c', 'second');
    await remove('versioned', 'c', second);
    expect(await read('versioned', 'c')).toBe('first');
    expect(await refusalOf(read('versioned', 'c', second))).toEqual(['NoSuchVersion', 404]);
  });

  test('takes a new object under If-None-Match: * where the last was deleted', async () => {
    await put('versioned', 'd', 'first');
    await remove('versioned', 'd');
    await put('versioned', 'd', 'second', { IfNoneMatch: '*' });
    expect(await read('versioned', 'd')).toBe('second');
  });

  test.each([1, 2, 3, 1000])('lists all versions, %d a page, the newest first', async (MaxKeys) => {
    const Bucket = 'versioned';
    const Prefix = `list-${MaxKeys}/`;
    const made: [string, string][] = [];
    for (const key of ['x', 'y']) {
      const versions = [await put(Bucket, Prefix + key, '1'), await put(Bucket, Prefix + key, '2')];
      if (key === 'x') versions.push((await remove(Bucket, Prefix + key)).VersionId ?? '');
      made.push(...versions.reverse().map((each): [string, string] => [Prefix + key, each]));
    }
    const found: unknown[] = [];
    let markers: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
    while (markers) {
      const question = { Bucket, Prefix, MaxKeys, ...markers };
      const page: ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand(question),
      );
      const all = [...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])];
      found.push(...all.map(({ Key, VersionId }) => [Key, VersionId]));
      const { NextKeyMarker: KeyMarker = '', NextVersionIdMarker: VersionIdMarker = '' } = page;
      markers = page.IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;
    }
    expect(found).toEqual(made);
  });
});

describe.each(['governed', 'sealed'])('a version in the locked bucket %s', (Bucket) => {
  test('cannot be deleted before its day, and can on it', async () => {
    const version = await put(Bucket, 'a', 'locked');
    const made = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: made + 10 * dayMs - 60_000 });
    expect(await refusalOf(remove(Bucket, 'a', version))).toEqual(denied);
    expect(await read(Bucket, 'a', version)).toBe('locked');
    vi.setSystemTime(made + 10 * dayMs + 60_000);
    await remove(Bucket, 'a', version);
    expect(await refusalOf(read(Bucket, 'a', version))).toEqual(['NoSuchVersion', 404]);
  });

  test('outlives a delete and an overwriting, and a delete of many', async () => {
    const version = await put(Bucket, 'b', 'locked');
    await remove(Bucket, 'b');
    await put(Bucket, 'b', 'another');
    const Objects = [{ Key: 'b', VersionId: version }];
    const { Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Errors?.map(({ Code }) => Code)).toEqual(['AccessDenied']);
    expect(await read(Bucket, 'b', version)).toBe('locked');
  });

  test('says until when it is locked', async () => {
    await put(Bucket, 'c', 'locked');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'c' }));
    const days = ((head.ObjectLockRetainUntilDate?.getTime() ?? 0) - Date.now()) / dayMs;
    expect(Math.round(days)).toBe(10);
    const found = await lockOf(Bucket, 'c');
    expect(found?.Mode).toBe(Bucket === 'sealed' ? 'COMPLIANCE' : 'GOVERNANCE');
    expect(found?.RetainUntilDate).toEqual(head.ObjectLockRetainUntilDate);
  });

  test('may be locked longer, never shorter', async () => {
    await put(Bucket, 'd', 'locked');
    const { Mode = 'COMPLIANCE' } = (await lockOf(Bucket, 'd')) ?? {};
    await lock(Bucket, 'd', Mode, 20);
    expect(await refusalOf(lock(Bucket, 'd', Mode, 15))).toEqual(denied);
    const until = (await lockOf(Bucket, 'd'))?.RetainUntilDate?.getTime() ?? 0;
    expect(Math.round((until - Date.now()) / dayMs)).toBe(20);
  });

  test('is still locked after a restart', async () => {
    const version = await put(Bucket, 'e', 'locked');
    await s3.restart();
    client = s3.client();
    expect(await refusalOf(remove(Bucket, 'e', version))).toEqual(denied);
  });

  test('is not taken without a checksum', async () => {
    const bare = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const body = { Bucket, Key: 'f', Body: 'x' };
    expect((await refusalOf(bare.send(new PutObjectCommand(body))))[0]).toBe('InvalidRequest');
  });
});

describe('who may bypass', () => {
  const BypassGovernanceRetention = true;

  test('deletes what is governed', async () => {
    const version = await put('governed', 'bypassed', 'x');
    await remove('governed', 'bypassed', version, { BypassGovernanceRetention });
    const gone = read('governed', 'bypassed', version);
    expect(await refusalOf(gone)).toEqual(['NoSuchVersion', 404]);
  });

  test('neither deletes nor weakens what is sealed', async () => {
    const version = await put('sealed', 'bypassed', 'x');
    const bypass = { BypassGovernanceRetention };
    expect(await refusalOf(remove('sealed', 'bypassed', version, bypass))).toEqual(denied);
    for (const [mode, days] of [
      ['COMPLIANCE', 5],
      ['GOVERNANCE', 20],
    ] as const) {
      expect(await refusalOf(lock('sealed', 'bypassed', mode, days, bypass))).toEqual(denied);
    }
  });
});

describe('a lock of its own', () => {
  const ObjectLockMode = 'COMPLIANCE';

  test('comes with an object, and holds', async () => {
    const ObjectLockRetainUntilDate = new Date(Date.now() + dayMs);
    const given = { ObjectLockMode, ObjectLockRetainUntilDate };
    const version = await put('lockable', 'a', 'x', given);
    expect(await refusalOf(remove('lockable', 'a', version))).toEqual(denied);
    const free = await put('lockable', 'b', 'x');
    await remove('lockable', 'b', free);
  });

  test('is refused where it is over, half given, or the bucket has no lock', async () => {
    const over = { ObjectLockMode, ObjectLockRetainUntilDate: new Date(Date.now() - dayMs) };
    expect((await refusalOf(put('lockable', 'c', 'x', over)))[1]).toBe(400);
    expect((await refusalOf(put('lockable', 'c', 'x', { ObjectLockMode })))[1]).toBe(400);
    await put('versioned', 'unlocked', 'x');
    const nowhere = lock('versioned', 'unlocked', ObjectLockMode, 5);
    expect(await refusalOf(nowhere)).toEqual(['InvalidRequest', 400]);
  });
});

describe('by the rules of its bucket', () => {
  test('an object goes after its days, and no other', async () => {
    await put('passing', 'a/x', 'goes');
    await put('passing', 'b/x', 'stays');
    expect([s3.expireIn(2), s3.expireIn(3)]).toEqual([0, 1]);
    expect(await refusalOf(read('passing', 'a/x'))).toEqual(['NoSuchKey', 404]);
    expect(await read('passing', 'b/x')).toBe('stays');
  });

  test('a versioned object goes behind a marker, and its version stays while it is locked', async () => {
    const version = await put('passing-locked', 'x', 'locked');
    expect([s3.expireIn(3), s3.expireIn(9)]).toEqual([1, 0]);
    expect(await refusalOf(read('passing-locked', 'x'))).toEqual(['NoSuchKey', 404]);
    expect(await read('passing-locked', 'x', version)).toBe('locked');
  });
});
