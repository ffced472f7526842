import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { entryId } from '../../domain/entry.ts';
import { newId } from '../../functions/new-id.ts';
import { readHead } from '../../store/heads.ts';
import { readPlanVersion } from '../../store/plans.ts';
import { changeTerms } from '../../store/terms.ts';
import { transact } from '../../store/transact.ts';
import { addCustomers, dealer, setPriceLists } from '../support/channel.ts';
import {
  addProduct,
  invite,
  month,
  planOf,
  push,
  startPlanning,
  typed,
  words,
} from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';
import { sha256 } from '../../store/sha256.ts';

const east: Person = 'east@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, east, ['planner'], ['EAST']);
  await setPriceLists(service, 'VIP');
  await addCustomers(service, dealer('D3'), dealer('D4'), dealer('D5', { priceList: 'VIP' }));
});
afterAll(() => service.stop());

test('[P3] a push makes a plan by product at list prices, and the same again answers same', async () => {
  const cells = [
    typed('TEA', 'quantity', 240),
    typed('WATER', 'quantity', 480),
    typed('TEA', 'phasing', '30/40/30'),
  ];
  expect(words(await push(service, 'D1', cells))).toEqual(['taken', 'taken', 'taken']);
  expect(words(await push(service, 'D1', cells))).toEqual(['same', 'same', 'same']);
  expect(await planOf(service, 'D1')).toMatchObject({
    status: 'draft',
    version: 1,
    lines: [
      { productId: 'TEA', quantity: 240, price: 300, per: 1, phasing: [30, 40, 30] },
      { productId: 'WATER', quantity: 480, price: 2400, per: 24, phasing: null },
    ],
  });
});

test('[P5] support lines and notes stand in the plan', async () => {
  const cells = [
    typed('TEA', 'quantity', 24),
    typed('+promotion', 'amount', 500_000),
    typed('+people', 'days', 6),
    typed('+vehicle', 'note', 'shared with D4 — ;,%|"=1+1'),
    typed('*', 'note', '国庆后补货'),
  ];
  await push(service, 'D3', cells);
  expect(await planOf(service, 'D3')).toMatchObject({
    note: '国庆后补货',
    support: [
      { kind: 'people', days: 6 },
      { kind: 'promotion', amount: 500_000 },
      { kind: 'vehicle', note: 'shared with D4 — ;,%|"=1+1' },
    ],
  });
});

test('a conflict says what stands there, who wrote it and when, and nothing is stored', async () => {
  const first = await push(service, 'D4', [typed('TEA', 'quantity', 100)], east);
  expect(words(first)).toEqual(['taken']);
  const [answer] = await push(service, 'D4', [typed('TEA', 'quantity', 200)]);
  expect(answer).toMatchObject({ outcome: 'conflict', theirs: 100, by: east });
  const plan = await planOf(service, 'D4');
  expect(plan.lines[0]?.quantity).toBe(100);
  expect(answer).toMatchObject({ at: plan.changedAt });
  const [taken] = await push(service, 'D4', [typed('TEA', 'quantity', 200, 100)]);
  expect(taken).toEqual({ outcome: 'taken' });
});

test('each version is kept, and an earlier one can be read', async () => {
  const version = (await planOf(service, 'D4')).version;
  expect(version).toBe(2);
  const params = { month, dealerId: 'D4' };
  const first = await service.ask(
    routes.plans.getPlan,
    { params, query: { version: 1 } },
    'planner',
  );
  expect(first.lines[0]?.quantity).toBe(100);
  expect(await readPlanVersion(service.db, 'D4', month, 2)).toMatchObject({ version: 2 });
  const query = { version: 9 };
  expect((await service.send(routes.plans.getPlan, { params, query }, 'planner')).status).toBe(404);
});

test('many dealers in one push: each cell has its own answer, one dealer holds back no other', async () => {
  await addCustomers(service, dealer('GONE', { active: false }));
  const of = (dealerId: string) => ({ dealerId, ...typed('WATER', 'quantity', 72) });
  const body = { cells: [of('D3'), of('GONE'), of('NOBODY'), of('D2'), of('D4')] };
  const reply = await service.ask(routes.plans.pushMonthPlans, { params: { month }, body }, east);
  // D2 is in another territory: to this planner it is as one that is not there.
  expect(words(reply.cells)).toEqual([
    'taken',
    'row-unknown',
    'row-unknown',
    'row-unknown',
    'taken',
  ]);
  expect(reply.plans.map((p) => p.dealerId)).toEqual(['D3', 'D4']);
  expect((await planOf(service, 'D2')).version).toBe(0);
});

