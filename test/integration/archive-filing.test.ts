import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { listKept } from '../../store/archive.ts';
import { filesOf } from '../../store/contract-files.ts';
import { badFiles } from '../support/archive/bad-files.ts';
import { classicPdf, onePage, packedPdf, updatedPdf } from '../support/archive/pdf-files.ts';
import { fileBuckets, sidebarOrigin, startArchive, type LocalArchive } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { contractId } from '../support/contracts/inputs.ts';
import { recordForm } from '../support/recorded-calls.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { promiseUpload, fileUpload, listFiles } = routes.archive;
let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startService();
  archive = await startArchive();
  await foundCompany(service);
  await service.invite(['custodian', 'planner', 'director']);
  await addCustomers(service, dealer('D1'), dealer('D2'));
  const given = { params: { dealerId: 'D1' }, body: { contractId, templateId: 'STD-ZH' } };
  await service.ask(routes.contracts.draftContract, given, 'director');
});
const { now } = clock;
afterEach(() => {
  clock.now = now;
});
afterAll(async () => {
  expect(archive.s3.reports).toEqual([]);
  await archive.s3.stop();
  await service.stop();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let made = 0;
const promised = (bytes: Uint8Array, change: object = {}) => ({
  uploadId: String(++made).padStart(16, '0'),
  kind: 'signed-contract' as const,
  binding: { contractId, version: 1 },
  name: '合同.pdf',
  bytes: bytes.length,
  sha256: sha256(bytes),
  ...change,
});
type Promised = ReturnType<typeof promised>;
type Form = { readonly url: string; readonly fields: Readonly<Record<string, string>> };

const promise = (body: Promised, as: Person = 'custodian') =>
  service.ask(promiseUpload, { params: { dealerId: 'D1' }, body }, as);
const file = (uploadId: string, as: Person = 'custodian', dealerId = 'D1') =>
  service.send(fileUpload, { params: { dealerId, uploadId } }, as);

/** Sends the form as a page of the sidebar does; answers S3's status and code. */
async function post({ url, fields }: Form, bytes: Uint8Array, change: object = {}) {
  recordForm('archive');
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change }))
    form.append(name, String(value));
  form.append('file', new Blob([new Uint8Array(bytes)]), 'any name.pdf');
  const headers = { origin: sidebarOrigin };
  const answer = await fetch(url, { method: 'POST', body: form, headers });
  return [answer.status, /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? null];
}

async function uploaded(bytes: Uint8Array, change: object = {}) {
  const body = promised(bytes, change);
  expect(await post(await promise(body), bytes)).toEqual([204, null]);
  return body.uploadId;
}

async function keysIn(bucket: string) {
  const keys: string[] = [];
  for await (const key of listKept({ s3: archive.s3.client(), bucket }, '')) keys.push(key);
  return keys;
}

const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;

/** What the archive holds, by its bucket and by the list of the dealer. */
async function held() {
  const { files } = await service.ask(listFiles, { params: { dealerId: 'D1' } }, 'custodian');
  return { files, keys: await keysIn(fileBuckets.FILES_BUCKET) };
}

test('what was promised and judged is filed once, under the next number of its year', async () => {
  const pdf = classicPdf();
  const uploadId = await uploaded(pdf);
  const [first, second] = await Promise.all([file(uploadId), file(uploadId)]);
  expect([first.status, second.body]).toEqual([200, first.body]);
  const other = await file(await uploaded(packedPdf()));
  const numbers = [first, other].map(
    ({ body }) => (JSON.parse(body) as { archiveNumber: string }).archiveNumber.split('-')[1],
  );
  expect(numbers).toEqual(['00001', '00002']);
  expect((await file(uploadId)).body).toBe(first.body);
  expect(await filesOf(service.db, 'D1', contractId, 1)).toMatchObject([
    { fileId: uploadId, sha256: sha256(pdf), pages: 1, place: 1 },
    { place: 2 },
  ]);
  expect(await filesOf(service.db, 'D1', contractId, 2)).toEqual([]);
  expect(await keysIn(fileBuckets.INBOX_BUCKET)).toEqual([]);
});

test('of many filed at once, each has a number of its own and none is left out', async () => {
  const before = (await held()).files.length;
  const ids: string[] = [];
  for (let i = 0; i < 8; i++)
    ids.push(await uploaded(classicPdf(onePage(), '', `no ${String(i)}`)));
  const replies = await Promise.all(ids.map((id) => file(id)));
  expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 200));
  const places = (await held()).files.map(({ place }) => place);
  expect(places).toEqual(Array.from({ length: before + 8 }, (_, i) => i + 1));
});

describe('what is no PDF to keep is refused, and the archive stays as it is', () => {
  test.each(badFiles)('$title: $code', async ({ bytes, code }) => {
    const before = await held();
    const uploadId = await uploaded(bytes);
    const reply = await file(uploadId);
    expect([reply.status, codeOf(reply)]).toEqual([409, code]);
    expect((await file(uploadId)).body).toBe(reply.body);
    expect(await held()).toEqual(before);
    expect(await keysIn(fileBuckets.INBOX_BUCKET)).toEqual([]);
  });
});

