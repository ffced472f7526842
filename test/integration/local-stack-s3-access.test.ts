import { createHash, randomBytes } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bucketCalled, type LocalS3, refusalOf, startLocalS3 } from '../support/s3.ts';

const Bucket = 'plain';
const page = 'https://sheets.example';
let s3: LocalS3;
let client: ReturnType<LocalS3['client']>;
beforeAll(async () => {
  const rule = {
    AllowedHeaders: ['content-type', 'x-amz-*'],
    AllowedMethods: ['PUT', 'POST'],
    AllowedOrigins: [page, 'https://*.company.example'],
    ExposedHeaders: ['ETag'],
    MaxAge: 600,
  };
  s3 = await startLocalS3([bucketCalled(Bucket, { cors: [rule] })]);
  client = s3.client();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await s3.stop();
  expect(s3.reports).toEqual([]);
});

const passMinutes = (minutes: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
};
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');
const textOf = async (Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
/** Status and code of what a plain HTTP client is answered. */
async function answerOf(url: string | URL, request: RequestInit = {}) {
  const answer = await fetch(url, request);
  const code = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1];
  return [answer.status, ...(code === undefined ? [] : [code])];
}

describe('a signed request', () => {
  const get = (config: Parameters<LocalS3['client']>[0]) =>
    refusalOf(s3.client(config).send(new GetObjectCommand({ Bucket, Key: 'x' })));
  const secretAccessKey = 'local';

  test('is refused with another secret, another key or for another region', async () => {
    const wrong = { accessKeyId: 'local', secretAccessKey: 'guessed' };
    expect(await get({ credentials: wrong })).toEqual(['SignatureDoesNotMatch', 403]);
    const stranger = { accessKeyId: 'stranger', secretAccessKey };
    expect(await get({ credentials: stranger })).toEqual(['InvalidAccessKeyId', 403]);
    expect((await get({ region: 'eu-west-1' }))[1]).toBe(400);
  });

  test('is refused without any signature, for reading as for writing', async () => {
    const url = `${s3.endpoint}/${Bucket}/x`;
    expect(await answerOf(url)).toEqual([403, 'AccessDenied']);
    expect(await answerOf(url, { method: 'PUT', body: 'x' })).toEqual([403, 'AccessDenied']);
  });
});

describe('a presigned address for reading', () => {
  const sign = (more = {}, expiresIn = 300) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'read', ...more }), { expiresIn });
  beforeAll(async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'read', Body: 'read me', ContentType: 'text/plain' }),
    );
  });

  test('answers the object, under the name it was signed with', async () => {
    const ResponseContentDisposition = 'attachment; filename="x.txt"';
    const answer = await fetch(await sign({ ResponseContentDisposition }));
    expect([answer.status, await answer.text()]).toEqual([200, 'read me']);
    expect(answer.headers.get('content-disposition')).toBe(ResponseContentDisposition);
    expect(answer.headers.get('content-type')).toBe('text/plain');
  });

  test('ends with its time', async () => {
    const url = await sign();
    passMinutes(4);
    expect(await answerOf(url)).toEqual([200]);
    passMinutes(2);
    expect(await answerOf(url)).toEqual([403, 'AccessDenied']);
  });

  test.each([
    ['its key', (url: URL) => (url.pathname = url.pathname.replace('read', 'x'))],
    ['its end', (url: URL) => url.searchParams.set('X-Amz-Expires', '3000')],
    ['its signature', (url: URL) => url.searchParams.set('X-Amz-Signature', '0'.repeat(64))],
    ['what is shown', (url: URL) => url.searchParams.set('response-content-type', 'text/html')],
  ])('is good for nothing once %s is changed', async (_, change) => {
    const url = new URL(await sign());
    change(url);
    expect(await answerOf(url)).toEqual([403, 'SignatureDoesNotMatch']);
  });

  test('cannot be used to write, or be good for more than a week', async () => {
    const request = { method: 'PUT', body: 'x' };
    expect(await answerOf(await sign(), request)).toEqual([403, 'SignatureDoesNotMatch']);
    const url = new URL(await sign());
    url.searchParams.set('X-Amz-Expires', String(8 * 24 * 3600));
    expect((await answerOf(url))[0]).toBe(400);
  });
});

