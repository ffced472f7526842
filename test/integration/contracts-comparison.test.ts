import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { listKept } from '../../store/archive.ts';
import { readInForce } from '../../store/in-force.ts';
import { fileByForm } from '../support/archive/filed.ts';
import { classicPdf } from '../support/archive/pdf-files.ts';
import { fileBuckets, startArchive, type LocalArchive } from '../support/archive.ts';
import {
  contractIdOf,
  draftWhole,
  sendMove,
  signWhole,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import { post, putting, teaSale, thisYear } from '../support/contracts/enforced.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import type { Given } from '../../api/client.ts';
import { invite } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const { compareFile, confirmComparison, getComparison } = routes.comparisons;
const contractId = contractIdOf(1);
const dealers = ['D1', 'D2', 'D3', 'D4'];

let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startContracting(...dealers);
  archive = await startArchive();
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

let made = 0;
async function fileCopy(dealerId: string, bytes: Uint8Array) {
  const uploadId = String(++made).padStart(16, '0');
  const binding = { contractId, version: 1 };
  const about = { uploadId, kind: 'signed-contract' as const, binding, name: '签署件.pdf' };
  await fileByForm(service, dealerId, bytes, about);
  return { params: { dealerId, fileId: uploadId } };
}

/** What is printed of a version, as the dealer gets it. */
async function printed(dealerId: string) {
  const { getContractDocument } = routes['contract-documents'];
  const reply = await service.ask(getContractDocument, versionOf(dealerId, contractId), 'planner');
  return { ...reply, bytes: Buffer.from(reply.pdf, 'base64') };
}

const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;
type Confirming = NonNullable<Given<typeof confirmComparison>['body']>;
const confirmAs = (file: Awaited<ReturnType<typeof fileCopy>>, body: Confirming, as: Person) =>
  service.send(confirmComparison, { ...file, body }, as);

async function signedBy(dealerId: string) {
  await draftWhole(service, dealerId, contractId, thisYear);
  await signWhole(service, { dealerId, contractId });
  return printed(dealerId);
}

test('[C6] the print that comes back says what the terms say, and refusals cite its pages', async () => {
  const { bytes, pages } = await signedBy('D1');
  expect(codeOf(await putting(service, 'D1', contractId))).toBe('signed-copy-missing');
  const file = await fileCopy('D1', bytes);
  expect((await service.send(getComparison, file, 'planner')).status).toBe(404);
  expect(codeOf(await putting(service, 'D1', contractId))).toBe('signed-copy-not-compared');
  const verdict = await service.ask(compareFile, file, 'custodian');
  expect(verdict).toMatchObject({ isScan: false, isPrint: true, differing: 0, adding: 0 });
  expect(new Set(verdict.blocks.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
  expect(await service.ask(compareFile, file, 'custodian')).toEqual(verdict);
  expect(await service.ask(getComparison, file, 'planner')).toEqual(verdict);
  expect((await service.send(compareFile, file, 'planner')).status).toBe(403);
  expect((await putting(service, 'D1', contractId)).status).toBe(200);
  const { page } = pages.find(({ letter }) => letter === 'c') ?? {};
  const compiled = (await readInForce(service.db, 'D1'))?.contracts[0];
  expect(compiled?.pages).toMatchObject({ c: page });
  const refused = await post(service, teaSale('D1', { deliveryPlace: '杭州仓' }));
  expect(refused).toMatchObject([
    { problem: { message: expect.stringContaining(`clause c, page ${String(page)}: `) as string } },
  ]);
});

test('[step 3.2] [C6] a print of terms that were changed since is refused with the line that differs, which nobody can confirm', async () => {
  await draftWhole(service, 'D2', contractId, thisYear);
  const at = { dealerId: 'D2', contractId };
  await sendMove(service, 'submit', at, { revision: 3 }, 'planner');
  await sendMove(service, 'approve', at, { revision: 4 }, 'manager');
  const before = await printed('D2');
  await sendMove(service, 'call-back', at, { revision: 5, reason: 'Less credit' }, 'planner');
  const settlement = { ...wholeTerms.settlement, creditLimit: 50_000_000 };
  const edit = { ...versionOf('D2', contractId), body: { revision: 6, change: { settlement } } };
  await service.ask(routes.contracts.editContract, edit, 'planner');
  await signWhole(service, at, 7);
  const file = await fileCopy('D2', before.bytes);
  const verdict = await service.ask(compareFile, file, 'custodian');
  const differing = verdict.differences.map(({ letter, outcome }) => [letter, outcome]);
  expect(differing).toEqual([['f', 'differs']]);
  expect(verdict.differences[0]?.terms).toContain('500,000.00');
  expect(verdict.differences[0]?.file).toContain('800,000.00');
  const refused = await putting(service, 'D2', contractId);
  expect([refused.status, codeOf(refused)]).toEqual([409, 'signed-copy-differs']);
  expect(refused.body).toMatch(/block f says: .*500,000\.00.*800,000\.00/);
  const confirming = { revision: verdict.revision, blocks: [{ letter: 'f' as const, page: 3 }] };
  expect(codeOf(await confirmAs(file, confirming, 'custodian'))).toBe('confirmation-not-wanted');
  // The right paper, filed after it, takes its place.
  const right = await fileCopy('D2', (await printed('D2')).bytes);
  await service.ask(compareFile, right, 'custodian');
  expect((await putting(service, 'D2', contractId)).status).toBe(200);
});

test('[C6] a scan waits until the custodian has confirmed every block with its page', async () => {
  await signedBy('D3');
  const file = await fileCopy('D3', classicPdf());
  const verdict = await service.ask(compareFile, file, 'custodian');
  expect(verdict).toMatchObject({ isScan: true, differing: 0, pages: 1 });
  const refused = await putting(service, 'D3', contractId);
  expect([codeOf(refused), refused.body.includes('a, b, c, d, e, f, g, i, j, k, l')]).toEqual([
    'signed-copy-unconfirmed',
    true,
  ]);
  const blocks = verdict.blocks.map(({ letter }) => ({ letter, page: 1 }));
  const far = { revision: 1, blocks: [{ letter: 'a' as const, page: 2 }] };
  expect(codeOf(await confirmAs(file, far, 'custodian'))).toBe('page-not-there');
  expect((await confirmAs(file, { revision: 1, blocks }, 'planner')).status).toBe(403);
  expect((await confirmAs(file, { revision: 1 }, 'custodian')).status).toBe(400);
  const most = { revision: 1, blocks: blocks.slice(1) };
  const [first, again] = [
    await confirmAs(file, most, 'custodian'),
    await confirmAs(file, most, 'custodian'),
  ];
  expect([first.status, again.body]).toEqual([200, first.body]);
  expect(codeOf(await putting(service, 'D3', contractId))).toBe('signed-copy-unconfirmed');
  expect(codeOf(await confirmAs(file, { revision: 1, blocks }, 'custodian'))).toBe(
    'changed-meanwhile',
  );
  const last = { revision: 2, blocks: blocks.slice(0, 1) };
  const done = JSON.parse((await confirmAs(file, last, 'custodian')).body) as typeof verdict;
  const { memberId } = await service.ask(routes.company.me, {}, 'custodian');
  expect(done.confirmed.map(({ letter, page, by }) => [letter, page, by])).toEqual(
    blocks.map(({ letter }) => [letter, 1, memberId]),
  );
  expect((await putting(service, 'D3', contractId)).status).toBe(200);
  const compiled = (await readInForce(service.db, 'D3'))?.contracts[0];
  expect(compiled?.pages).toMatchObject({ a: 1, c: 1, l: 1 });
});

test('a comparison with other terms, and a file whose bytes were altered, bring nothing into force', async () => {
  await draftWhole(service, 'D4', contractId, thisYear);
  const file = await fileCopy('D4', classicPdf());
  // A draft hides its bank data from everyone but finance, and a comparison would show it.
  expect(codeOf(await service.send(compareFile, file, 'custodian'))).toBe('contract-state');
  const at = { dealerId: 'D4', contractId };
  await sendMove(service, 'submit', at, { revision: 3 }, 'planner');
  await sendMove(service, 'approve', at, { revision: 4 }, 'manager');
  const early = await service.ask(compareFile, file, 'custodian');
  const blocks = early.blocks.map(({ letter }) => ({ letter, page: 1 }));
  expect((await confirmAs(file, { revision: 1, blocks }, 'custodian')).status).toBe(200);
  await sendMove(service, 'call-back', at, { revision: 5, reason: 'Less credit' }, 'planner');
  // A draft again: what the comparison found of its bank data is nobody's to read.
  expect((await service.send(getComparison, file, 'planner')).status).toBe(404);
  expect((await confirmAs(file, { revision: 2, blocks }, 'custodian')).status).toBe(404);
  const settlement = { ...wholeTerms.settlement, creditLimit: 50_000_000 };
  const edit = { ...versionOf('D4', contractId), body: { revision: 6, change: { settlement } } };
  await service.ask(routes.contracts.editContract, edit, 'planner');
  await signWhole(service, at, 7);
  expect((await service.send(getComparison, file, 'planner')).status).toBe(200);
  expect(codeOf(await putting(service, 'D4', contractId))).toBe('signed-copy-not-compared');
  const anew = await service.ask(compareFile, file, 'custodian');
  expect(anew).toMatchObject({ revision: 3, confirmed: [] });
  const copy = await fileCopy('D4', Buffer.concat([classicPdf(), Buffer.from('\n')]));
  const [Bucket, s3] = [fileBuckets.FILES_BUCKET, archive.s3.client()];
  for await (const Key of listKept({ s3, bucket: Bucket }, `files/D4/${copy.params.fileId}/`))
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: classicPdf() }));
  expect(codeOf(await service.send(compareFile, copy, 'custodian'))).toBe('file-altered');
});

test('who asks for a comparison first of all is signed in by it', async () => {
  const fresh: Person = 'fresh@qingquan.example';
  await invite(service, fresh, ['planner'], ['*']);
  const file = { params: { dealerId: 'D1', fileId: '0000000000000001' } };
  expect(await service.ask(getComparison, file, fresh)).toMatchObject({ isPrint: true });
});
