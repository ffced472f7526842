import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bucketCalled, type LocalS3, refusalOf, startLocalS3 } from '../support/s3.ts';

let s3: LocalS3;
let client: ReturnType<LocalS3['client']>;
beforeAll(async () => {
  s3 = await startLocalS3([bucketCalled('plain'), bucketCalled('listed')]);
  client = s3.client();
});
afterAll(async () => {
  await s3.stop();
  expect(s3.reports).toEqual([]);
});

const Bucket = 'plain';
const put = (Key: string, Body: NonNullable<PutObjectCommandInput['Body']>, more = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more = {}) => client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const textOf = async (Key: string, more = {}) => (await get(Key, more)).Body?.transformToString();
const base64 = (algorithm: string, text: string) =>
  createHash(algorithm).update(text).digest('base64');

describe('an object', () => {
  test('is answered as it was put: bytes, type, metadata, entity tag and checksum', async () => {
    const text = 'héllo 经销商';
    const given = { ContentType: 'text/plain; charset=utf-8', Metadata: { kept: 'yes' } };
    const { ETag, ChecksumCRC32 } = await put('a.txt', Buffer.from(text), given);
    expect(ETag).toBe(`"${createHash('md5').update(text).digest('hex')}"`);
    const answer = await get('a.txt');
    expect(await answer.Body?.transformToString()).toBe(text);
    expect(answer).toMatchObject({ ETag, ChecksumCRC32, ...given, ContentLength: 16 });
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: 'a.txt', ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({ ETag, ChecksumCRC32, ...given, ContentLength: 16 });
    expect(Date.now() - (head.LastModified?.getTime() ?? 0)).toBeLessThan(60_000);
  });

  test('may come as a stream, in chunks with the checksum behind them', async () => {
    const bytes = randomBytes(140_000);
    const stream = Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)]);
    const { ChecksumCRC32 } = await put('stream', stream, { ContentLength: bytes.length });
    const answer = await get('stream');
    expect(Buffer.compare((await answer.Body?.transformToByteArray()) ?? bytes, bytes)).toBe(0);
    expect(answer.ChecksumCRC32).toBe(ChecksumCRC32);
    expect(answer.ContentEncoding).toBeUndefined();
  });

  test('may be empty, and may be large', async () => {
    await put('empty', new Uint8Array());
    expect(await textOf('empty')).toBe('');
    const bytes = randomBytes(9 * 1024 * 1024);
    await put('large', bytes);
    const answer = await (await get('large')).Body?.transformToByteArray();
    expect(Buffer.compare(answer ?? new Uint8Array(), bytes)).toBe(0);
  });

  test.each(['a b/c+d&e=f?g#h', '合同/2026-11.pdf', 'up/../down//twice', "'!()*~%20", ' '])(
    'is found again under the key %j, exactly as it is written',
    async (key) => {
      await put(key, key);
      expect(await textOf(key)).toBe(key);
      const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: key }));
      expect(Contents?.map(({ Key }) => Key)).toEqual([key]);
    },
  );

  test.each([
    ['bytes=1-2', 'la', 'bytes 1-2/5'],
    ['bytes=3-', 'in', 'bytes 3-4/5'],
    ['bytes=-2', 'in', 'bytes 3-4/5'],
    ['bytes=2-900', 'ain', 'bytes 2-4/5'],
  ])('is answered in part: %s', async (Range, text, ContentRange) => {
    await put('part', 'plain');
    const answer = await get('part', { Range });
    expect(answer).toMatchObject({ ContentRange, ContentLength: text.length });
    expect(await answer.Body?.transformToString()).toBe(text);
  });

  test('has no part behind its end: 416', async () => {
    await put('part', 'plain');
    expect(await refusalOf(get('part', { Range: 'bytes=5-' }))).toEqual(['InvalidRange', 416]);
  });

  test('that is not there is NoSuchKey, and NotFound to a HEAD', async () => {
    expect(await refusalOf(get('none'))).toEqual(['NoSuchKey', 404]);
    const head = client.send(new HeadObjectCommand({ Bucket, Key: 'none' }));
    expect(await refusalOf(head)).toEqual(['NotFound', 404]);
  });

  test('is gone once deleted; deleting it again is no error', async () => {
    await put('gone', 'x');
    const remove = () => client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
    await remove();
    await remove();
    expect(await refusalOf(get('gone'))).toEqual(['NoSuchKey', 404]);
  });
});

