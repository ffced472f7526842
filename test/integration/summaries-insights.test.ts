import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, goodsBack, payment, plan, post, sale } from '../support/month.ts';
import { startService, type Person, type Service } from '../support/service.ts';

let service: Service;
let now: { mockReturnValue(value: number): unknown };
const stands = (at: string) => now.mockReturnValue(Date.parse(at));
beforeAll(async () => {
  service = await startService();
  now = vi.spyOn(clock, 'now');
  stands('2025-01-31T04:00:00.000Z');
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['manager'], ['EAST']);
  await addProducts(service, { TEA: 100, JUICE: 200, SODA: 50 });
  await addCustomers(service, dealer('E1'), dealer('E2'), dealer('W1', { territory: 'WEST' }));
  await post(service, sale('E1', '2025-01-03', { TEA: 30 }));
  stands('2025-11-30T04:00:00.000Z');
  await post(service, sale('E1', '2025-11-03', { TEA: 50, JUICE: 10 }));
  stands('2026-10-31T04:00:00.000Z');
  await post(
    service,
    sale('E1', '2026-09-03', { TEA: 90 }),
    sale('E1', '2026-10-03', { TEA: 60, JUICE: 10 }),
  );
  stands('2026-11-15T04:00:00.000Z');
  await plan(service, 'E1', '2026-11', { TEA: 100 });
  await post(
    service,
    sale('E1', '2026-11-03', { TEA: 70, SODA: 40 }),
    goodsBack('E1', '2026-11-05', { TEA: 5 }),
    payment('E1', '2026-11-06', 10_000),
    sale('E2', '2026-11-07', { TEA: 15 }),
  );
});
afterAll(() => service.stop());

const insights = (
  dealerId = 'E1',
  month = '2026-11',
  query: object = {},
  as: Person = 'director',
) => service.ask(routes.summaries.getDealerInsights, { params: { month, dealerId }, query }, as);

test('[P9] [P8] a dealer’s products stand beside last month and last year, and say what they add to its growth', async () => {
  const found = await insights('E1', '2026-11', {}, 'manager');
  expect(found).toMatchObject({ began: '2025-01', asOf: '2026-11-15', territory: 'EAST' });
  expect(found.sales).toMatchObject({
    ...{ net: 6500 + 2000, lastMonth: 8000, growthOnMonth: 62_500 },
    ...{ lastYear: 7000, growthOnYear: 214_286 },
    ...{ yearToDate: 25_500, lastYearToDate: 10_000, growthToDate: 1_550_000 },
  });
  expect(found.sales.months.slice(0, 2)).toEqual([7000, 0]);
  const of = found.products.map(({ code, net, changeOnYear, contribution, range }) => [
    ...[code, net, changeOnYear, contribution, range],
  ]);
  expect(of).toEqual([
    ['TEA', 6500, 1500, 214_286, null],
    ['SODA', 2000, 2000, 285_714, 'new'],
    ['JUICE', 0, -2000, -285_714, 'lost'],
  ]);
  expect([found.newProducts, found.lostProducts]).toEqual([1, 1]);
  const changes = found.products.reduce((sum, { changeOnYear }) => sum + (changeOnYear ?? 0), 0);
  expect(changes).toBe((found.sales.net ?? 0) - (found.sales.lastYear ?? 0));
});

test('[P8] pace and days of sales outstanding of the month so far', async () => {
  const { pace, dso } = await insights();
  expect(pace).toMatchObject({ actual: 8500, plan: 10_000, attainment: 850_000 });
  expect(pace?.landing).toBeGreaterThan(8500);
  expect(pace?.requiredDaily).toBeGreaterThan(0);
  // Owed 35,500 − 10,000; sold 8,500 in 15 days, 8,000 in 31, 9,000 in 30.
  expect(dso).toMatchObject({ receivable: 25_500, sales: 25_500, days: 76, simple: 7600 });
  expect(dso?.countBack).toBe(7600);
});

