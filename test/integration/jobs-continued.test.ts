import type { ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clock } from '../../functions/clock.ts';
import { keys, type Key } from '../../store/keys.ts';
import { patience } from '../../store/patience.ts';
import { jsonIn, runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { setBehind } from '../support/audit/behind.ts';
import { startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';

/**
 * Nights whose jobs have no time: each run stops after the first thing that it did, and the
 * schedule comes again after a quarter of an hour.
 */
let service: Service;
let archive: LocalArchive;
const given = { ...patience };
beforeAll(async () => {
  service = await startAuditWorld();
  clock.now = () => Date.parse('2026-11-29T04:00:00Z');
  archive = await startArchive();
  const { db } = await import('../../functions/database.ts');
  db.documents.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'ScanCommand') (args.input as ScanCommandInput).Limit = 9;
        return next(args);
      },
    { step: 'initialize', name: 'readInPages' },
  );
});
afterEach(() => {
  Object.assign(patience, given);
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

/** From now on every look at the clock is thirteen minutes after the one before. */
function hurry(): void {
  let elapsed = 0;
  patience.elapsed = () => (elapsed += 13 * 60_000);
}

/** When the schedule comes for the n-th time in a night of the company. */
const tick = (day: string, n: number): string => {
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  return new Date(midnight + (5 * 60 + 15 * n) * 60_000).toISOString().replace('.000', '');
};

/** Runs a job as often as its schedule until it is at the end; answers what each run told. */
async function nightOf(job: string, day: string) {
  const told: Record<string, string | number>[] = [];
  for (let n = 0; told.at(-1)?.['outcome'] !== 'there'; n++) {
    if (n > 100) throw new Error('It never came to its end.');
    told.push(await runJob(job, tick(day, n)));
  }
  return told;
}

const reports = (prefix: string) => jsonIn(archive, prefix);
const set = (key: Key, name: string, value: unknown) => setBehind(service.db, key, name, value);

test('an anchor that has no time goes on run after run, and is whole in the end', async () => {
  hurry();
  const told = await nightOf('anchor', '2026-11-23');
  expect(told.filter(({ outcome }) => outcome === 'goes on').length).toBeGreaterThan(4);
  expect(told.at(-2)).toMatchObject({ outcome: 'kept' });
  Object.assign(patience, given);
  // Every stored item is compared with it and agrees: nothing in between was left out.
  expect(await runJob('audit', '2026-11-23')).toMatchObject({ outcome: 'whole', anchors: 1 });
});

test('an audit that has no time judges as much as one that has, run after run', async () => {
  await runJob('anchor', '2026-11-24');
  const { judged } = await runJob('audit', '2026-11-24');
  hurry();
  await nightOf('anchor', '2026-11-25');
  const told = await nightOf('audit', '2026-11-25');
  expect(told.filter(({ outcome }) => outcome === 'goes on').length).toBeGreaterThan(10);
  expect(told.at(-2)).toMatchObject({ outcome: 'whole', judged });
});

test('what it found stage after stage fails its last run, and the same run tried again', async () => {
  await set(keys.product('TEA'), 'unit', 'box');
  await set(keys.head('D2'), 'version', 1);
  hurry();
  let n = 0;
  const runs = async () => {
    while ((await runJob('audit', tick('2026-11-26', n)))['outcome'] === 'goes on') n++;
  };
  // No anchor was made in that night, and this is said beside.
  const sentence = /^The audit found \d things, had no anchor of 2026-11-26\.$/;
  await expect(runs()).rejects.toThrow(sentence);
  await expect(runJob('audit', tick('2026-11-26', n))).rejects.toThrow(sentence);
  expect(await runJob('audit', tick('2026-11-26', n + 1))).toMatchObject({ outcome: 'there' });
  Object.assign(patience, given);
  await expect(runJob('audit', '2026-11-26')).rejects.toThrow(sentence);
  const [slow, quick, ...others] = await reports('audits/found/2026-11-26/');
  expect(others).toEqual([]);
  expect(slow).toEqual(quick);
  const since = { code: 'behind-anchor', customerId: 'D2', version: 2, about: '2026-11-23' };
  expect(slow?.['findings']).toContainEqual(expect.objectContaining(since));
});

test('an audit that a night was too short for is ended in the next, before the next begins', async () => {
  await set(keys.product('TEA'), 'unit', 'bottle');
  await set(keys.head('D2'), 'version', 2);
  hurry();
  await runJob('audit', tick('2026-11-27', 0)).catch(() => undefined);
  const told = await runJob('audit', tick('2026-11-28', 0));
  expect(told).toMatchObject({ outcome: 'goes on', day: '2026-11-27' });
});