describe('the form takes only what was promised', () => {
  const pdf = updatedPdf(classicPdf(), {});
  const flipped = Buffer.from(pdf);
  flipped[20] = 65;
  test.each<[string, Uint8Array, object, unknown[]]>([
    ['nothing', Buffer.alloc(0), {}, [400, 'EntityTooSmall']],
    ['a byte less', pdf.subarray(1), {}, [400, 'EntityTooSmall']],
    ['a byte more', Buffer.concat([pdf, Buffer.from('\n')]), {}, [400, 'EntityTooLarge']],
    ['other bytes of the same size', flipped, {}, [400, 'BadDigest']],
    ['another key', pdf, { key: 'uploads/D2/0000000000000000' }, [403, 'AccessDenied']],
    ['a key that climbs', pdf, { key: 'uploads/D1/../../files/x' }, [403, 'AccessDenied']],
    ['another type', pdf, { 'Content-Type': 'text/html' }, [403, 'AccessDenied']],
    ['another checksum', pdf, { 'x-amz-checksum-sha256': 'AAAA' }, [403, 'AccessDenied']],
    ['a field more', pdf, { 'x-amz-meta-a': 'b' }, [403, 'AccessDenied']],
    [
      'another signature',
      pdf,
      { 'X-Amz-Signature': '0'.repeat(64) },
      [403, 'SignatureDoesNotMatch'],
    ],
    ['another policy', pdf, { Policy: 'e30=' }, [403, 'SignatureDoesNotMatch']],
  ])('not %s', async (_, bytes, change, answer) => {
    const before = await held();
    const body = promised(pdf);
    expect(await post(await promise(body), bytes, change)).toEqual(answer);
    expect(codeOf(await file(body.uploadId))).toBe('upload-missing');
    expect(await held()).toEqual(before);
  });

  test('nor anything after its time', async () => {
    clock.now = () => now();
    const body = promised(pdf);
    const form = await promise(body);
    const expired = await post({ ...form, fields: await signedBefore() }, pdf);
    expect(expired).toEqual([403, 'AccessDenied']);
    clock.now = () => now() + 16 * 60_000;
    expect(codeOf(await file(body.uploadId))).toBe('upload-expired');
  });
});

/** A form of a policy that has ended, signed with the right key. */
async function signedBefore(): Promise<Record<string, string>> {
  const { createPresignedPost } = await import('@aws-sdk/s3-presigned-post');
  const given = { Bucket: fileBuckets.INBOX_BUCKET, Key: 'uploads/D1/x', Expires: -10 };
  return (await createPresignedPost(archive.s3.client(), given)).fields;
}

describe('what is promised is judged before a form is given', () => {
  const pdf = classicPdf();
  const send = (change: object, as: Person = 'custodian') =>
    service.send(promiseUpload, { params: { dealerId: 'D1' }, body: promised(pdf, change) }, as);
  test.each<[string, object, Person, unknown[]]>([
    ['no bytes', { bytes: 0 }, 'custodian', [400, 'invalid-request']],
    ['more than 25 MB', { bytes: 25_000_001 }, 'custodian', [400, 'invalid-request']],
    ['a digest that is none', { sha256: 'x' }, 'custodian', [400, 'invalid-request']],
    ['an id that climbs', { uploadId: '../../../etc/pas' }, 'custodian', [400, 'invalid-request']],
    ['a signed copy of nothing', { binding: null }, 'custodian', [400, 'binding-missing']],
    [
      'a version that is not there',
      { binding: { contractId, version: 2 } },
      'custodian',
      [404, 'contract-not-found'],
    ],
    ['a signed copy by a planner', {}, 'planner', [403, 'not-allowed']],
  ])('not %s', async (_, change, as, answer) => {
    const reply = await send(change, as);
    expect([reply.status, codeOf(reply)]).toEqual(answer);
  });

  test('a planner files a supplement', async () => {
    expect((await send({ kind: 'supplement' }, 'planner')).status).toBe(201);
  });

  test('an upload belongs to its dealer, and a used or other promise gives no form again', async () => {
    const body = promised(pdf);
    await post(await promise(body), pdf);
    const again = (change: object) =>
      service.send(
        promiseUpload,
        { params: { dealerId: 'D1' }, body: { ...body, ...change } },
        'custodian',
      );
    expect((await again({})).status).toBe(201);
    expect(codeOf(await again({ name: 'Other.pdf' }))).toBe('upload-differs');
    expect((await file(body.uploadId, 'custodian', 'D2')).status).toBe(404);
    expect((await file(body.uploadId)).status).toBe(200);
    expect(codeOf(await again({}))).toBe('upload-used');
  });

  test('a form that is sent again after filing changes nothing', async () => {
    const body = promised(pdf);
    const form = await promise(body);
    await post(form, pdf);
    const first = await file(body.uploadId);
    const before = await held();
    expect(await post(form, pdf)).toEqual([204, null]);
    expect((await file(body.uploadId)).body).toBe(first.body);
    expect(await held()).toEqual(before);
    expect(await keysIn(fileBuckets.INBOX_BUCKET)).toEqual([]);
  });
});

test('what was put into the inbox past the form is judged all the same', async () => {
  const pdf = classicPdf();
  const body = promised(pdf);
  await promise(body);
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const Key = `uploads/D1/${body.uploadId}`;
  const put = { Bucket: fileBuckets.INBOX_BUCKET, Key, Body: packedPdf() };
  await archive.s3.client().send(new PutObjectCommand(put));
  expect(codeOf(await file(body.uploadId))).toBe('file-differs');
});
