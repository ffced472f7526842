import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Service } from '../support/service.ts';
import {
  addProducts,
  entry,
  goodsBack,
  payment,
  plan,
  post,
  report,
  sale,
  type By,
} from '../support/month.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  // Saturday, 14 November 2026, noon in Shanghai: 12 of 25 selling days are gone.
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['planner', 'director']);
  await service.invite(['rep', 'viewer'], ['EAST']);
  await addProducts(service, { TEA: 300, WATER: 100, JUICE: 500 });
  await addCustomers(
    service,
    dealer('E1', { class: 'A' }),
    dealer('E2', { class: 'B' }),
    dealer('E3'),
    dealer('W1', { territory: 'WEST', class: 'A' }),
  );
  await plan(service, 'E1', '2026-11', { TEA: 1000, WATER: 500, JUICE: 0 });
  await plan(service, 'E3', '2026-11', { JUICE: 0 });
  await plan(service, 'W1', '2026-11', { WATER: 100 });
  const wrong = sale('E2', '2026-11-04', { TEA: 999 });
  await post(
    service,
    sale('E1', '2026-09-30', { TEA: 40 }),
    sale('E1', '2026-10-05', { TEA: 100, JUICE: 10 }),
    payment('E1', '2026-10-20', 10_000),
    sale('E1', '2026-11-05', { TEA: 500, WATER: 100 }),
    goodsBack('E1', '2026-11-06', { TEA: 20 }),
    payment('E1', '2026-11-07', 50_000),
    wrong,
    entry('correction', 'E2', '2026-11-04', { reverses: wrong.entryId, reason: 'Wrong dealer' }),
    sale('E2', '2026-11-04', { TEA: 50 }),
    sale('W1', '2026-11-05', { WATER: 130 }),
  );
});
afterAll(() => service.stop());

const all: readonly By[] = ['dealer', 'product', 'dealer-product', 'territory', 'class'];
const rowOf = async (month: string, dealerId: string) =>
  (await report(service, month, 'dealer')).records.find((row) => row.dealerId === dealerId);

test('[P1] [defect 21] a report right after a posting contains it, though the stream was never read', async () => {
  expect(await rowOf('2026-11', 'E1')).toMatchObject({
    netQuantity: 580,
    netAmount: 154_000,
    salesQuantity: 600,
    salesAmount: 160_000,
    returnsQuantity: 20,
    returnsAmount: 6_000,
    payments: 50_000,
  });
});

test('[P8] a row compares with its plan: attainment, time gone, gap, pace, landing, daily rate', async () => {
  const { timeGone, sellingDays, basis, today } = await report(service, '2026-11', 'dealer');
  expect({ timeGone, sellingDays, basis, today }).toEqual({
    timeGone: 480_000,
    sellingDays: { gone: 12, all: 25 },
    basis: 'invoice',
    today: '2026-11-14',
  });
  expect(await rowOf('2026-11', 'E1')).toMatchObject({
    planQuantity: 1500,
    planAmount: 350_000,
    attainment: 440_000,
    timeGone: 480_000,
    gap: -40_000,
    paceIndex: 916_667,
    landing: 320_833,
    requiredDaily: 15_077,
  });
});

test('[defect 4] the gap is negative for who is behind and positive for who is ahead', async () => {
  expect((await rowOf('2026-11', 'E1'))?.gap).toBeLessThan(0);
  expect(await rowOf('2026-11', 'W1')).toMatchObject({ attainment: 1_300_000, gap: 820_000 });
});

test('without a plan, or with a plan of zero, attainment is unknown and never zero', async () => {
  const unknown = { attainment: null, gap: null, paceIndex: null };
  expect(await rowOf('2026-11', 'E2')).toMatchObject({ planAmount: null, ...unknown });
  expect(await rowOf('2026-11', 'E3')).toMatchObject({ planAmount: 0, netAmount: 0, ...unknown });
});

test.for(all)('[P7] the rows by %s add up to the total exactly, in every figure', async (by) => {
  const { records, totals } = await report(service, '2026-11', by);
  const columns = Object.keys(totals) as (keyof typeof totals)[];
  const additive = columns.filter((column) => /Quantity|Amount/.test(column));
  expect(additive).toHaveLength(10);
  const money = ['payments', 'refunds', 'writeOffs', 'openings', 'yearPayments', 'owed'] as const;
  for (const column of [...additive, ...money.filter((name) => name in totals)]) {
    const sum = records.reduce((total, row) => total + Number(row[column] ?? 0), 0);
    expect(sum, column).toBe(totals[column]);
  }
});

test('[P7] the totals of all reports of a month are the same', async () => {
  const reports = await Promise.all(all.map((by) => report(service, '2026-11', by)));
  const figures = reports.map(({ totals }) => ({
    netAmount: totals.netAmount,
    netQuantity: totals.netQuantity,
    yearAmount: totals.yearAmount,
    planAmount: totals.planAmount,
    attainment: totals.attainment,
  }));
  expect(figures).toEqual(all.map(() => figures[0]));
});

