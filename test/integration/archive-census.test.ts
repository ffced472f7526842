import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { newCensus, type CensusFinding } from '../../domain/archive/census.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { keepStep } from '../../store/census.ts';
import { filesOf } from '../../store/contract-files.ts';
import { keys, type Key } from '../../store/keys.ts';
import { patience } from '../../store/patience.ts';
import { keepRetention } from '../../store/retention.ts';
import { fileBuckets, runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { fileBytes, pdfOf } from '../support/archive/many-files.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import { contractIdOf, startContracting } from '../support/contracts/drafts.ts';
import { enforce, post, teaSale } from '../support/contracts/enforced.ts';
import { newEntry } from '../support/ledger.ts';
import { emailOf, type Person, type Service } from '../support/service.ts';

const { countArchive, getCensus, listCensuses } = routes['archive-census'];
const Bucket = fileBuckets.FILES_BUCKET;
const inTheEast: Person = 'east@qingquan.example';

let service: Service;
let archive: LocalArchive;
/** Files 2 to 6; the first is the signed copy of the contract of D1. */
let files: ContractFile[];
let night = 0;
beforeAll(async () => {
  service = await startContracting('D1', 'D2');
  archive = await startArchive();
  await addCustomers(service, dealer('E1'), dealer('E2'));
  const east = { email: emailOf(inTheEast), name: 'East', roles: ['custodian' as const] };
  const body = { ...east, territories: ['EAST'] };
  await service.ask(routes.members.inviteMember, { body }, 'admin');
  const contractId = contractIdOf(1);
  await enforce(service, 'D1', contractId);
  const of = (dealerId: string, place: number, binding: ContractFile['binding'] = null) => ({
    ...{ dealerId, place, binding, bytes: pdfOf(String(place)) },
  });
  files = await fileBytes(service.db, archive, [
    ...[of('D1', 2), of('E1', 3), of('D1', 4, { contractId, version: 2 })],
    ...[of('GONE', 5), of('D2', 6)],
  ]);
});
afterAll(async () => {
  expect(archive.s3.reports).toEqual([]);
  await archive.s3.stop();
  await service.stop();
});

/** Each test is a night of its own: what was put before it is long there. */
beforeEach(() => {
  night += 1;
  clock.now = () => Date.now() + night * 24 * 60 * 60_000;
});

/** Counts to the end; answers what it found, as the person sees it. */
async function counted(as: Person = 'custodian') {
  let census = await service.ask(countArchive, {}, as);
  while (census.endedAt === null) census = await service.ask(countArchive, {}, as);
  const page = await service.ask(getCensus, {}, as);
  return { census: page.census ?? census, rows: toRecords(page) };
}
const told = (rows: readonly Record<string, Cell>[]) =>
  rows
    .map(({ code, archiveNumber, number, lacks, dealerId }) =>
      [code, archiveNumber ?? number, lacks, dealerId].filter((each) => each !== null).join(' '),
    )
    .sort();

const remove = (Key: Key) =>
  service.db.documents.send(new DeleteCommand({ TableName: service.db.table, Key }));
const put = (Key: string) =>
  archive.s3
    .client()
    .send(new PutObjectCommand({ Bucket, Key, Body: pdfOf(Key), ChecksumAlgorithm: 'SHA256' }));

/** From the beginning: a signed copy without bytes, and two files that lack something. */
const standing = [
  'missing 2026-00001 D1',
  'unbound 2026-00004 contract D1',
  'unbound 2026-00005 dealer GONE',
];

test('[C11] what never came, and what belongs to nothing, is named with what it lacks', async () => {
  const { census, rows } = await counted();
  expect(told(rows)).toEqual(standing);
  expect(census.counts).toMatchObject({ files: 6, objects: 5, contracts: 1, dealers: 4 });
  const { body } = await service.send(getCensus, {}, 'custodian', { language: 'zh' });
  expect(body).toContain('档案 2026-00001 的文件内容已不在档案库中');
  const [, unbound] = rows;
  expect(unbound?.['sentence']).toBe(
    `File 2026-00004 belongs to version 2 of contract ${contractIdOf(1)} of dealer D1, ` +
      'which is not there.',
  );
});

test('[C1] a dealer sold to without contract is named, with the day and whether it may', async () => {
  const price = { lines: [{ productId: 'T500', quantity: 15, price: 300 }], priceReason: 'List' };
  const [sale, reversed] = [teaSale('E1', price), teaSale('E2', price)];
  const answers = await post(service, teaSale('D1'), sale, reversed);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded']);
  const correction = { dealerId: 'E2', reverses: reversed.entryId, reason: 'Wrong dealer' };
  await post(service, newEntry('correction', correction));
  const { rows } = await counted();
  expect(told(rows)).toEqual([standing[0], 'no-contract E1', ...standing.slice(1)]);
  const [found] = rows.filter(({ code }) => code === 'no-contract');
  expect(found).toMatchObject({ day: sale.day, allowedThrough: null });
  const { version, policies } = await service.ask(routes.company.getCompany, {}, 'admin');
  const allowing = { version, policies: { ...policies, withoutContractThrough: '2030-12-31' } };
  await service.ask(routes.company.changeCompany, { body: allowing }, 'admin');
  night += 1;
  const allowed = (await counted()).rows.filter(({ code }) => code === 'no-contract');
  expect(allowed).toMatchObject([{ day: sale.day, allowedThrough: '2030-12-31' }]);
});

test('a sale under an approved exception needs no contract', async () => {
  const { version, policies } = await service.ask(routes.company.getCompany, {}, 'admin');
  const refusing = { version, policies: { ...policies, withoutContractThrough: '2026-01-01' } };
  await service.ask(routes.company.changeCompany, { body: refusing }, 'admin');
  const exceptionId = contractIdOf(9);
  const body = {
    ...{ exceptionId, lifts: ['contract-missing' as const], products: null },
    ...{ from: '2026-11-01', to: '2026-12-31', limit: 1_000_000, reason: 'Contract is on its way' },
  };
  const { requestContractException } = routes['contract-exceptions'];
  await service.ask(requestContractException, { params: { dealerId: 'D2' }, body }, 'planner');
  const approvalId = `contract-exception~D2~${exceptionId}`;
  await service.ask(routes.approvals.approve, { params: { approvalId }, body: {} }, 'director');
  const price = { lines: [{ productId: 'T500', quantity: 15, price: 300 }], priceReason: 'List' };
  const answers = await post(service, teaSale('D2', price));
  expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded']);
  expect(told((await counted()).rows)).not.toContain('no-contract D2');
});

test('a contract in force whose signed copy was discarded is named', async () => {
  const [file] = await filesOf(service.db, 'D1', contractIdOf(1), 1);
  const of = { dealerId: 'D1', fileId: file?.fileId ?? '', until: null, revision: 1 };
  const step = { decision: 'discard' as const, until: null, reason: 'Of another contract' };
  const steps = [{ ...step, at: '2026-11-03T00:00:00.000Z', by: 'M1' }];
  await keepRetention(service.db, { ...of, steps });
  expect(told((await counted()).rows)).toContain('no-signed-copy JX-2026-0001 D1');
  await remove(keys.retention('D1', of.fileId));
});

test('what names a dealer of another territory is not shown, in no page and to nobody', async () => {
  expect(told((await counted(inTheEast)).rows)).toEqual(['no-contract E1']);
});

test('an object that nothing tells of is named an hour after it came, no sooner', async () => {
  clock.now = () => Date.now();
  const stranger = `files/D1/${'z'.repeat(16)}/${'0'.repeat(64)}.pdf`;
  await put(stranger);
  await put('files/strange.txt');
  expect(told((await counted()).rows)).not.toContain('unknown D1');
  clock.now = () => Date.now() + night * 24 * 60 * 60_000;
  const rows = (await counted()).rows.filter(({ code }) => code === 'unknown');
  expect(rows.map(({ key }) => key)).toEqual([stranger, 'files/strange.txt']);
});

test('what is taken out of the table or the bucket behind the service is named', async () => {
  const [second, third, , , sixth] = files as [ContractFile, ContractFile, 0, 0, ContractFile];
  const client = archive.s3.client();
  const Key = fileKey(second);
  const { VersionId } = await client.send(
    new PutObjectCommand({ Bucket, Key, Body: 'x', ChecksumAlgorithm: 'SHA256' }),
  );
  await client.send(
    new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention: true }),
  );
  await remove(keys.contractFile('E1', third.fileId));
  await remove(keys.fileListed(2026, sixth.place));
  await remove(keys.contractListed('D1', contractIdOf(1), 1));
  const { census, rows } = await counted();
  const before = [...standing, 'no-contract E1', 'unknown', 'unknown D1'];
  const fresh = told(rows).filter((one) => !before.includes(one));
  expect(fresh).toEqual([
    'contract-number-gap JX-2026-0001',
    'file-number-gap 2026-00006',
    'no-contract D1',
    'unbound 2026-00003 record E1',
    'unbound 2026-00006 number D2',
    // Its upload says that it was filed, and its record is gone.
    'unbound filing E1',
  ]);
  // A version put over a file and taken away again leaves what was filed.
  expect(told(rows)).not.toContain('altered 2026-00002 D1');
  expect(census.found).toMatchObject({ unbound: 5, 'file-number-gap': 1 });
});

