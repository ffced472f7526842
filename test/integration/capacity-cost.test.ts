import { afterAll, beforeAll, expect, test } from 'vitest';
import { assumptions, units } from '../../bench/cost/assumptions.ts';
import { costOf, storedGigabytes, totalOf, unitsOf } from '../../bench/cost/model.ts';
import { entryItem, readEntries } from '../../store/entries.ts';
import { flushTotals } from '../../store/totals.ts';
import type { Consumed } from '../support/capacity.ts';
import { dealerId, productId, startGauge, type Gauge } from '../support/gauge.ts';
import { newEntry } from '../support/ledger.ts';

/** The cost model counts with the units that the operations really take: it follows the code. */
let gauge: Gauge;
beforeAll(async () => {
  gauge = await startGauge();
});
afterAll(() => gauge.trade.stop());

const unitsIn = ({ write, read }: Consumed) => ({ write, read });

test('a sale, a payment, a return and a flush take the units that the model counts with', async () => {
  const sale = gauge.sale(8, { day: '2025-12-01' });
  expect(unitsIn(await gauge.post(sale))).toEqual(units['sale of 8 lines']);
  const flush = await gauge.ask((db) => flushTotals(db, dealerId, ['2025-12'], 1));
  expect(unitsIn(flush)).toEqual(units['totals flush']);
  const settles = await gauge.documents(1);
  const payment = newEntry('payment', { dealerId, amount: settles[0]?.amount ?? 0, settles });
  expect(unitsIn(await gauge.post(payment))).toEqual(units['payment of 1 document']);
  const [sold] = await gauge.documents(1);
  const goods = { document: 'CN-1', lines: [{ productId: productId(0), quantity: 1 }] };
  const back = newEntry('return', { dealerId, of: sold?.document ?? '', ...goods });
  expect(unitsIn(await gauge.post(back))).toEqual(units.return);
});

test('a page of a statement takes the units that the model counts with', async () => {
  const day = '2026-03-02';
  for (let i = 0; i < 2; i++) {
    await gauge.post(...Array.from({ length: 25 }, () => gauge.sale(8, { day })));
  }
  const page = await gauge.ask((db) => readEntries(db, dealerId, { from: day, to: day }));
  expect(unitsIn(page)).toEqual(units['statement, 50 entries of 8 lines']);
  const [entry] = page.result;
  const bytes = JSON.stringify(entry && entryItem(entry)).length;
  expect(bytes).toBeLessThan(assumptions.bytes.sale / 2);
});

test('ten times the dealers cost at most ten times as much, and an idle company a few dollars', () => {
  for (const dealers of [100, 1000, 10_000]) {
    const [small, large] = [totalOf(costOf(dealers)), totalOf(costOf(10 * dealers))];
    expect(large).toBeGreaterThan(small);
    expect(large / small).toBeLessThanOrEqual(10);
  }

  // Nearly all of it are the alarms, four or so for each function.
  expect(totalOf(costOf(1))).toBeLessThan(11);
  expect(unitsOf(2000).write).toBe(2 * unitsOf(1000).write);
  expect(storedGigabytes(1000)).toBeCloseTo(10 * storedGigabytes(100), 9);
});