test('an unknown product, and one without a price, are refused at the cell in words', async () => {
  await addProduct(service, 'BARE');
  const answers = await push(service, 'D3', [
    typed('NONE', 'quantity', 1),
    typed('BARE', 'quantity', 1),
  ]);
  expect(words(answers)).toEqual(['row-unknown', 'price-missing']);
  expect(answers[1]).toMatchObject({
    problem: { message: expect.stringContaining('BARE') as string },
  });
});

test('a dealer’s own price list holds, as of the month’s first day', async () => {
  const prices = [{ productId: 'TEA', price: 270 }];
  const set = (from: string, priceListId: string) =>
    service.ask(
      routes.products.putPriceList,
      { params: { priceListId }, body: { name: 'Key dealers', from, prices } },
      'admin',
    );
  await set('2026-11-02', 'VIP');
  await push(service, 'D5', [typed('TEA', 'quantity', 10)]);
  expect((await planOf(service, 'D5')).lines[0]?.price).toBe(300);
  await push(service, 'D5', [typed('TEA', 'quantity', null, 10)]);
  await set('2026-11-01', 'VIP');
  await push(service, 'D5', [typed('TEA', 'quantity', 10)]);
  expect((await planOf(service, 'D5')).lines[0]?.price).toBe(270);
});

test('[defect 1] [P2] a dealer has one current plan a month, whoever plans it at the same time', async () => {
  const params = { month: '2027-03', dealerId: 'D1' };
  const writers = Array.from({ length: 16 }, (_, i) => i + 1);
  const answers = await Promise.all(
    writers.map(async (i) => {
      const cells = [typed('TEA', 'quantity', i), typed('*', 'note', `by ${String(i)}`)];
      return service.ask(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
    }),
  );
  const taken = answers.filter((a) => words(a.cells).join() === 'taken,taken');
  expect(taken).toHaveLength(1);
  const plan = await service.ask(routes.plans.getPlan, { params }, 'planner');
  expect(plan.version).toBe(1);
  expect(plan.note).toBe(`by ${String(plan.lines[0]?.quantity)}`);
});

test('a closed month takes no more targets; the next one does', async () => {
  await addCustomers(service, dealer('SHUT'));
  const head = await readHead(service.db, 'SHUT');
  if (!head) throw new Error('a dealer has an account');
  const day = '2026-11-23';
  const about = { entryId: entryId(day, 'SHUT', newId()), day, by: 'finance', hash: sha256 };
  const closing = { closedThrough: month };
  const { items } = changeTerms(service.db, head, closing, { ...about, at: head.at });
  await transact(service.db, items);
  const answers = await push(service, 'SHUT', [typed('TEA', 'quantity', 1)]);
  expect(words(answers)).toEqual(['month-closed']);
  const next = { params: { month: '2026-12', dealerId: 'SHUT' } };
  const body = { cells: [typed('TEA', 'quantity', 1)] };
  const { cells } = await service.ask(routes.plans.pushPlan, { ...next, body }, 'planner');
  expect(words(cells)).toEqual(['taken']);
});

test('bad cells are named by field: a number too large, a row or field that is none', async () => {
  const [answer] = await push(service, 'D1', [typed('TEA', 'quantity', 2_000_000_000, 240)]);
  expect(answer).toMatchObject({
    outcome: 'refused',
    problem: { code: 'value-invalid', errors: [{ field: 'quantity' }] },
  });
  const send = (cell: object) =>
    service.send(
      routes.plans.pushPlan,
      { params: { month, dealerId: 'D1' }, body: { cells: [cell as never] } },
      'planner',
    );
  for (const cell of [
    { ...typed('TEA', 'quantity', 1), field: 'owner' },
    { ...typed('TEA', 'quantity', 1), row: '+gift' },
    { ...typed('TEA', 'quantity', 1), mine: { a: 1 } },
    { row: 'TEA', field: 'quantity' },
  ]) {
    const { status, body } = await send(cell);
    expect(status).toBe(400);
    expect(body).toContain('cells[0]');
  }
});

test('more than 500 cells are refused with a sentence, never cut', async () => {
  const cells = Array.from({ length: 501 }, () => typed('TEA', 'quantity', 1));
  const params = { month, dealerId: 'D1' };
  const { status } = await service.send(
    routes.plans.pushPlan,
    { params, body: { cells } },
    'planner',
  );
  expect(status).toBe(400);
});
