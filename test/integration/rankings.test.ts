import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, goodsBack, payment, plan, post, sale } from '../support/month.ts';
import { startService, type Person, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  const now = vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2025-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['viewer'], ['EAST']);
  await addProducts(service, { TEA: 100 });
  const codes = ['E1', 'E2', 'E3', 'E4'].map((code) => dealer(code));
  await addCustomers(service, ...codes, dealer('W1', { territory: 'WEST' }));
  await post(
    service,
    sale('E1', '2025-01-03', { TEA: 100 }),
    sale('E2', '2025-01-31', { TEA: 50 }),
    sale('E3', '2025-02-01', { TEA: 1 }),
  );
  now.mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await plan(service, 'E1', '2026-11', { TEA: 100 });
  await post(
    service,
    sale('E1', '2026-02-03', { TEA: 60 }),
    sale('E1', '2026-11-03', { TEA: 65 }),
    payment('E1', '2026-11-04', 16_000),
    sale('E2', '2026-11-03', { TEA: 40 }),
    goodsBack('E2', '2026-11-05', { TEA: 10 }),
    sale('W1', '2026-10-03', { TEA: 300 }),
  );
});
afterAll(() => service.stop());

const ranking = async (as: Person, query: object = {}, month = '2026-11') => {
  const reply = await service.ask(routes.rankings.getRanking, { params: { month }, query }, as);
  return { ...reply, records: toRecords(reply) };
};

test('[P0] [P9] dealers are ranked by what they sold this year, with the parts of their score', async () => {
  const { records, weights, asOf } = await ranking('director');
  expect(records).toMatchObject([
    { rank: 1, dealerId: 'W1', abc: 'A', yearAmount: 30_000, growth: null, lastYearAmount: 0 },
    {
      rank: 2,
      dealerId: 'E1',
      abc: 'A',
      yearAmount: 12_500,
      growth: 250_000,
      partGrowth: 1_000_000,
    },
    { rank: 3, dealerId: 'E2', abc: 'B', yearAmount: 3000, growth: -400_000, partGrowth: 0 },
    // It joined after the first month of the year compared with: no whole year to grow from.
    { rank: 4, dealerId: 'E3', abc: 'C', lastYearAmount: 100, growth: null, partGrowth: null },
    { rank: 5, dealerId: 'E4', abc: 'C', yearAmount: 0, score: null },
  ]);
  expect(records.at(-1)).toMatchObject({ cumulative: 1_000_000 });
  // The month's own figures beside those of the year.
  expect(records[1]).toMatchObject({
    ...{ netAmount: 6500, planAmount: 10_000, attainment: 650_000, partAttainment: 650_000 },
  });
  expect(weights).toMatchObject({ attainment: 30, growth: 15, collection: 20 });
  expect(asOf).toBe('2026-11-14');
});

test('who sees a territory is ranked and shared within it alone', async () => {
  const { records } = await ranking('viewer');
  expect(records.map(({ dealerId }) => dealerId)).toEqual(['E1', 'E2', 'E3', 'E4']);
  const shares = records.reduce((sum, { share }) => sum + Number(share), 0);
  expect(shares).toBe(1_000_000);
});

test('[step 3.7] as it was known then, whatever was recorded since', async () => {
  const known = await ranking('director', { asKnownAt: '2025-12-31' }, '2025-11');
  expect(known.records).toMatchObject([
    { dealerId: 'E1', yearAmount: 10_000 },
    { dealerId: 'E2', yearAmount: 5000 },
    { dealerId: 'E3', yearAmount: 100 },
    ...[{ dealerId: 'E4' }, { dealerId: 'W1' }],
  ]);
});

test('[step 3.7] an entry dated back makes no year whole for what was known before it', async () => {
  const asKnownAt = new Date(clock.now()).toISOString();
  const growthOf = async (query: object) =>
    (await ranking('director', query)).records.find(({ dealerId }) => dealerId === 'E3')?.[
      'growth'
    ];
  expect(await growthOf({})).toBeNull();
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-15T04:00:00.000Z'));
  await post(service, sale('E3', '2025-01-20', { TEA: 1 }));
  expect(await growthOf({})).toBe(-1_000_000);
  expect(await growthOf({ asKnownAt })).toBeNull();
});
