import { randomBytes } from 'node:crypto';
import { routes } from '../api/routes.ts';
import { fileBuckets, startArchive } from '../test/support/archive.ts';
import { fileBytes } from '../test/support/archive/many-files.ts';
import { addCustomers, dealer, foundCompany } from '../test/support/channel.ts';
import { startService } from '../test/support/service.ts';
import { answer, median, type Line, type Section } from './section.ts';

/** Files that are counted, and their size: a scan of some pages. */
const [files, megabytes] = [100, 5];
/** A long scan in colour: as large as a file may be. */
const largest = 25_000_000;
const times = 5;

const service = await startService();
const archive = await startArchive();
const { countArchive } = routes['archive-census'];
const { db } = await import('../functions/database.ts');

await answer(measureAll, async () => {
  await archive.s3.stop();
  await service.stop();
});

async function measureAll(): Promise<Section> {
  await foundCompany(service);
  await service.invite(['custodian']);
  await addCustomers(service, dealer('D1'));
  const opened = await open();
  await fileAll(1, files, megabytes * 1_000_000);
  const counted = await count();
  return {
    title: 'The census, and opening a file',
    note:
      `${String(files)} files of ${String(megabytes)} MB hashed from the S3 of this machine, and ` +
      'an address asked for and fetched through; on AWS the network decides',
    lines: [opened, counted],
  };
}

/** Files random bytes under the numbers after a place. */
async function fileAll(after: number, many: number, size: number): Promise<void> {
  for (let i = 0; i < many; i++) {
    const bytes = randomBytes(size);
    await fileBytes(db, archive, [{ dealerId: 'D1', place: after + i + 1, bytes }]);
  }
}

/** From the click to the last byte: the address is minted, then fetched. */
async function open(): Promise<Line> {
  await fileAll(0, 1, largest);
  const params = { dealerId: 'D1', fileId: '1'.padStart(16, '0') };
  const given = { params, body: { purpose: 'Measurement' } };
  const taken: number[] = [];
  for (let time = 0; time <= times; time++) {
    const start = performance.now();
    const { url } = await service.ask(routes.archive.downloadFile, given, 'custodian');
    const { byteLength } = await (await fetch(url)).arrayBuffer();
    if (byteLength !== largest) throw new Error(`${fileBuckets.FILES_BUCKET} answered a part`);
    if (time > 0) taken.push(performance.now() - start);
  }
  const ms = Math.round(median(taken));
  return { what: 'open the largest file', MB: largest / 1e6, ms, 'MB/s': rate(largest, ms) };
}

async function count(): Promise<Line> {
  const start = performance.now();
  let census = await service.ask(countArchive, {}, 'custodian');
  while (census.endedAt === null) census = await service.ask(countArchive, {}, 'custodian');
  const ms = Math.round(performance.now() - start);
  const { bytes } = census.counts;
  if (Object.keys(census.found).length > 0) throw new Error(JSON.stringify(census.found));
  return { what: 'census', MB: Math.round(bytes / 1e6), ms, 'MB/s': rate(bytes, ms) };
}

/** Bytes a millisecond are a thousand times as many a second. */
function rate(bytes: number, ms: number): number {
  return Math.round(bytes / 1000 / ms);
}
