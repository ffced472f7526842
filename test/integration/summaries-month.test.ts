import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, goodsBack, payment, plan, post, report, sale } from '../support/month.ts';
import { startService, type Person, type Service } from '../support/service.ts';

let service: Service;
let now: { mockReturnValue(value: number): unknown };
beforeAll(async () => {
  service = await startService();
  now = vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2025-02-27T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['manager'], ['EAST']);
  await addProducts(service, { TEA: 100, JUICE: 200 });
  const codes = ['E1', 'E2', 'E3'].map((code) => dealer(code));
  const limited = dealer('E4', { creditLimit: 5000, paymentDays: 10 });
  await addCustomers(service, ...codes, limited, dealer('W1', { territory: 'WEST' }));
  await post(
    service,
    sale('E1', '2025-01-03', { TEA: 30 }),
    sale('E1', '2025-02-03', { TEA: 50 }),
    sale('W1', '2025-02-05', { JUICE: 20 }),
  );
  now.mockReturnValue(Date.parse('2026-02-27T04:00:00.000Z'));
  await plan(service, 'E1', '2026-02', { TEA: 100 });
  await plan(service, 'E2', '2026-02', { TEA: 10 });
  await post(
    service,
    sale('E1', '2026-01-20', { TEA: 40 }),
    sale('E1', '2026-02-03', { TEA: 75 }),
    goodsBack('E1', '2026-02-05', { TEA: 5 }),
    payment('E1', '2026-02-06', 1000),
    sale('E2', '2026-02-07', { TEA: 15 }),
    sale('E4', '2026-02-08', { JUICE: 25 }),
    sale('W1', '2026-02-09', { JUICE: 10 }),
  );
});
afterAll(() => service.stop());

const summary = (as: Person = 'director', query: object = {}, month = '2026-02') =>
  service.ask(routes.summaries.getSummary, { params: { month }, query }, as);

test('[P7] [P8] [defect 4] key figures stand against plan, last month and last year, and tie to the report', async () => {
  const { figures, newYear, ...counts } = await summary();
  expect(counts).toMatchObject({ dealers: 5, withoutPlan: 3, withoutSales: 1, asOf: '2026-02-27' });
  expect(figures).toEqual({
    ...{ net: 7000 + 1500 + 5000 + 2000, lastMonth: 4000, growthOnMonth: 2_875_000 },
    ...{ lastYear: 5000 + 4000, growthOnYear: 722_222 },
    ...{ actual: 15_500, plan: 11_000, attainment: 1_409_091 },
    ...{ yearToDate: 19_500, lastYearToDate: 12_000, growthToDate: 625_000 },
    ...{ payments: 1000, owed: 31_500 - 1000 - 0, open: figures.open, overdue: figures.overdue },
  });
  const { total, columns } = await report(service, '2026-02', 'dealer', 'director');
  const of = (name: string) => total[columns.indexOf(name)];
  expect([of('netAmount'), of('planAmount'), of('yearAmount'), of('owed')]).toEqual([
    ...[figures.net, figures.plan, figures.yearToDate, figures.owed],
  ]);
  // February and January as one: 15,500 + 4,000 against 9,000 + 3,000.
  expect(newYear).toMatchObject({ net: 19_500, lastYear: 12_000, growthOnYear: 625_000 });
  expect((await summary('director', {}, '2026-01')).newYear).toBeNull();
});

test('[P9] the best and the worst dealers and products are named, nobody in both', async () => {
  const { ofDealers, ofProducts, productsAgainst } = await summary();
  expect(ofDealers.best.map(({ code, attainment }) => [code, attainment])).toEqual([
    ['E2', 1_500_000],
  ]);
  expect(ofDealers.worst.map(({ code, attainment }) => [code, attainment])).toEqual([
    ['E1', 700_000],
  ]);
  expect(productsAgainst).toBe('last-year');
  expect(ofProducts.best.map(({ code, net, lastYear }) => [code, net, lastYear])).toEqual([
    ['TEA', 8500, 5000],
  ]);
  expect(ofProducts.worst.map(({ code, net, lastYear }) => [code, net, lastYear])).toEqual([
    ['JUICE', 7000, 4000],
  ]);
});

test('who is overdue or over the limit is named, the most overdue first', async () => {
  const { debtors, debtorsInAll } = await summary();
  expect(debtorsInAll).toBe(debtors.length);
  expect(debtors.map(({ code, overdue, oldestDue }) => [code, overdue, oldestDue])).toEqual(
    debtors
      .toSorted((a, b) => b.overdue - a.overdue)
      .map(({ code, overdue, oldestDue }) => [code, overdue, oldestDue]),
  );
  expect(debtors.find(({ code }) => code === 'E4')).toMatchObject({
    ...{ overdue: 5000, oldestDue: '2026-02-18', balance: 5000, creditLimit: 5000, overLimit: 0 },
  });
});

test('a manager sees the territories of their own alone, and so does who names another', async () => {
  const { figures, ofProducts } = await summary('manager');
  expect(figures.net).toBe(13_500);
  expect(ofProducts.best.concat(ofProducts.worst)).toHaveLength(2);
  expect((await summary('manager', { territory: 'WEST' })).dealers).toBe(0);
  const west = (await summary('director', { territory: 'WEST' })).figures;
  // Its books begin in February of last year, so last year is no whole one to grow from.
  expect(west).toMatchObject({ net: 2000, lastYearToDate: 4000, growthToDate: null });
});

