import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { units } from '../../bench/cost/assumptions.ts';
import { clock } from '../../functions/clock.ts';
import type { Db } from '../../store/dynamo.ts';
import { readHeads } from '../../store/heads.ts';
import { consumedBy } from '../support/capacity.ts';
import { foundCompany } from '../support/channel.ts';
import { loadDealers } from '../support/many-dealers.ts';
import { receivables, report, type By } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

/**
 * The gates of the reports, in capacity units as the embedded database counts them; they are
 * explained in docs/access-patterns.md. Who asks, the company, the products and the list of
 * dealers are read once for each report, however many dealers it is about: a rep of a territory
 * without dealers pays for just that, and it is taken off.
 */
const dealers = 100;
let service: Service;
let db: Db;
beforeAll(async () => {
  service = await startService();
  ({ db } = await import('../../functions/database.ts'));
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['rep'], ['WEST']);
  await loadDealers(db, {
    dealers,
    products: 30,
    months: ['2026-10', '2026-11'],
    territory: 'EAST',
  });
  // The first two sign-ins of a person read more than the later ones.
  for (const person of ['admin', 'admin', 'rep', 'rep'] as const) {
    await report(service, '2026-11', 'territory', person);
  }
});
afterAll(() => service.stop());

test.for<By>(['dealer', 'product', 'dealer-product', 'territory', 'class'])(
  'a report by %s of 100 dealers costs 3 RCU a dealer, and writes nothing',
  async (by) => {
    const once = await consumedBy(db, () => report(service, '2026-11', by, 'rep'));
    const { read, write, result } = await consumedBy(db, () => report(service, '2026-11', by));
    expect(result.rows.length).toBeGreaterThan(0);
    expect(once.result.rows).toEqual([]);
    expect(read - once.read).toBe(3 * dealers);
    expect(units['report, a dealer'].read).toBe((read - once.read) / dealers);
    expect(write).toBe(0);
  },
);

test('a report of a past month costs one more RCU a dealer, for what moved since', async () => {
  const once = await consumedBy(db, () => report(service, '2026-10', 'dealer', 'rep'));
  const { read } = await consumedBy(db, () => report(service, '2026-10', 'dealer'));
  expect(read - once.read).toBe(4 * dealers);
});

test('the receivables of 200 open items cost 3 RCU and 1 a dealer', async () => {
  const once = await consumedBy(db, () => receivables(service, undefined, 'rep'));
  const { read, result } = await consumedBy(db, () => receivables(service));
  expect(result.records).toHaveLength(dealers);
  const heads = await readHeads(
    db,
    result.records.map((record) => String(record.dealerId)),
  );
  expect([...heads.values()].reduce((count, head) => count + head.openCount, 0)).toBe(200);
  expect(read - once.read).toBeLessThanOrEqual(3 + dealers);
  expect(units['receivables, a dealer'].read).toBe(Math.floor((read - once.read) / dealers));
});
