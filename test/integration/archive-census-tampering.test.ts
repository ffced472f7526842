import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { fileKey, type ContractFile } from '../../domain/archive/file.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { fileBuckets, runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { fileBytes, pdfOf } from '../support/archive/many-files.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Service } from '../support/service.ts';
import { random } from '../support/totals-model.ts';

const count = 1000;
const { countArchive, getCensus } = routes['archive-census'];
const seed = Number(process.env['CENSUS_SEED'] ?? Date.now() % 1_000_000);

let service: Service;
let archive: LocalArchive;
let client: S3Client;
let files: ContractFile[];
const bytesOf = (file: ContractFile) => pdfOf(file.archiveNumber);
beforeAll(async () => {
  service = await startService();
  archive = await startArchive();
  client = archive.s3.client();
  await foundCompany(service);
  await service.invite(['custodian']);
  await addCustomers(service, dealer('D1'));
  const places = Array.from({ length: count }, (_, i) => i + 1);
  files = await fileBytes(
    service.db,
    archive,
    places.map((place) => {
      const name = `2026-${String(place).padStart(5, '0')}`;
      return { dealerId: 'D1', place, bytes: pdfOf(name) };
    }),
  );
  // What was put a moment ago is on its way; the census comes in the night after.
  clock.now = () => Date.now() + 24 * 60 * 60_000;
});
afterAll(async () => {
  expect(archive.s3.reports).toEqual([]);
  await archive.s3.stop();
  await service.stop();
});

/** What the newest census found, all pages. */
async function findings() {
  const found: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const page = await service.ask(getCensus, { query: cursor ? { cursor } : {} }, 'custodian');
    found.push(...toRecords(page));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

test('a thousand files as they were filed raise no alarm', async () => {
  let census = await service.ask(countArchive, {}, 'custodian');
  while (census.endedAt === null) census = await service.ask(countArchive, {}, 'custodian');
  expect(await findings()).toEqual([]);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  expect(census.counts).toMatchObject({ files: count, objects: count, bytes, dealers: 1 });
});

/** Goes past the service, with rights that nobody of it has. */
const put = (file: ContractFile, Body: Uint8Array) =>
  client.send(
    new PutObjectCommand({
      ...{ Bucket: fileBuckets.FILES_BUCKET, Key: fileKey(file), Body },
      ChecksumAlgorithm: 'SHA256',
    }),
  );

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** One way of tampering with a file, and the code that it must be named by. */
type Deed = (file: ContractFile, pick: (n: number) => number) => Promise<'altered' | 'missing'>;

const deeds: readonly Deed[] = [
  async (file, pick) => {
    await put(file, flipped(bytesOf(file), pick(file.bytes * 8)));
    return 'altered';
  },
  async (file, pick) => {
    await put(file, bytesOf(file).slice(0, pick(file.bytes)));
    return 'altered';
  },
  async (file) => {
    const marked = { Bucket: fileBuckets.FILES_BUCKET, Key: fileKey(file) };
    await client.send(new DeleteObjectCommand(marked));
    return 'missing';
  },
];

test(`of a thousand files each that was flipped, cut, deleted or swapped is named, no other; seed ${String(seed)}`, async () => {
  const pick = random(seed);
  const touched = files.filter(() => pick(10) < 3);
  const expected = new Map<string, string>();
  const swapped = touched.splice(0, 2 * Math.floor(touched.length / 8));
  await inParallel([...swapped.entries()], async ([i, file]) => {
    await put(file, bytesOf(swapped[i ^ 1] as ContractFile));
    expected.set(file.archiveNumber, 'altered');
  });
  await inParallel([...touched.entries()], async ([i, file]) => {
    const deed = deeds[i % deeds.length] as Deed;
    expected.set(file.archiveNumber, await deed(file, pick));
  });
  // The job of the night fails over it, so that the alarm rings; that somebody counted the day
  // before is no reason to wait for a week.
  clock.now = () => Date.now() + 2 * 24 * 60 * 60_000;
  const night = new Date(clock.now()).toISOString().replace(/\.\d+Z$/, 'Z');
  await expect(runJob('census', night)).rejects.toThrow(
    `The census found ${String(expected.size)} things.`,
  );
  expect(await runJob('census', night)).toMatchObject({ outcome: 'there' });
  const found = await findings();
  const named = new Map(found.map((one) => [one['archiveNumber'], one['code']]));
  expect(Object.fromEntries(named)).toEqual(Object.fromEntries(expected));
  expect(found.length).toBe(expected.size);
  // What was filed lies under lock still: the finding says where.
  expect(found.filter(({ original }) => original === null)).toEqual([]);
});

test('the archive is listed page by page, each file once', async () => {
  const listed: unknown[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor ? { cursor } : {};
    const page = await service.ask(routes.archive.searchFiles, { query }, 'custodian');
    listed.push(...toRecords(page).map(({ archiveNumber }) => archiveNumber));
    sizes.push(page.rows.length);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(listed).toEqual(files.map(({ archiveNumber }) => archiveNumber));
  expect(Math.max(...sizes)).toBe(200);
});
