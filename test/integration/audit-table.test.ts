import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../domain/audit.ts';
import { clock } from '../../functions/clock.ts';
import { anchorDays } from '../../store/audit/anchor-parts.ts';
import { unhurried, writeAnchor } from '../../store/audit/anchors.ts';
import { auditAll, type WholeStage } from '../../store/audit/audit-all.ts';
import { auditAnchor, auditTable, type Stage } from '../../store/audit/audit.ts';
import { keys } from '../../store/keys.ts';
import type { Item } from '../../store/read-many.ts';
import { MemoryLocked } from '../support/audit/in-memory.ts';
import { entriesIn, rewritten } from '../support/audit/rewriting.ts';
import {
  change,
  everythingIn,
  post,
  readersUpToDate,
  startAuditWorld,
} from '../support/audit/world.ts';
import { newEntry } from '../support/ledger.ts';
import { push, typed } from '../support/planning.ts';
import type { Service } from '../support/service.ts';
import { sha256 } from '../../store/sha256.ts';

/** The real auditor on the table: it pages, reads again what moves, goes on where it stopped. */
const locked = new MemoryLocked();
let service: Service;
beforeAll(async () => {
  service = await startAuditWorld();
  await writeAnchor(service.db, locked, '2026-11-23', sha256);
});
afterAll(() => service.stop());

const auditor = () => ({
  db: service.db,
  locked,
  hash: sha256,
  now: () => new Date(clock.now()).toISOString(),
});

async function all(stages: AsyncIterable<Stage | WholeStage>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const stage of stages) findings.push(...stage.findings);
  return findings;
}

async function audited(...days: string[]): Promise<Finding[]> {
  const findings = await all(auditTable(auditor()));
  for (const day of days) findings.push(...(await all(auditAnchor(auditor(), day))));
  return findings;
}

const put = (item: Item) =>
  service.db.documents.send(new PutCommand({ TableName: service.db.table, Item: { ...item } }));

/** Puts items in the table in place of others, and takes away what is not among them. */
async function replace(before: readonly Item[], after: readonly Item[]): Promise<void> {
  const nameOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;
  const left = new Set(after.map(nameOf));
  for (const item of after) await put(item);
  for (const item of before.filter((each) => !left.has(nameOf(each)))) {
    const Key = { pk: item['pk'], sk: item['sk'] };
    await service.db.documents.send(new DeleteCommand({ TableName: service.db.table, Key }));
  }
}

test('work after an anchor is no finding, nor is what moves while it is read', async () => {
  expect(await audited('2026-11-23')).toEqual([]);
  let isOver = false;
  const working = (async () => {
    for (let i = 0; i < 25; i++) {
      const lines = [{ productId: 'TEA', quantity: 1 }];
      await post(service, newEntry('sale', { dealerId: 'D1', document: `N${String(i)}`, lines }));
      await post(service, newEntry('payment', { dealerId: 'D1', amount: 10 }));
    }
    isOver = true;
  })();
  let audits = 0;
  while (!isOver) {
    expect(await audited('2026-11-23')).toEqual([]);
    audits++;
  }
  await working;
  expect(audits).toBeGreaterThan(0);
  await change(service, 'D2', { note: 'Called' });
  await change(service, 'D1', { territory: 'EAST' });
  await push(service, 'D1', [typed('TEA', 'note', 'More')]);
  expect(await audited('2026-11-23')).toEqual([]);
  await readersUpToDate(service);
  expect(await audited('2026-11-23')).toEqual([]);
});

test('an anchor stops where time runs out, goes on there, and stays once whole', async () => {
  const stopped = await writeAnchor(service.db, locked, '2026-11-24', sha256, {
    ...unhurried,
    hasTime: () => false,
  });
  expect(stopped.isWhole).toBe(false);
  expect(await anchorDays(locked)).toEqual(['2026-11-23']);
  expect(await writeAnchor(service.db, locked, '2026-11-24', sha256)).toMatchObject({
    isWhole: true,
  });
  expect(await anchorDays(locked)).toEqual(['2026-11-23', '2026-11-24']);
  const size = locked.size;
  expect(await writeAnchor(service.db, locked, '2026-11-24', sha256)).toMatchObject({ lines: 0 });
  expect(locked.size).toBe(size);
  expect(await audited('2026-11-23', '2026-11-24')).toEqual([]);
});

test('an altered entry is named by account and version, and nothing else is', async () => {
  const before = await everythingIn(service.db);
  const [entry] = before.filter(({ pk, sk }) => pk === 'D#D2' && String(sk).startsWith('E#'));
  if (!entry) throw new Error('no entry');
  await put({ ...entry, by: 'somebody' });
  const version = entry['version'];
  expect(await audited()).toMatchObject([{ code: 'hash-differs', customerId: 'D2', version }]);
  await put(entry);
  expect(await audited('2026-11-24')).toEqual([]);
});

test('of a chain rewritten whole, the first anchored version that differs is named', async () => {
  const before = await everythingIn(service.db);
  const entries = entriesIn(before, 'D1');
  const [first] = entries;
  if (!first) throw new Error('no entry');
  const after = rewritten(before, 'D1', entries.with(0, { ...first, remark: 'as if' }));
  await replace(before, after);
  expect(await audited()).toEqual([]);
  const found = await audited('2026-11-24');
  expect(found).toMatchObject([{ code: 'differs-from-anchor', customerId: 'D1' }]);
  const days = await anchorDays(locked);
  const named = await all(auditAll(auditor(), ['2026-11-24']));
  expect(named).toMatchObject([{ customerId: 'D1', version: 14, about: '2026-11-23' }]);
  await replace(after, before);
  expect(await audited(...days)).toEqual([]);
});

test('a head rolled back with its newest entries is behind its anchor', async () => {
  const before = await everythingIn(service.db);
  const entries = entriesIn(before, 'D1');
  const after = rewritten(before, 'D1', entries.slice(0, -2));
  await replace(before, after);
  expect(await audited('2026-11-24')).toContainEqual(
    expect.objectContaining({
      code: 'behind-anchor',
      ...keys.head('D1'),
      version: entries.length,
    }),
  );
  await replace(after, before);
  expect(await audited('2026-11-24')).toEqual([]);
});