describe('what was altered on its way is refused and not kept', () => {
  test.each<[string, object, string]>([
    ['SHA-256', { ChecksumSHA256: base64('sha256', 'other') }, 'BadDigest'],
    ['SHA-1', { ChecksumSHA1: base64('sha1', 'other') }, 'BadDigest'],
    ['CRC32', { ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
    ['MD5', { ContentMD5: base64('md5', 'other') }, 'BadDigest'],
    ['MD5 that is none', { ContentMD5: 'AAAA' }, 'InvalidDigest'],
  ])('a wrong %s', async (_, checksum, code) => {
    expect(await refusalOf(put('altered', 'body', checksum))).toEqual([code, 400]);
    expect(await refusalOf(get('altered'))).toEqual(['NoSuchKey', 404]);
  });

  test('a right SHA-256 is kept and answered', async () => {
    const ChecksumSHA256 = base64('sha256', 'body');
    const ContentMD5 = base64('md5', 'body');
    const reply = await put('right', 'body', { ChecksumSHA256, ContentMD5 });
    expect(reply.ChecksumSHA256).toBe(ChecksumSHA256);
    expect((await get('right')).ChecksumSHA256).toBe(ChecksumSHA256);
  });
});

describe('conditions', () => {
  test('If-None-Match: * never overwrites: 412, and the first bytes stay', async () => {
    await put('once', 'first', { IfNoneMatch: '*' });
    const again = put('once', 'second', { IfNoneMatch: '*' });
    expect(await refusalOf(again)).toEqual(['PreconditionFailed', 412]);
    expect(await textOf('once')).toBe('first');
  });

  test('of many who put at once under If-None-Match: *, one wins', async () => {
    const puts = Array.from({ length: 16 }, (_, i) => put('race', `${i}`, { IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(puts);
    const winners = outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [`${i}`] : []));
    expect(winners).toEqual([await textOf('race')]);
  });

  test('If-Match overwrites only what it names', async () => {
    const { ETag } = await put('match', 'first');
    await put('match', 'second', { IfMatch: ETag });
    const late = put('match', 'third', { IfMatch: ETag });
    expect(await refusalOf(late)).toEqual(['PreconditionFailed', 412]);
    expect(await refusalOf(put('none', 'x', { IfMatch: ETag }))).toEqual(['NoSuchKey', 404]);
    expect(await textOf('match')).toBe('second');
  });

  test('a reader who has it already is told so: 304', async () => {
    const { ETag } = await put('known', 'x');
    expect((await refusalOf(get('known', { IfNoneMatch: ETag })))[1]).toBe(304);
  });

  test('of many who overwrite one key, the last one’s bytes are there, whole', async () => {
    const bodies = Array.from({ length: 32 }, (_, i) => Buffer.alloc(20_000, 65 + (i % 26)));
    await Promise.all(bodies.map((body) => put('same', body)));
    const answer = await get('same');
    const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    expect(bodies.some((body) => body.equals(bytes))).toBe(true);
    expect(answer.ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`);
  });
});

describe('a list', () => {
  const keys = ['a/1', 'a/2', 'a/b/3', 'b', 'c/', 'c/4', 'Z', 'é', '合', '😀'].sort((x, y) =>
    Buffer.compare(Buffer.from(x), Buffer.from(y)),
  );
  beforeAll(async () => {
    for (const Key of keys) {
      await client.send(new PutObjectCommand({ Bucket: 'listed', Key, Body: Key }));
    }
  });
  const list = (question: object) =>
    client.send(new ListObjectsV2Command({ Bucket: 'listed', ...question }));

  test.each([1, 2, 3, 7, 1000])(
    'of %d a page has every key once, in order of its bytes',
    async (MaxKeys) => {
      const found: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({ MaxKeys, ContinuationToken });
        expect(page.KeyCount).toBeLessThanOrEqual(MaxKeys);
        found.push(...(page.Contents ?? []).map(({ Key }) => Key));
        ContinuationToken = page.NextContinuationToken;
        expect(page.IsTruncated).toBe(ContinuationToken !== undefined);
      } while (ContinuationToken !== undefined);
      expect(found).toEqual(keys);
    },
  );

  test.each([1, 2, 1000])(
    'with a delimiter, of %d a page, names each folder once',
    async (MaxKeys) => {
      const found: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await list({ MaxKeys, ContinuationToken, Delimiter: '/' });
        found.push(...(page.Contents ?? []).map(({ Key }) => Key));
        found.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      expect(found.sort()).toEqual(['a/', 'b', 'c/', 'Z', 'é', '合', '😀'].sort());
    },
  );

  test('under a prefix has its keys and folders, sizes and entity tags', async () => {
    const page = await list({ Prefix: 'a/', Delimiter: '/' });
    expect(page.Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['a/1', 3],
      ['a/2', 3],
    ]);
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'a/b/' }]);
    const after = await list({ StartAfter: 'a/2', Prefix: 'a/' });
    expect(after.Contents?.map(({ Key }) => Key)).toEqual(['a/b/3']);
  });

  test('many objects are deleted at once, each with an answer', async () => {
    const Objects = [{ Key: 'b' }, { Key: '<none> & such' }];
    const { Deleted, Errors } = await client.send(
      new DeleteObjectsCommand({ Bucket: 'listed', Delete: { Objects } }),
    );
    expect([Deleted?.map(({ Key }) => Key), Errors]).toEqual([['b', '<none> & such'], undefined]);
    expect((await list({ Prefix: 'b' })).KeyCount).toBe(0);
  });
});

describe('the server', () => {
  test('knows the buckets of its template and no others', async () => {
    await client.send(new HeadBucketCommand({ Bucket }));
    const Key = 'x';
    const elsewhere = client.send(new GetObjectCommand({ Bucket: 'elsewhere', Key }));
    expect(await refusalOf(elsewhere)).toEqual(['NoSuchBucket', 404]);
  });

  test('answers what it does not know with 501 and its name, never with silence', async () => {
    const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
    const unknown: [() => Promise<unknown>, RegExp][] = [
      [() => client.send(new CreateBucketCommand({ Bucket: 'fresh' })), /PUT of a bucket/],
      [() => client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'x' })), /POST.*uploads/],
      [() => client.send(new PutObjectTaggingCommand({ Bucket, Key: 'x', Tagging })), /tagging/],
      [() => put('x', 'x', { Tagging: 'a=b' }), /x-amz-tagging/],
      [() => put('x', 'x', { ACL: 'public-read' }), /x-amz-acl/],
      [() => put('x', 'x', { ServerSideEncryption: 'aws:kms' }), /aws:kms/],
      [
        () => client.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url' })),
        /encoding-type/,
      ],
    ];
    for (const [call, what] of unknown) {
      await expect(call()).rejects.toThrow(what);
      expect(await refusalOf(call())).toEqual(['NotImplemented', 501]);
    }
  });

  test('has after a restart what it acknowledged, and nothing that a kill left behind', async () => {
    await put('kept', 'through a restart');
    const bodies = path.join(s3.folder, 'bodies');
    writeFileSync(path.join(bodies, 'half-written.new'), 'x');
    const before = readdirSync(bodies).length;
    await s3.restart();
    client = s3.client();
    expect(await textOf('kept')).toBe('through a restart');
    expect(readdirSync(bodies)).toHaveLength(before - 1);
  });
});
