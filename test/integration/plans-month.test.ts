import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { entryId } from '../../domain/entry.ts';
import type { Cell } from '../../domain/values/table.ts';
import { toRecords } from '../../domain/values/table.ts';
import { newId } from '../../functions/new-id.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import {
  addProduct,
  invite,
  lastMonth,
  month,
  push,
  sameMonthLastYear,
  startPlanning,
  typed,
} from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const east: Person = 'east@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, east, ['planner'], ['EAST']);
  await addCustomers(service, dealer('D3'), dealer('D4', { class: 'A' }));
  await sale('D1', `${lastMonth}-05`, 'TEA', 100);
  await sale('D1', `${lastMonth}-06`, 'TEA', 20);
  await sale('D1', `${sameMonthLastYear}-20`, 'WATER', 48);
  await sale('D1', `${month}-02`, 'TEA', 7);
  await sale('D3', `${lastMonth}-09`, 'TEA', 5);
});
afterAll(() => service.stop());

let documents = 0;

async function sale(dealerId: string, day: string, productId: string, quantity: number) {
  const entry = {
    kind: 'sale',
    entryId: entryId(day, dealerId, newId()),
    dealerId,
    day,
    document: `S${String(++documents)}`,
    lines: [{ productId, quantity }],
  };
  const body = { entries: [entry] };
  const { answers } = await service.ask(routes.accounts.postEntries, { body }, 'planner');
  expect(answers[0]).toMatchObject({ outcome: 'recorded' });
}

async function opened(as: Person = 'planner', query: { territory?: string } = {}) {
  const reply = await service.ask(routes.plans.getMonthPlans, { params: { month }, query }, as);
  const lines = toRecords<'dealerId' | 'productId' | 'lastMonth' | 'lastYear' | 'sold'>(
    reply.lines,
  );
  const line = (dealerId: string, productId: string) =>
    lines.find((l) => l.dealerId === dealerId && l.productId === productId) as
      Record<string, Cell> | undefined;
  const dealers = toRecords<'dealerId' | 'status' | 'class'>(reply.dealers);
  return { ...reply, line, dealerRows: dealers };
}

test('[P11] an opened month stands beside last month and last year, product by product', async () => {
  const { line } = await opened();
  expect(line('D1', 'TEA')).toMatchObject({ lastMonth: 120, lastYear: null, sold: 7 });
  expect(line('D1', 'WATER')).toMatchObject({ lastMonth: null, lastYear: 48, sold: null });
  expect(line('D1', 'WATER')).toMatchObject({ quantity: null, price: 2400, per: 24, amount: null });
});

test('[defect 2] what one dealer bought is that dealer’s alone', async () => {
  const { line } = await opened();
  expect(line('D3', 'TEA')).toMatchObject({ lastMonth: 5, sold: null });
  expect(line('D4', 'TEA')).toMatchObject({ lastMonth: null, lastYear: null, sold: null });
  await sale('D4', `${month}-03`, 'WATER', 24);
  const after = await opened();
  expect(after.line('D4', 'WATER')).toMatchObject({ sold: 24 });
  expect(after.line('D1', 'WATER')).toMatchObject({ sold: null });
});

test('[P1] a sale recorded a moment ago is in the figures', async () => {
  await sale('D1', `${month}-04`, 'TEA', 3);
  expect((await opened()).line('D1', 'TEA')).toMatchObject({ sold: 10 });
});

test('[P2] dealers with business lately and no plan are listed, and no longer once planned', async () => {
  expect((await opened()).missing).toEqual(['D1', 'D3', 'D4']);
  await push(service, 'D3', [typed('+people', 'days', 3)]);
  expect((await opened()).missing).toContain('D3');
  await push(service, 'D3', [typed('TEA', 'quantity', 0)]);
  expect((await opened()).missing).toEqual(['D1', 'D4']);
});

test('[P3] [P4] [P5] targets, amount, phasing and support come back as they were pushed', async () => {
  await push(service, 'D1', [
    typed('WATER', 'quantity', 36),
    typed('WATER', 'phasing', '30/40/30'),
    typed('WATER', 'note', 'New shelf'),
    typed('+promotion', 'amount', 100_000),
  ]);
  const { line, support, dealerRows } = await opened();
  expect(line('D1', 'WATER')).toMatchObject({
    quantity: 36,
    amount: 3600,
    phasing: '30/40/30',
    note: 'New shelf',
    lastYear: 48,
  });
  expect(support.rows.filter(([dealerId]) => dealerId === 'D1')).toEqual([
    ['D1', 'promotion', 100_000, null, null],
    ['D1', 'people', null, null, null],
    ['D1', 'vehicle', null, null, null],
  ]);
  expect(dealerRows.find((d) => d.dealerId === 'D1')).toMatchObject({
    status: 'draft',
    changedBy: 'planner',
  });
  expect(dealerRows.find((d) => d.dealerId === 'D4')).toMatchObject({ status: null, class: 'A' });
});

test('only dealers of the caller’s territories are shown, whatever is asked for', async () => {
  const ids = async (as: Person, territory?: string) =>
    (await opened(as, territory === undefined ? {} : { territory })).dealerRows.map(
      (d) => d.dealerId,
    );
  expect(await ids('planner')).toEqual(['D1', 'D2', 'D3', 'D4']);
  expect(await ids('planner', 'WEST')).toEqual(['D2']);
  expect(await ids(east)).toEqual(['D1', 'D3', 'D4']);
  expect(await ids(east, 'WEST')).toEqual([]);
});

test('another territory’s plan is as one that is not there', async () => {
  const of = (dealerId: string) =>
    service.send(routes.plans.getPlan, { params: { month, dealerId } }, east);
  const [theirs, nobodys] = [await of('D2'), await of('NOBODY')];
  expect(theirs.status).toBe(404);
  expect(theirs.body).toBe(nobodys.body);
});

test('a long product list shows what is planned or was bought; a short one is shown whole', async () => {
  const before = await opened();
  expect(before.line('D2', 'TEA')).toBeDefined();
  const codes = Array.from({ length: 59 }, (_, i) => `P${String(i)}`);
  await Promise.all(codes.map((code) => addProduct(service, code, 100)));
  const after = await opened();
  expect(after.line('D2', 'TEA')).toBeUndefined();
  expect(after.line('D1', 'TEA')).toBeDefined();
  expect(after.line('D1', 'WATER')).toBeDefined();
  expect(after.line('D1', 'P1')).toBeUndefined();
});

test('more than a page of dealers comes in pages that leave none out and repeat none', async () => {
  const codes = Array.from({ length: 210 }, (_, i) => `N${String(i).padStart(3, '0')}`);
  await Promise.all(
    codes.map((code) => addCustomers(service, dealer(code, { territory: 'WEST' }))),
  );
  const params = { month };
  const first = await service.ask(routes.plans.getMonthPlans, { params }, 'planner');
  const query = { cursor: first.next };
  const second = await service.ask(routes.plans.getMonthPlans, { params, query }, 'planner');
  expect(second.next).toBeUndefined();
  const ids = [...first.dealers.rows, ...second.dealers.rows].map(([id]) => id);
  expect(ids).toEqual(['D1', 'D2', 'D3', 'D4', ...codes]);
  const foreign = { params: { month: lastMonth }, query };
  expect((await service.send(routes.plans.getMonthPlans, foreign, 'planner')).status).toBe(400);
});
