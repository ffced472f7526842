import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clock } from '../../functions/clock.ts';
import { patience } from '../../store/patience.ts';
import { keys, type Key } from '../../store/keys.ts';
import { jsonIn, runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { setBehind } from '../support/audit/behind.ts';
import { startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startAuditWorld();
  clock.now = () => Date.parse('2026-11-28T04:00:00Z');
  archive = await startArchive();
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

const reports = (outcome: 'whole' | 'found' | 'unjudged') => jsonIn(archive, `audits/${outcome}/`);

const set = (key: Key, name: string, value: unknown) => setBehind(service.db, key, name, value);

/** What is logged from now on, as one text. */
function logged(): () => string {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => {
    const text = spy.mock.calls.flat().join('\n');
    spy.mockRestore();
    return text;
  };
}

test('a night without findings is reported under lock, with the anchors it compared', async () => {
  await runJob('anchor', '2026-11-23');
  await runJob('anchor', '2026-11-24');
  expect(await runJob('audit', '2026-11-24')).toMatchObject({ outcome: 'whole', anchors: 2 });
  expect(await reports('whole')).toMatchObject([
    { day: '2026-11-24', days: ['2026-11-23', '2026-11-24'], findings: [] },
  ]);
});

test('the next audit goes on from the newest anchor that the last one compared with', async () => {
  await runJob('anchor', '2026-11-25');
  expect(await runJob('audit', '2026-11-25')).toMatchObject({ outcome: 'whole', anchors: 2 });
});

test('a night without an anchor is not called whole: it is reported, logged, and fails', async () => {
  const logs = logged();
  await expect(runJob('audit', '2026-11-26')).rejects.toThrow(
    'The audit had no anchor of 2026-11-26.',
  );
  expect(logs()).toContain('audit had no anchor');
  const report = { day: '2026-11-26', isUnanchored: true, restless: [], findings: [] };
  expect((await reports('unjudged')).at(-1)).toMatchObject(report);
});

test('a customer that never came to rest is named, and the night is not called whole', async () => {
  await runJob('anchor', '2026-11-27');
  let version = 100;
  const { pause } = patience;
  patience.pause = async () => {
    await set(keys.head('D2'), 'version', version++);
  };
  await set(keys.head('D2'), 'version', version++);
  const logs = logged();
  await expect(runJob('audit', '2026-11-27')).rejects.toThrow(/could not judge 1 customers/);
  expect(logs()).toMatch(/audit could not judge[^}]*D#D2/);
  patience.pause = pause;
  await set(keys.head('D2'), 'version', 2);
  expect(await runJob('audit', '2026-11-27')).toMatchObject({ outcome: 'whole' });
});

test('what was tampered with fails the job, so that the alarm rings, and is reported', async () => {
  await set(keys.product('TEA'), 'unit', 'box');
  await set(keys.head('D2'), 'version', 9);
  // The anchor of a table that is never at rest is made all the same.
  expect(await runJob('anchor', '2026-11-28')).toMatchObject({ outcome: 'kept' });
  await expect(runJob('audit', '2026-11-28')).rejects.toThrow(/The audit found \d+ things/);
  const [report] = await reports('found');
  expect(report?.['findings']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'version-missing', customerId: 'D2', version: 3 }),
      expect.objectContaining({ code: 'differs-from-anchor', sk: 'TEA', about: '2026-11-27' }),
    ]),
  );
  await set(keys.product('TEA'), 'unit', 'bottle');
  await set(keys.head('D2'), 'version', 2);
});
