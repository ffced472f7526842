import { afterAll, beforeAll, expect, it } from 'vitest';
import { boundedProducts, type CompiledContract } from '../../domain/contracts/compiled.ts';
import { addMonths } from '../../domain/values/month.ts';
import { readHead } from '../../store/heads.ts';
import { changeInForce } from '../../store/in-force.ts';
import { transact } from '../../store/transact.ts';
import { dealerId, productId, startGauge, type Gauge } from '../support/gauge.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, newEntryId, today } from '../support/ledger.ts';

/** A contract for 200 products, of which so many have an agreed quantity. */
const contract = (bounded: number): CompiledContract => ({
  ...{ contractId: '0000000000000001', number: 'JX-2026-0007', version: 1 },
  ...{ from: '2025-01-01', to: '2026-12-31', tier: 'dealer', prepaid: false, pages: { a: 2 } },
  goods: Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [
      productId(i),
      { price: 12_900 + 100 * i, per: 1, quantity: i < bounded ? 1_000_000 : null },
    ]),
  ),
  rights: [{ territories: ['E'], products: null, from: '2025-01-01', to: '2026-12-31' }],
  ...{ places: {}, paymentDays: 45, creditLimit: 9_000_000_000, minimumOrder: 0 },
  ...{ returnShare: 1_000_000, returnDays: 60 },
});

let gauge: Gauge;
beforeAll(async () => {
  gauge = await startGauge();
  for (let i = 13; i >= 0; i--) {
    const day = `${addMonths('2026-11', -i)}-10`;
    const opening = { dealerId, day, amount: 100, document: `OPEN-${String(i)}` };
    await gauge.post(newEntry('opening', opening));
  }
  const compiled = contract(20);
  await gauge.ask(async (db) => {
    const head = await readHead(db, dealerId);
    if (!head) throw new Error('the dealer has no account');
    const counts = { [compiled.contractId]: boundedProducts(compiled) };
    const about = { day: today, by: 'M0171234', at: head.at };
    const made = { entryId: newEntryId(today, dealerId), ...about };
    const inForce = { version: 1, contracts: [compiled], exceptions: [], since: compiled.from };
    const change = { contracts: { item: 1, counts } };
    await transact(db, changeInForce(db, head, { inForce, change }, made));
  });
});
afterAll(async () => {
  await expectWhole(gauge.trade.db, [dealerId]);
  await gauge.trade.stop();
});

it.each([
  [1, 7],
  [20, 7],
  [30, 7],
  [178, 13],
])(
  'a sale of %i lines under a contract costs %i write units, two round trips',
  async (lines, units) => {
    expect(await gauge.post(gauge.sale(lines))).toMatchObject({ write: units, roundTrips: 2 });
  },
);

it.each([2, 10, 49])('in a batch of %i under a contract costs 5 + 2/k each', async (k) => {
  const sales = Array.from({ length: k }, () => gauge.sale(3));
  expect(await gauge.post(...sales)).toMatchObject({ write: 5 * k + 2, roundTrips: 2 });
});

it('a return and a reversal under a contract cost 7 each, as without', async () => {
  const sale = gauge.sale(3);
  await gauge.post(sale);
  const back = { dealerId, document: 'CN-1', of: sale.document };
  const lines = [{ productId: productId(0), quantity: 1 }];
  expect((await gauge.post(newEntry('return', { ...back, lines }))).write).toBe(7);
  const wrong = gauge.sale(3);
  await gauge.post(wrong);
  const correction = newEntry('correction', { dealerId, reverses: wrong.entryId, reason: 'wrong' });
  expect((await gauge.post(correction)).write).toBe(7);
});
