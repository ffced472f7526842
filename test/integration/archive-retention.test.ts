import { DeleteObjectCommand, GetObjectRetentionCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { standardFileCategories } from '../../domain/archive/category.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { fileByForm } from '../support/archive/filed.ts';
import { classicPdf, onePage } from '../support/archive/pdf-files.ts';
import { fileBuckets, startArchive, type LocalArchive } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { decideRetention, downloadFile, promiseUpload, searchFiles } = routes.archive;
const dayMs = 24 * 60 * 60_000;
const [licence, letter, outside] = ['1', '2', '3'].map((one) => one.padStart(16, '0')) as [
  string,
  string,
  string,
];

let service: Service;
let archive: LocalArchive;
const files: Record<string, ContractFile> = {};
beforeAll(async () => {
  service = await startService();
  archive = await startArchive();
  await foundCompany(service);
  await service.invite(['custodian', 'planner', 'viewer']);
  await service.invite(['manager'], ['WEST']);
  await addCustomers(service, dealer('D1'), dealer('W1', { territory: 'WEST' }));
  const [contracts, licences, others] = standardFileCategories;
  const long = { ...licences, categoryId: 'LONG', retentionDays: 30 };
  const body = { version: 0, fileCategories: [contracts, licences, long, others] };
  await service.ask(routes.contracts.changeContractSettings, { body: body as never }, 'admin');
  const about = { binding: null, name: 'A.pdf' };
  files[licence] = await put(licence, { kind: 'licence', ...about });
  files[letter] = await put(letter, { kind: 'authority-letter', ...about, category: 'LONG' });
  const signed = { number: '杭-2024/17', from: '2024-01-01', to: '2026-06-30' };
  files[outside] = await put(outside, { kind: 'signed-contract', ...about, outside: signed });
});
afterAll(async () => {
  expect(archive.s3.reports).toEqual([]);
  await archive.s3.stop();
  await service.stop();
});

const put = (uploadId: string, about: Parameters<typeof fileByForm>[3] | object) =>
  fileByForm(service, 'D1', classicPdf(onePage(), '', uploadId), {
    uploadId,
    ...about,
  } as Parameters<typeof fileByForm>[3]);

const code = (reply: { body: string }) => (JSON.parse(reply.body) as { code?: string }).code;
const lockOf = async (fileId: string) => {
  const of = { Bucket: fileBuckets.FILES_BUCKET, Key: fileKey(files[fileId] as ContractFile) };
  const { Retention: lock } = await archive.s3.client().send(new GetObjectRetentionCommand(of));
  return lock?.RetainUntilDate?.toISOString();
};
const found = async (query: object, as: Person = 'custodian') =>
  toRecords(await service.ask(searchFiles, { query }, as)).map(({ fileId }) => fileId);
const decide = (fileId: string, body: object, as: Person = 'custodian') =>
  service.send(decideRetention, { params: { dealerId: 'D1', fileId }, body: body as never }, as);

test('a file says until when nothing can delete it, and its lock ends then, by its category', async () => {
  for (const fileId of [licence, letter, outside]) {
    expect(await lockOf(fileId)).toBe(files[fileId]?.retainedUntil);
  }
  const days = (fileId: string) =>
    Math.round((Date.parse(files[fileId]?.retainedUntil ?? '') - Date.now()) / dayMs);
  expect([days(licence), days(letter)]).toEqual([1, 30]);
  expect(files[licence]?.category).toBe('ZZ');
});

test('a category takes its kinds alone, and each kind has one', async () => {
  const given = { uploadId: '4'.padStart(16, '0'), binding: null, name: 'A.pdf', bytes: 9 };
  const promise = async (about: object) => {
    const body = { ...given, sha256: 'a'.repeat(64), ...about } as never;
    return code(
      await service.send(promiseUpload, { params: { dealerId: 'D1' }, body }, 'custodian'),
    );
  };
  expect(await promise({ kind: 'supplement', category: 'ZZ' })).toBe('file-category-unknown');
  const days = { number: 'A', from: '2024-01-01', to: '2024-12-31' };
  expect(await promise({ kind: 'licence', outside: days })).toBe('outside-bound');
  const ends = { ...days, to: '2023-12-31' };
  expect(await promise({ kind: 'signed-contract', outside: ends })).toBe('invalid-request');
  const body = { version: 1, fileCategories: standardFileCategories.slice(0, 2) };
  const reply = await service.send(routes.contracts.changeContractSettings, { body }, 'admin');
  expect(reply.body).toContain('Each kind of file needs a category that takes it.');
});

test('[C9] the archive is searched by dealer, kind, category, number and end', async () => {
  expect(await found({})).toEqual([licence, letter, outside]);
  expect(await found({ kind: 'licence' })).toEqual([licence]);
  expect(await found({ category: 'LONG', dealer: 'D1' })).toEqual([letter]);
  expect(await found({ number: '2024/17' })).toEqual([outside]);
  expect(await found({ endsBy: '2026-06-30' })).toEqual([outside]);
  expect(await found({ endsBy: '2026-06-29' })).toEqual([]);
  expect(await found({ dealer: 'W1' })).toEqual([]);
  expect(await found({}, 'manager')).toEqual([]);
});

test('only whose time is over is listed, and only then may be discarded; nothing is deleted by it', async () => {
  expect(await found({ only: 'past' })).toEqual([]);
  const early = await decide(licence, { decision: 'discard', reason: 'Old' });
  expect([early.status, code(early)]).toEqual([409, 'file-retained']);
  clock.now = () => Date.now() + 2 * dayMs;
  expect(await found({ only: 'past' })).toEqual([licence, outside]);
  const discard = { decision: 'discard', reason: 'Old' };
  expect((await decide(licence, discard, 'planner')).status).toBe(403);
  const done = await decide(licence, discard);
  expect(done.status).toBe(200);
  expect((await decide(licence, discard)).body).toBe(done.body);
  expect(await found({ only: 'past' })).toEqual([outside]);
  expect(await lockOf(licence)).toBeDefined();
  const fetching = { params: { dealerId: 'D1', fileId: licence }, body: { purpose: 'Audit' } };
  expect(code(await service.send(downloadFile, fetching, 'custodian'))).toBe('file-discarded');
  const keep = { decision: 'keep', until: '2040-12-31', reason: 'Dispute' };
  expect(code(await decide(licence, keep))).toBe('file-discarded');
});

test('what is kept for longer is locked for longer, to the end of the day that is named', async () => {
  const keep = { decision: 'keep', until: '2040-12-31', reason: 'Dispute' };
  expect((await decide(outside, keep)).status).toBe(200);
  expect(await lockOf(outside)).toBe('2040-12-31T15:59:59.999Z');
  expect(await found({ only: 'past' })).toEqual([]);
  expect(code(await decide(outside, { ...keep, until: '2039-12-31' }))).toBe('nothing-changed');
  expect(code(await decide(outside, { ...keep, until: '2199-12-31' }))).toBe('retention-too-long');
});

test('the census misses no file that was discarded and then deleted, and every other', async () => {
  const client = archive.s3.client();
  for (const fileId of [licence, letter]) {
    const Key = fileKey(files[fileId] as ContractFile);
    await client.send(new DeleteObjectCommand({ Bucket: fileBuckets.FILES_BUCKET, Key }));
  }
  const { countArchive, getCensus } = routes['archive-census'];
  await service.ask(countArchive, {}, 'custodian');
  const census = toRecords(await service.ask(getCensus, {}, 'custodian'));
  expect(census.map(({ code: what, fileId }) => [what, fileId])).toEqual([['missing', letter]]);
});
