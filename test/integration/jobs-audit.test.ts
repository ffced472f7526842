import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock } from '../../functions/clock.ts';
import { connectArchive, listKept, readKept } from '../../store/archive.ts';
import { keys, type Key } from '../../store/keys.ts';
import { runJob, startArchive, type LocalArchive } from '../support/archive.ts';
import { startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';

let service: Service;
let archive: LocalArchive;
beforeAll(async () => {
  service = await startAuditWorld();
  clock.now = () => Date.parse('2026-11-26T04:00:00Z');
  archive = await startArchive();
});
afterAll(async () => {
  await archive.s3.stop();
  await service.stop();
});

const kept = () => connectArchive(archive.bucket, archive.s3.client());

async function reports(outcome: 'whole' | 'found'): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for await (const key of listKept(kept(), `audits/${outcome}/`)) {
    all.push(JSON.parse(Buffer.from(await readKept(kept(), key)).toString()) as (typeof all)[0]);
  }
  return all;
}

/** Sets an attribute of an item behind the service's back. */
const set = (Key: Key, name: string, value: unknown) =>
  service.db.documents.send(
    new UpdateCommand({
      TableName: service.db.table,
      Key,
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );

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

test('what was tampered with fails the job, so that the alarm rings, and is reported', async () => {
  await set(keys.product('TEA'), 'unit', 'box');
  await set(keys.head('D2'), 'version', 9);
  // The anchor of a table that is never at rest is made all the same.
  expect(await runJob('anchor', '2026-11-26')).toMatchObject({ outcome: 'kept' });
  await expect(runJob('audit', '2026-11-26')).rejects.toThrow(/The audit found \d+ things/);
  const [report] = await reports('found');
  expect(report?.['findings']).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'version-missing', customerId: 'D2', version: 3 }),
      expect.objectContaining({ code: 'differs-from-anchor', sk: 'TEA', about: '2026-11-25' }),
    ]),
  );
  await set(keys.product('TEA'), 'unit', 'bottle');
  await set(keys.head('D2'), 'version', 2);
});