test('[P7] the cumulated figures are the sum of the months of the fiscal year', async () => {
  const months = ['2026-09', '2026-10', '2026-11'];
  const rows = await Promise.all(months.map((month) => rowOf(month, 'E1')));
  const sum = (name: 'netAmount' | 'netQuantity' | 'payments') =>
    rows.reduce((total, row) => total + Number(row?.[name] ?? 0), 0);
  expect(rows[2]).toMatchObject({
    yearAmount: sum('netAmount'),
    yearQuantity: sum('netQuantity'),
    yearPayments: sum('payments'),
  });
});

test('[defect 2] [defect 3] a sum over dealers or products counts each sale once, and has its plan', async () => {
  const territories = (await report(service, '2026-11', 'territory')).records;
  expect(territories).toMatchObject([
    { territory: 'EAST', territoryName: 'East', netAmount: 169_000, planAmount: 350_000 },
    { territory: 'WEST', territoryName: 'West', netAmount: 13_000, planAmount: 10_000 },
  ]);
  expect(territories[0]?.attainment).toBe(482_857);
  const classes = (await report(service, '2026-11', 'class')).records;
  expect(classes.map((row) => [row.class, row.netAmount])).toEqual([
    ['A', 167_000],
    ['B', 15_000],
    [null, 0],
  ]);
  const products = (await report(service, '2026-11', 'product')).records;
  expect(products.map((row) => [row.productCode, row.netAmount, row.planAmount])).toEqual([
    ['JUICE', 0, 0],
    ['TEA', 159_000, 300_000],
    ['WATER', 23_000, 60_000],
  ]);
});

test('a reversed sale counts nowhere, not as a sale and not as a return', async () => {
  expect(await rowOf('2026-11', 'E2')).toMatchObject({
    salesQuantity: 50,
    salesAmount: 15_000,
    returnsQuantity: 0,
    returnsAmount: 0,
    yearAmount: 15_000,
  });
});

test('a planned product that nobody bought has a row, and one that was bought unplanned too', async () => {
  const { records } = await report(service, '2026-11', 'dealer-product');
  expect(records.map((r) => [r.dealerId, r.productId, r.netAmount, r.planAmount])).toEqual([
    ['E1', 'JUICE', 0, 0],
    ['E1', 'TEA', 144_000, 300_000],
    ['E1', 'WATER', 10_000, 50_000],
    ['E2', 'TEA', 15_000, null],
    ['E3', 'JUICE', 0, 0],
    ['W1', 'WATER', 13_000, 10_000],
  ]);
});

test('what is owed is the balance at the end of the month, also of a past one', async () => {
  const owed = async (month: string) => (await rowOf(month, 'E1'))?.owed;
  expect(await owed('2026-08')).toBe(0);
  expect(await owed('2026-09')).toBe(12_000);
  expect(await owed('2026-10')).toBe(12_000 + 35_000 - 10_000);
  expect(await owed('2026-11')).toBe(12_000 + 35_000 - 10_000 + 154_000 - 50_000);
  expect(await owed('2027-03')).toBe(141_000);
});

test('a past month is over, a month to come has not begun', async () => {
  const past = await report(service, '2026-10', 'dealer');
  expect([past.timeGone, past.sellingDays.gone]).toEqual([1_000_000, past.sellingDays.all]);
  const future = await report(service, '2026-12', 'dealer');
  expect([future.timeGone, future.sellingDays.gone]).toEqual([0, 0]);
  expect(future.records[0]).toMatchObject({ netAmount: 0, landing: null, yearAmount: 201_000 });
});

test.for(all)(
  '[defect 14] who works in one territory is shown no other, by %s, not even in a sum',
  async (by) => {
    const own = await report(service, '2026-11', by, 'rep');
    expect(own.totals.netAmount).toBe(169_000);
    expect(own.totals.planAmount).toBe(350_000);
    expect(JSON.stringify(own.rows)).not.toMatch(/W1|WEST/);
    const asked = { params: { month: '2026-11' }, query: { by, territory: 'WEST' } };
    const other = await service.ask(routes.reports.getReport, asked, 'rep');
    expect(other.rows).toEqual([]);
    const director = await service.ask(routes.reports.getReport, asked, 'director');
    expect(director.rows).toHaveLength(1);
  },
);

test('by cash, what was received counts against the plan; products stay invoiced and say so', async () => {
  const { version, policies } = await service.ask(routes.company.getCompany, {}, 'admin');
  const body = { version, policies: { ...policies, basis: 'cash' as const } };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
  const { basis, records } = await report(service, '2026-11', 'dealer');
  expect(basis).toBe('cash');
  expect(records[0]).toMatchObject({ dealerId: 'E1', netAmount: 154_000, attainment: 142_857 });
  const products = await report(service, '2026-11', 'product');
  expect(products.basis).toBe('invoice');
  expect(products.records[1]).toMatchObject({ productId: 'TEA', attainment: 530_000 });
});

test('the fiscal year decides where cumulated figures begin, also after it was changed', async () => {
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const body = { version, fiscalYearStart: 10 };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
  expect(await rowOf('2026-11', 'E1')).toMatchObject({ yearAmount: 189_000, owed: 141_000 });
  expect(await rowOf('2026-09', 'E1')).toMatchObject({ yearAmount: 12_000, owed: 12_000 });
});