describe('a presigned address for one upload', () => {
  const body = randomBytes(5000);
  const type = { 'content-type': 'application/pdf' };
  const headers = { ...type, 'x-amz-checksum-sha256': sha256(body) };
  const sign = (Key: string, more: Partial<PutObjectCommandInput> = {}) => {
    const given = { ContentType: type['content-type'], ContentLength: body.length };
    const put = { Bucket, Key, ChecksumSHA256: sha256(body), ...given, ...more };
    return getSignedUrl(client, new PutObjectCommand(put), {
      expiresIn: 300,
      signableHeaders: new Set([...Object.keys(headers), 'content-length', 'host']),
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
  };
  const put = (url: string, bytes: Buffer, sent: Record<string, string>) =>
    answerOf(url, { method: 'PUT', body: new Uint8Array(bytes), headers: sent });

  test('takes the file that it was signed for', async () => {
    expect(await put(await sign('up/1'), body, headers)).toEqual([200]);
    expect(
      await (
        await client.send(new GetObjectCommand({ Bucket, Key: 'up/1' }))
      ).Body?.transformToByteArray(),
    ).toEqual(new Uint8Array(body));
  });

  test.each<[string, Buffer, Record<string, string>, unknown[]]>([
    ['type', body, { ...headers, 'content-type': 'text/html' }, [403, 'SignatureDoesNotMatch']],
    ['length', body.subarray(1), headers, [403, 'SignatureDoesNotMatch']],
    ['content', randomBytes(5000), headers, [400, 'BadDigest']],
    [
      'checksum',
      body,
      { ...headers, 'x-amz-checksum-sha256': sha256(Buffer.from('x')) },
      [403, 'SignatureDoesNotMatch'],
    ],
    ['headers, one left out', body, type, [403, 'AccessDenied']],
    ['headers, one added', body, { ...headers, 'x-amz-meta-by': 'me' }, [403, 'AccessDenied']],
  ])('takes no file of another %s', async (_, bytes, sent, answer) => {
    expect(await put(await sign('up/2'), bytes, sent)).toEqual(answer);
    const found = client.send(new GetObjectCommand({ Bucket, Key: 'up/2' }));
    expect(await refusalOf(found)).toEqual(['NoSuchKey', 404]);
  });

  test('can be held to a key that has nothing yet', async () => {
    const once = new PutObjectCommand({ Bucket, Key: 'up/3', IfNoneMatch: '*' });
    const bare = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    const url = await getSignedUrl(bare, once, {
      signableHeaders: new Set(['if-none-match', 'host']),
    });
    const sent = { 'if-none-match': '*' };
    expect(await put(url, body, sent)).toEqual([200]);
    expect(await put(url, body, sent)).toEqual([412, 'PreconditionFailed']);
  });
});

describe('a presigned form', () => {
  const sign = (Key = 'form/1') =>
    createPresignedPost(client, {
      Bucket,
      Key,
      Conditions: [
        ['content-length-range', 10, 1000],
        ['eq', '$Content-Type', 'image/png'],
      ],
      Fields: { 'Content-Type': 'image/png' },
      Expires: 300,
    });
  const send = async (changes: Record<string, string> = {}, bytes = 100) => {
    const { url, fields } = await sign();
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...changes })) form.append(name, value);
    form.append('file', new Blob(['x'.repeat(bytes)]), 'x.png');
    return answerOf(url, { method: 'POST', body: form });
  };

  test('takes the file that its policy describes', async () => {
    expect(await send()).toEqual([204]);
    expect(await textOf('form/1')).toBe('x'.repeat(100));
  });

  test.each<[string, Record<string, string>, number, unknown[]]>([
    ['too large', {}, 2000, [400, 'EntityTooLarge']],
    ['too small', {}, 2, [400, 'EntityTooSmall']],
    ['of another type', { 'Content-Type': 'text/html' }, 100, [403, 'AccessDenied']],
    ['under another key', { key: 'other' }, 100, [403, 'AccessDenied']],
    ['with a field more', { acl: 'public-read' }, 100, [403, 'AccessDenied']],
    [
      'with a forged signature',
      { 'X-Amz-Signature': '0'.repeat(64) },
      100,
      [403, 'SignatureDoesNotMatch'],
    ],
  ])('takes no file %s', async (_, changes, bytes, answer) => {
    expect(await send(changes, bytes)).toEqual(answer);
  });

  test('ends with its time', async () => {
    const { url, fields } = await sign('form/late');
    passMinutes(6);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['x'.repeat(100)]), 'x.png');
    expect(await answerOf(url, { method: 'POST', body: form })).toEqual([403, 'AccessDenied']);
  });
});

describe('a page of another origin', () => {
  const ask = (origin: string, method = 'PUT', headers = 'content-type') =>
    fetch(`${s3.endpoint}/${Bucket}/x`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    });

  test('may do what the bucket’s rules say', async () => {
    const answer = await ask(page, 'PUT', 'Content-Type, x-amz-checksum-sha256');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'PUT, POST',
      'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
      'access-control-max-age': '600',
    });
    expect((await ask('https://plans.company.example')).status).toBe(200);
  });

  test('may nothing else: another origin, method or header', async () => {
    expect((await ask('https://elsewhere.example')).status).toBe(403);
    expect((await ask(page, 'DELETE')).status).toBe(403);
    expect((await ask(page, 'PUT', 'authorization')).status).toBe(403);
  });

  test('reads the answer, refused or not, and the headers that are named', async () => {
    const request = { method: 'PUT', body: 'x', headers: { origin: page } };
    const answer = await fetch(`${s3.endpoint}/${Bucket}/x`, request);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBe(page);
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
    const other = { ...request, headers: { origin: 'https://elsewhere.example' } };
    const refused = await fetch(`${s3.endpoint}/${Bucket}/x`, other);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});