test('each figure names the months and the question whose entries add up to it', async () => {
  const { restsOn, sales, dso } = await insights();
  const ask = async (path: string) => {
    const { pathname, searchParams } = new URL(path, 'https://service.example');
    const [, , dealerId = '', what] = pathname.split('/');
    const query = Object.fromEntries(searchParams);
    const params = { dealerId };
    return what === 'entries'
      ? service.ask(routes.accounts.listEntries, { params, query }, 'director')
      : service.ask(routes.accounts.listOpenItems, { params, query }, 'director');
  };
  const goods = async (path: string) => {
    const reply = await ask(path);
    if (!('entries' in reply)) throw new Error('no entries');
    return reply.entries
      .filter(({ kind }) => kind === 'sale' || kind === 'return')
      .reduce((sum, { amount }) => sum + amount, 0);
  };
  expect(await goods(restsOn.month.entries)).toBe(sales.net);
  expect(await goods(restsOn.lastMonth.entries)).toBe(sales.lastMonth);
  expect(await goods(restsOn.lastYear.entries)).toBe(sales.lastYear);
  expect(await goods(restsOn.yearToDate.entries)).toBe(sales.yearToDate);
  expect(await goods(restsOn.lastYearToDate.entries)).toBe(sales.lastYearToDate);
  expect(await goods(restsOn.dsoSimple.entries)).toBe(dso?.sales);
  expect(restsOn.lost).toMatchObject({ from: '2026-08', to: '2026-11' });
  expect(restsOn.new).toMatchObject({ from: '2025-11', to: '2026-11' });
  const open = await ask(dso?.documents ?? '');
  if (!('owed' in open)) throw new Error('no documents');
  expect(open.owed - open.unapplied).toBe(dso?.receivable);
});

test('[P1] months before a dealer’s first, and a base of nothing, are null, never 0', async () => {
  const first = await insights('E2');
  expect(first.sales).toMatchObject({
    net: 1500,
    lastMonth: null,
    lastYear: null,
    yearToDate: 1500,
  });
  expect(first).toMatchObject({ newProducts: null, lostProducts: null, began: '2026-11' });
  expect(first.products).toMatchObject([{ code: 'TEA', range: null, contribution: null }]);
  const never = await insights('E2', '2020-01');
  expect(never).toMatchObject({ began: null, products: [], pace: null, dso: null });
  expect(never.sales.net).toBeNull();
  expect(new Set(never.sales.months)).toEqual(new Set([null]));
});

test('[step 3.7] the same as known, whatever was recorded since', async () => {
  const before = await insights();
  stands('2026-11-20T04:00:00.000Z');
  await post(
    service,
    sale('E1', '2026-10-31', { SODA: 10 }),
    goodsBack('E1', '2026-11-06', { TEA: 80 }),
    sale('E2', '2025-10-03', { TEA: 1 }),
  );
  const known = await insights('E1', '2026-11', { asKnownAt: before.knownAt });
  expect(known).toEqual(before);
  const first = await insights('E2', '2026-11', { asKnownAt: before.knownAt });
  expect(first).toMatchObject({ began: '2026-11', sales: { lastMonth: null } });
  const restated = await insights();
  expect(restated.sales.net).toBe(500);
  // TEA sold less than came back this month, and SODA was sold last month already.
  expect(restated.products.map(({ code, range }) => [code, range])).toEqual([
    ['SODA', null],
    ['JUICE', 'lost'],
    ['TEA', 'lost'],
  ]);
});

test('a dealer of elsewhere is as one that is not there', async () => {
  const params = { month: '2026-11', dealerId: 'W1' };
  const asked = { params, query: {} };
  const elsewhere = await service.send(routes.summaries.getDealerInsights, asked, 'manager');
  const unknown = { ...asked, params: { ...params, dealerId: 'NONE' } };
  const nobody = await service.send(routes.summaries.getDealerInsights, unknown, 'manager');
  expect([elsewhere.status, nobody.status]).toEqual([404, 404]);
  expect((await insights('W1')).began).toBeNull();
});
