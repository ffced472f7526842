import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../../domain/entry.ts';
import { clock } from '../../functions/clock.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { readHeads } from '../../store/heads.ts';
import { keys } from '../../store/keys.ts';
import { flushTotals, readTotals } from '../../store/totals.ts';
import { consumedBy } from '../support/capacity.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, entry, goodsBack, payment, post, report, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';
import { deliver, recordOf } from '../support/stream-records.ts';
import { random } from '../support/totals-model.ts';
import { expectTotals } from '../support/totals-whole.ts';

let service: Service;
let db: Db;
beforeAll(async () => {
  service = await startService();
  ({ db } = await import('../../functions/database.ts'));
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await addProducts(service, { TEA: 300, WATER: 100, JUICE: 500 });
});
afterAll(() => service.stop());

let made = 0;
let dealerId = '';
beforeEach(async () => {
  dealerId = `D${String(++made)}`;
  await addCustomers(service, dealer(dealerId));
});

const recordsOf = async (id: string) => {
  const entries = await readEntries(service.db, id);
  return entries.sort((a, b) => a.version - b.version).map(recordOf);
};

/** Some business of one dealer over three years, back and forth. */
function business(id: string, count: number, pick: (n: number) => number) {
  const months = ['2024-12', '2025-11', '2026-01', '2026-09', '2026-10', '2026-11'];
  return Array.from({ length: count }, () => {
    const month = months[pick(months.length)] ?? '2026-11';
    const day = `${month}-${String(1 + pick(12)).padStart(2, '0')}`;
    const goods = { [['TEA', 'WATER', 'JUICE'][pick(3)] ?? 'TEA']: 1 + pick(50) };
    const kinds = [
      () => sale(id, day, goods),
      () => goodsBack(id, day, goods),
      () => payment(id, day, 1 + pick(5000)),
    ];
    return (kinds[pick(3)] ?? (() => sale(id, day, goods)))();
  });
}

test('[P1] flushes that overlap with postings, with each other, repeated and reordered end in the fold of the entries', async () => {
  const pick = random(7);
  const dealers = [dealerId, `${dealerId}B`, `${dealerId}C`];
  await addCustomers(service, dealer(`${dealerId}B`), dealer(`${dealerId}C`));
  const postings = Promise.all(
    dealers.map(async (id) => {
      for (let i = 0; i < 6; i++) await post(service, ...business(id, 3, pick));
    }),
  );
  let posting = true;
  void postings.finally(() => {
    posting = false;
  });
  while (posting) {
    const records = (await Promise.all(dealers.map(recordsOf))).flat();
    const some = () => records.filter(() => pick(4) === 0);
    await Promise.all([
      deliver(some()),
      deliver(some().reverse()),
      report(service, '2026-10', 'dealer'),
    ]);
  }
  await postings;
  const left = (await Promise.all(dealers.map(recordsOf))).flat().sort(() => pick(3) - 1);
  const half = left.length / 2;
  const answers = await Promise.all([
    deliver(left.slice(0, half)),
    deliver(left.slice(half)),
    deliver(left.slice(half / 2, half * 1.5)),
  ]);
  expect(answers.flat()).toEqual([]);
  expect(await expectTotals(service.db, dealers)).toBeGreaterThanOrEqual(12);
});

test('[P1] a report taken between postings is of one moment: what is owed is what was sold', async () => {
  let posting = true;
  const postings = (async () => {
    for (let i = 0; i < 25; i++) {
      await post(service, sale(dealerId, i % 3 === 0 ? '2026-10-02' : '2026-11-02', { TEA: 1 }));
    }
    posting = false;
  })();
  while (posting) {
    const [{ records }] = await Promise.all([
      report(service, '2026-11', 'dealer'),
      deliver((await recordsOf(dealerId)).slice(-2)),
    ]);
    const row = records.find((record) => record.dealerId === dealerId);
    expect(row?.owed).toBe(row?.yearAmount);
  }
  await postings;
});

test('records that come again or late write nothing', async () => {
  await post(service, ...business(dealerId, 12, random(3)));
  const records = await recordsOf(dealerId);
  await deliver(records);
  const again = await consumedBy(db, () => deliver(records.slice(2, 5)));
  expect(again.write).toBe(0);
  await expectTotals(service.db, [dealerId]);
});

