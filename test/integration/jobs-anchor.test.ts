import { gunzipSync } from 'node:zlib';
import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock } from '../../functions/clock.ts';
import { readHeads } from '../../store/heads.ts';
import { connectArchive, keep, listKept, NotLocked, readKept } from '../../store/archive.ts';
import { runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, post, sale } from '../support/month.ts';
import { bucketCalled, refusalOf, startLocalS3 } from '../support/s3.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  clock.now = () => Date.parse('2027-02-01T15:59:59Z');
  service = await startService();
  archive = await startArchive();
  await foundCompany(service);
  await addProducts(service, { TEA: 300 });
  await addCustomers(service, dealer('D1'), dealer('D2'), dealer('D3'));
  await post(service, sale('D1', '2026-11-02', { TEA: 3 }));
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

const dealers = ['D1', 'D2', 'D3'];
const kept = () => connectArchive(archive.bucket, archive.s3.client());
const linesUnder = async (key: string) =>
  gunzipSync(await readKept(kept(), key))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { customerId?: string; account?: unknown });
async function keysUnder(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of listKept(kept(), prefix)) keys.push(key);
  return keys;
}

test('the anchor of a day has version and hash of every account, as they were', async () => {
  const told = await runJob('anchor', '2026-11-22T18:30:00Z');
  expect(told).toMatchObject({ outcome: 'kept', parts: 1 });
  const [accounts, heads] = [new Map<string, unknown>(), await readHeads(service.db, dealers)];
  for (const line of await linesUnder('anchors/2026-11-23/00001.jsonl.gz')) {
    if (line.customerId !== undefined) accounts.set(line.customerId, line.account);
  }
  for (const { dealerId, version, hash } of heads.values()) {
    expect(accounts.get(dealerId)).toMatchObject({ version, hash });
  }
  expect(accounts.size).toBe(3);
  expect(heads.get('D1')?.version).toBe(1);
});

test('nothing in an anchor names a person, because it could not be taken out again', async () => {
  const text = JSON.stringify(await linesUnder('anchors/2026-11-23/00001.jsonl.gz'));
  expect(text).toContain('MEMBERS');
  expect(text).not.toMatch(/@|subject-of|Dealer D1/);
});

test('a second run of the same day finds its parts and changes nothing', async () => {
  const key = 'anchors/2026-11-24/00001.jsonl.gz';
  await runJob('anchor', '2026-11-23T18:30:00Z');
  const before = await linesUnder(key);
  await post(service, sale('D2', '2026-11-03', { TEA: 1 }));
  expect(await runJob('anchor', '2026-11-24')).toMatchObject({ outcome: 'there' });
  expect(await linesUnder(key)).toEqual(before);
  const versions = await archive.s3
    .client()
    .send(new ListObjectVersionsCommand({ Bucket: archive.bucket, Prefix: key }));
  expect(versions.Versions).toHaveLength(1);
});

test('of two runs at once one keeps the day, and neither fails', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => runJob('anchor', '2026-11-26')),
  );
  expect(outcomes.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1);
});

test('what is anchored cannot be deleted, and stays when the key is marked as deleted', async () => {
  await runJob('anchor', '2026-11-25');
  const Key = 'anchors/2026-11-25/00001.jsonl.gz';
  const Bucket = archive.bucket;
  const client = archive.s3.client();
  const { Versions = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket, Prefix: Key }),
  );
  const VersionId = Versions[0]?.VersionId ?? '';
  const remove = client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  expect(await refusalOf(remove)).toEqual(['AccessDenied', 403]);
  expect(await keysUnder('anchors/2026-11-25/')).toContain(Key);
});

test('a day is the company’s: late in the evening in London it is tomorrow in Shanghai', async () => {
  const told = await runJob('anchor', '2027-01-31T16:30:00Z');
  expect(told).toMatchObject({ day: '2027-02-01' });
});

test('a day to come is refused and nothing is kept for it: nobody could take it out again', async () => {
  const sentence = '2027-02-02 has not come yet: give 2027-02-01 or a day before it.';
  await expect(runJob('anchor', '2027-02-02')).rejects.toThrow(sentence);
  await expect(runJob('anchor', '2027-02-01T16:00:00Z')).rejects.toThrow(sentence);
  expect(await keysUnder('anchors/2027-02-02/')).toEqual([]);
});

test('an event without its time is refused: the clock is never asked for it', async () => {
  await expect(runJob('anchor', '')).rejects.toThrow(/scheduledTime/);
});

test('a bucket that locks nothing is no archive: the job fails and says so', async () => {
  const s3 = await startLocalS3([bucketCalled('open')]);
  const open = connectArchive('open', s3.client());
  const put = keep(open, 'anchors/x', Buffer.from('x'), 'text/plain');
  await expect(put).rejects.toThrow(NotLocked);
  await s3.stop();
});