test('[P1] a month without anything has dashes, never zero per cent or infinity', async () => {
  const { figures, ofDealers, ofProducts } = await summary('director', {}, '2020-01');
  expect(figures).toMatchObject({
    ...{ net: 0, plan: null, attainment: null, growthOnMonth: null, growthOnYear: null },
    growthToDate: null,
  });
  expect([ofDealers, ofProducts]).toEqual([
    { best: [], worst: [] },
    { best: [], worst: [] },
  ]);
});

test('[step 3.7] a summary as known is the same to the penny after a payment dated back', async () => {
  const asKnownAt = '2026-02-26T16:00:00.000Z';
  now.mockReturnValue(Date.parse('2026-03-05T04:00:00.000Z'));
  const { knownAt } = await summary();
  const before = await summary('director', { asKnownAt: knownAt });
  now.mockReturnValue(Date.parse('2026-03-06T04:00:00.000Z'));
  await post(service, payment('E2', '2026-02-20', 700), sale('W1', '2026-02-21', { TEA: 3 }));
  expect(await summary('director', { asKnownAt: knownAt })).toEqual(before);
  const restated = await summary();
  expect(restated.figures.net - before.figures.net).toBe(300);
  expect(restated.figures.payments - before.figures.payments).toBe(700);
  expect(restated.figures.owed - before.figures.owed).toBe(-400);
  expect((await summary('director', { asKnownAt })).dealers).toBe(5);
});

test('[P8] the trend begins with the first month of business, and grows by what was sold', async () => {
  const { points } = await service.ask(
    routes.summaries.getTrend,
    { params: { month: '2026-02' }, query: {} },
    'director',
  );
  expect(points.map(({ month }) => month).at(0)).toBe('2025-02');
  expect(points).toHaveLength(13);
  expect(points.at(-1)).toEqual({
    ...{ month: '2026-02', net: 15_800, payments: 1700, plan: 11_000 },
    ...{ growthOnMonth: 2_950_000, growthOnYear: 755_556 },
  });
  const early = await service.ask(
    routes.summaries.getTrend,
    { params: { month: '2025-03' }, query: {} },
    'director',
  );
  expect(early.points.map(({ month, net }) => [month, net])).toEqual([
    ['2025-01', 3000],
    ['2025-02', 9000],
    ['2025-03', 0],
  ]);
});

test('[P6] [P7] a dealer’s statement adds up from the opening to the closing balance, line by line', async () => {
  const params = { month: '2026-02', dealerId: 'E1' };
  const asked = { params, query: {} };
  const found = await service.ask(routes.summaries.getDealerStatement, asked, 'manager');
  expect(found).toMatchObject({
    ...{ opening: 12_000, sales: 7500, returns: 500, payments: 1000, closing: 18_000 },
    ...{ refunds: 0, writeOffs: 0, openings: 0, linesLeft: 0, asOf: '2026-02-28' },
    ...{ actual: 7000, plan: 10_000, attainment: 700_000, nextPlan: null },
  });
  expect(found.lines.map(({ kind, amount, balance }) => [kind, amount, balance])).toEqual([
    ['sale', 7500, 19_500],
    ['return', -500, 19_000],
    ['payment', -1000, 18_000],
  ]);
  expect(found.ageing.balance).toBe(found.closing);
  const elsewhere = { params: { ...params, dealerId: 'W1' }, query: {} };
  const { status } = await service.send(routes.summaries.getDealerStatement, elsewhere, 'manager');
  expect(status).toBe(404);
});

test('[P9] [defect 2] territories, classes, reps and products each add up to the same, by who had a dealer then', async () => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const repOf = (role: string) => members.find(({ roles }) => roles.some((one) => one === role));
  const [first, second] = [repOf('manager')?.memberId ?? '', repOf('director')?.memberId ?? ''];
  const hand = async (repId: string, from: string) => {
    const params = { customerId: 'E1' };
    const { version } = await service.ask(routes.customers.getCustomer, { params }, 'admin');
    const body = { version, from, repId };
    await service.ask(routes.customers.changeCustomer, { params, body }, 'admin');
  };
  await hand(first, '2026-02-01');
  await hand(second, '2026-03-01');
  const growthIn = async (month: string) => {
    const asked = { params: { month }, query: {} };
    return toRecords(await service.ask(routes.summaries.getGrowth, asked, 'director'));
  };
  const rows = await growthIn('2026-02');
  const groups = Object.groupBy(rows, ({ group }) => String(group));
  const sums = Object.values(groups).map((of = []) =>
    of.reduce((sum, { net }) => sum + Number(net), 0),
  );
  expect([Object.keys(groups), new Set(sums)]).toEqual([
    ['territory', 'class', 'rep', 'product'],
    new Set([15_800]),
  ]);
  expect(groups['rep']?.map(({ key, net }) => [key, net])).toEqual([
    [null, 8800],
    [first, 7000],
  ]);
  expect(groups['territory']?.[0]).toMatchObject({
    ...{ key: 'EAST', name: 'East', net: 13_500, planAmount: 11_000, lastYear: 5000 },
    ...{
      growthOnYear: 1_700_000,
      yearToDate: 17_500,
      lastYearToDate: 8000,
      growthToDate: 1_187_500,
    },
  });
  expect((await growthIn('2026-03')).some(({ key }) => key === second)).toBe(true);
  const asked = { params: { month: '2026-02' }, query: {} };
  const seen = toRecords(await service.ask(routes.summaries.getGrowth, asked, 'manager'));
  expect(seen.some(({ key }) => key === 'WEST')).toBe(false);
});