test('a dealer that fails is reported by its records, in order, and holds back no other', async () => {
  const other = `${dealerId}B`;
  await addCustomers(service, dealer(other));
  await post(
    service,
    sale(dealerId, '2026-11-02', { TEA: 1 }),
    sale(other, '2026-11-02', { TEA: 2 }),
  );
  await post(service, sale(dealerId, '2026-11-03', { TEA: 1 }));
  const damaged = {
    ...keys.totals(dealerId, '2026-11'),
    mark: 0,
    yearFrom: '2026-01',
    totals: '-!',
  };
  await db.documents.send(new PutCommand({ TableName: db.table, Item: damaged }));
  const own = await recordsOf(dealerId);
  const failed = await deliver([...own, ...(await recordsOf(other))]);
  expect(failed).toEqual(own.map((record) => record.dynamodb?.SequenceNumber));
  expect(await expectTotals(service.db, [other])).toBe(1);
  // Once the cause is gone, the same records bring the dealer up.
  const Key = keys.totals(dealerId, '2026-11');
  await db.documents.send(new DeleteCommand({ TableName: db.table, Key }));
  expect(await deliver(own)).toEqual([]);
  expect(await expectTotals(service.db, [dealerId])).toBe(1);
});

test('a flush of a month of 30 products costs 2 WCU, and reading the month with its head 2 RCU', async () => {
  const goods = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [`BEV-${String(1000 + i)}`, 199 + i]),
  );
  await addProducts(
    service,
    Object.fromEntries(Object.keys(goods).map((id, i) => [id, 12_345 + i])),
  );
  const dozen = Array.from({ length: 12 }, (_, i) =>
    sale(dealerId, `2026-11-${String(1 + i).padStart(2, '0')}`, goods),
  );
  await post(service, ...dozen, goodsBack(dealerId, '2026-11-13', goods));
  const flush = await consumedBy(db, () => flushTotals(db, dealerId, ['2026-11'], 1));
  expect(flush.write).toBe(2);
  const read = await consumedBy(db, async () =>
    readTotals(db, await readHeads(db, [dealerId]), ['2026-11'], 1),
  );
  expect(read.read).toBe(2);
  expect(read.write).toBe(0);
});

test('above 500 entries in a month a new record is added to it instead of folding all again', async () => {
  const many = Array.from({ length: 520 }, (_, i) => payment(dealerId, '2026-11-03', 1 + i));
  await post(service, ...many);
  await flushTotals(db, dealerId, ['2026-11'], 1);
  await post(service, sale(dealerId, '2026-11-04', { TEA: 5 }), payment(dealerId, '2026-10-31', 7));
  const newest = (await readEntries(db, dealerId))
    .filter((e: Entry) => e.version > 520)
    .map(recordOf);
  // The month before has no totals yet, so its record makes the year be folded once more.
  await deliver(newest);
  const [more, back] = [
    sale(dealerId, '2026-11-05', { TEA: 5 }),
    payment(dealerId, '2026-10-30', 9),
  ];
  await post(service, more, back);
  const added = (await readEntries(db, dealerId))
    .filter((e: Entry) => e.version > 522)
    .map(recordOf);
  const flush = await consumedBy(db, () => deliver(added));
  expect(flush.read).toBeLessThanOrEqual(4);
  expect(flush.write).toBe(2);
  expect(await expectTotals(service.db, [dealerId])).toBe(2);
  // With a record missing in between, all is folded, and the figures are right all the same.
  await post(service, payment(dealerId, '2026-11-06', 1), payment(dealerId, '2026-11-06', 2));
  const last = (await readEntries(db, dealerId))
    .filter((e: Entry) => e.version === 526)
    .map(recordOf);
  await deliver(last);
  expect(await expectTotals(service.db, [dealerId])).toBe(2);
});

test('a busy month is brought up by a flush that has no records in hand', async () => {
  const many = Array.from({ length: 520 }, (_, i) => payment(dealerId, '2026-11-03', 1 + i));
  await post(service, ...many);
  await flushTotals(db, dealerId, ['2026-11'], 1);
  await post(service, payment(dealerId, '2026-11-07', 3));
  await flushTotals(db, dealerId, ['2026-11'], 1);
  expect(await expectTotals(service.db, [dealerId])).toBe(1);
});

test('a correction in a later month counts there, against the kind that it reverses', async () => {
  const wrong = sale(dealerId, '2026-10-30', { TEA: 10 });
  await post(service, wrong);
  await post(
    service,
    entry('correction', dealerId, '2026-11-02', { reverses: wrong.entryId, reason: 'Twice' }),
  );
  await deliver(await recordsOf(dealerId));
  await expectTotals(service.db, [dealerId]);
  const { records } = await report(service, '2026-11', 'dealer');
  expect(records.find((row) => row.dealerId === dealerId)).toMatchObject({
    salesAmount: -3000,
    netAmount: -3000,
    yearAmount: 0,
    owed: 0,
  });
});
