import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { instant } from '../../functions/clock.ts';
import { fileByForm } from '../support/archive/filed.ts';
import { classicPdf } from '../support/archive/pdf-files.ts';
import { fileBuckets, startArchive, type LocalArchive } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { emailOf, startService, type Person, type Service } from '../support/service.ts';

const { downloadFile, getFileLog, listFiles } = routes.archive;
const pdf = classicPdf();
let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startService();
  archive = await startArchive();
  await foundCompany(service);
  await service.invite(['custodian', 'finance', 'rep', 'director']);
  await service.invite(['manager'], ['WEST']);
  await addCustomers(service, dealer('D1'), dealer('W1', { territory: 'WEST' }));
  await fileFor('D1', '‮fdp.exe/../"合同".pdf');
  await fileFor('W1', 'West.pdf');
});
afterAll(async () => {
  expect(archive.s3.reports).toEqual([]);
  await archive.s3.stop();
  await service.stop();
});

const fileId = '0000000000000001';

/** Files a PDF for a dealer under a name. */
const fileFor = (dealerId: string, name: string) =>
  fileByForm(service, dealerId, pdf, { uploadId: fileId, kind: 'other', binding: null, name });

const mint = (as: Person, purpose = 'Audit', dealerId = 'D1') =>
  service.ask(downloadFile, { params: { dealerId, fileId }, body: { purpose } }, as);
const log = (as: Person = 'custodian') =>
  service.ask(getFileLog, { query: { day: instant().slice(0, 10) } }, as);

test('an address opens the file as an attachment under a safe name, for five minutes', async () => {
  const { url, until } = await mint('finance');
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true);
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="_fdp.exe_.._____.pdf"; ' +
      "filename*=UTF-8''_fdp.exe_..__%E5%90%88%E5%90%8C_.pdf",
  );
  expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
  expect(Date.parse(until) - Date.now()).toBeLessThanOrEqual(300_000);
});

test('without its own mint an address opens nothing', async () => {
  const { url } = await mint('finance');
  for (const change of [null, 'A'.repeat(24)]) {
    const other = new URL(url);
    if (change === null) other.searchParams.delete('x-mint');
    else other.searchParams.set('x-mint', change);
    expect((await fetch(other)).status).toBe(403);
  }
});

test('[step 3.11] after its five minutes an address opens nothing', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 301_000 });
  const { url } = await mint('finance').finally(() => vi.useRealTimers());
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('expired')]);
});

test('[step 3.11] [C8] the log joins each mint with its uses, and names those without a known person', async () => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const finance = members.find(({ email }) => email === emailOf('finance'))?.memberId;
  const { url, mintId } = await mint('finance', 'Question of the tax office');
  await fetch(url);
  await fetch(url);
  const unused = await mint('custodian', 'Never fetched');
  const found = (await log()).mints;
  const used = found.find((one) => one.mintId === mintId);
  expect(used).toMatchObject({ by: finance, purpose: 'Question of the tax office', fileId });
  expect(used?.uses.map(({ status, bytes }) => [status, bytes])).toEqual([
    [200, pdf.length],
    [200, pdf.length],
  ]);
  expect(found.find((one) => one.mintId === unused.mintId)?.uses).toEqual([]);
  const { files } = await service.ask(listFiles, { params: { dealerId: 'D1' } }, 'custodian');
  const Key = fileKey(files[0] as ContractFile);
  const stolen = new GetObjectCommand({ Bucket: fileBuckets.FILES_BUCKET, Key });
  await fetch(await getSignedUrl(archive.s3.client(), stolen, { expiresIn: 60 }));
  const { unknown } = await log();
  expect(unknown.filter(({ status }) => status === 200)).toMatchObject([
    { dealerId: 'D1', fileId, mintId: null },
  ]);
});

test('files and their log are for who may read contracts there; a purpose is required', async () => {
  const given = { params: { dealerId: 'D1', fileId }, body: { purpose: 'Audit' } };
  expect((await service.send(downloadFile, given, 'rep')).status).toBe(403);
  expect((await service.send(downloadFile, given, 'manager')).status).toBe(404);
  const without = { ...given, body: { purpose: '' } };
  expect((await service.send(downloadFile, without, 'finance')).status).toBe(400);
  await mint('manager', 'West', 'W1');
  expect((await log('director')).mints.some(({ dealerId }) => dealerId === 'W1')).toBe(true);
  expect((await service.send(getFileLog, { query: { day: '2026-11-25' } }, 'manager')).status).toBe(
    403,
  );
});