test('a census that runs out of time goes on where it stopped, and two at once count once', async () => {
  const { elapsed } = patience;
  let now = 0;
  patience.elapsed = () => (now += 60_000);
  const stops = [await service.ask(countArchive, {}, 'director')];
  while (stops.at(-1)?.endedAt === null) {
    const pair = [1, 2].map(() => service.ask(countArchive, {}, 'director'));
    stops.push(...(await Promise.all(pair)));
  }
  patience.elapsed = elapsed;
  expect(stops[0]?.place).toMatchObject({ in: 'objects' });
  const ended = await counted('director');
  expect(ended.census).toMatchObject({ number: stops[0]?.number, counts: { objects: 7 } });
  const { found } = ended.census;
  expect(ended.rows.length).toBe(Object.values(found).reduce((sum, count) => sum + count, 0));
});

test('whoever names a day has it counted again; each census is kept with what it found', async () => {
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  expect(await runJob('census', day)).toMatchObject({ outcome: 'found', files: 5 });
  const { censuses } = await service.ask(listCensuses, {}, 'director');
  expect(censuses[0]).toMatchObject({ askedBy: null, day });
  const first = await service.ask(getCensus, { query: { number: 1 } }, 'director');
  expect(told(toRecords(first))).toEqual(standing);
  const none = await service.send(getCensus, { query: { number: 99 } }, 'director');
  expect(none.status).toBe(404);
});

test('findings come page by page, and pages of a census go on in that one', async () => {
  const [newest] = (await service.ask(listCensuses, {}, 'director')).censuses;
  const given = { number: (newest?.number ?? 0) + 1, startedAt: '2027-01-01T00:00:00.000Z' };
  const census = newCensus({ ...given, askedBy: null, day: '2027-01-01' });
  const findings = Array.from({ length: 150 }, (): CensusFinding => {
    return { code: 'file-number-gap', number: '2026-00001', to: '2026-00001', count: 1 };
  });
  for (const step of [1, 2, 3]) await keepStep(service.db, { ...census, step }, findings);
  const first = await service.ask(getCensus, {}, 'director');
  const later = newCensus({ ...given, number: given.number + 1, askedBy: null, day: census.day });
  await keepStep(service.db, { ...later, step: 1 }, []);
  const second = await service.ask(getCensus, { query: { cursor: first.next } }, 'director');
  const third = await service.ask(getCensus, { query: { cursor: second.next } }, 'director');
  expect([first, second, third].map(({ rows }) => rows.length)).toEqual([150, 150, 150]);
  expect(third).toMatchObject({ census: { number: given.number } });
  expect(third.next).toBeUndefined();
});
