import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Together } from '../../domain/cells.ts';
import { routes } from '../../api/routes.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import {
  invite,
  month,
  planOf,
  push,
  startPlanning,
  typed,
  words,
  type TypedCell,
} from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const other: Person = 'other@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, other, ['planner'], ['EAST']);
  await addCustomers(service, dealer('D3'), dealer('D4'), dealer('D5'), dealer('D6'));
});
afterAll(() => service.stop());

type DealerCell = TypedCell & { readonly dealerId: string };
const of = (dealerId: string, cell: TypedCell): DealerCell => ({ dealerId, ...cell });
const back = (cell: DealerCell): DealerCell => ({ ...cell, base: cell.mine, mine: cell.base });

const send = (cells: DealerCell[], together?: Together) =>
  service.ask(
    routes.plans.pushMonthPlans,
    { params: { month }, body: { cells, ...(together && { together }) } },
    'planner',
  );

const quantity = async (dealerId: string) =>
  (await planOf(service, dealerId)).lines.map((line) => line.quantity);

test('cells of many dealers are taken back together, and sent again they are the same', async () => {
  const cells = [
    of('D3', typed('TEA', 'quantity', 240)),
    of('D3', typed('TEA', 'price', 250, 300)),
    of('D4', typed('WATER', 'quantity', 48)),
    of('D4', typed('+people', 'days', 3)),
  ];
  await send(cells);
  const undo = cells.map(back);
  expect(words((await send(undo, 'store')).cells)).toEqual(['taken', 'taken', 'taken', 'taken']);
  expect(await quantity('D3')).toEqual([]);
  expect(await planOf(service, 'D4')).toMatchObject({ lines: [], support: [] });
  expect(words((await send(undo, 'store')).cells)).toEqual(['same', 'same', 'same', 'same']);
});

test('where one dealer’s cell was changed since, no dealer’s is taken back, and it says by whom', async () => {
  const cells = [
    of('D5', typed('TEA', 'quantity', 24)),
    of('D6', typed('TEA', 'quantity', 24)),
    of('D6', typed('*', 'note', 'mine')),
  ];
  await send(cells);
  await push(service, 'D6', [typed('TEA', 'quantity', 36, 24)], other);
  const versions = async () => [
    (await planOf(service, 'D5')).version,
    (await planOf(service, 'D6')).version,
  ];
  const before = await versions();
  const answers = (await send(cells.map(back), 'store')).cells;
  expect(words(answers)).toEqual(['held-back', 'conflict', 'held-back']);
  expect(answers[1]).toMatchObject({ theirs: 36, by: other });
  expect([await quantity('D5'), await quantity('D6')]).toEqual([[24], [36]]);
  expect(await versions()).toEqual(before);
});

test('a check answers what would be and stores nothing', async () => {
  const cells = [of('D5', typed('TEA', 'quantity', 72, 24))];
  expect(words((await send(cells, 'check')).cells)).toEqual(['taken']);
  expect(await quantity('D5')).toEqual([24]);
});

test('a plan that was submitted since is refused as a whole, with a sentence', async () => {
  const cells = [of('D5', typed('TEA', 'quantity', 24)), of('D3', typed('TEA', 'quantity', 12))];
  await send(cells);
  const params = { month, dealerId: 'D5' };
  await service.ask(routes.plans.submitPlan, { params }, 'planner');
  const answers = (await send(cells.map(back), 'store')).cells;
  expect(words(answers)).toEqual(['plan-not-editable', 'held-back']);
  expect(await quantity('D3')).toEqual([12]);
});

test('in a race each row is taken back whole or not at all, and the answers say which', async () => {
  const params = { month: '2027-01' };
  for (let round = 1; round <= 8; round++) {
    const dealers = ['D3', 'D4', 'D6'];
    const put = (base: number | null, mine: number | null) =>
      dealers.flatMap((d) => [
        of(d, typed('TEA', 'quantity', mine, base)),
        of(
          d,
          typed('*', 'note', mine === round ? 'pushed' : null, base === round ? 'pushed' : null),
        ),
      ]);
    const ask = (cells: DealerCell[], together?: Together) =>
      service.ask(
        routes.plans.pushMonthPlans,
        { params, body: { cells, ...(together && { together }) } },
        'planner',
      );
    await ask(put(null, round));
    const [undone] = await Promise.all([
      ask(put(round, null), 'store'),
      ask([of('D6', typed('*', 'note', 'theirs', 'pushed'))]),
    ]);
    const answers = words(undone.cells);
    for (const [i, dealerId] of dealers.entries()) {
      const { lines, note } = await service.ask(
        routes.plans.getPlan,
        { params: { ...params, dealerId } },
        'planner',
      );
      const taken = answers.slice(2 * i, 2 * i + 2).every((word) => word === 'taken');
      expect([dealerId, lines.length === 0]).toEqual([dealerId, taken]);
      if (!taken) expect(note).toBe(dealerId === 'D6' ? 'theirs' : 'pushed');
      const left = lines[0]?.quantity ?? null;
      await ask([
        of(dealerId, typed('TEA', 'quantity', null, left)),
        of(dealerId, typed('*', 'note', null, note)),
      ]);
    }
  }
});

test('customers and products are taken back together as plans are', async () => {
  const rename = (customerId: string, base: string, mine: string) =>
    ({ customerId, field: 'town', base, mine }) as const;
  const customers = (cells: ReturnType<typeof rename>[], together: Together) =>
    service.ask(routes.customers.pushCustomers, { body: { cells, together } }, 'admin');
  const town = async (customerId: string) =>
    (await service.ask(routes.customers.getCustomer, { params: { customerId } }, 'admin')).town;
  const before = (await town('D3')) ?? '';
  const both = [rename('D3', before, 'Ningbo'), rename('D4', 'nowhere', 'Ningbo')];
  expect(words((await customers(both, 'store')).cells)).toEqual(['held-back', 'conflict']);
  expect((await town('D3')) ?? '').toBe(before);
  const one = [rename('D3', before, 'Ningbo')];
  expect(words((await customers(one, 'check')).cells)).toEqual(['taken']);
  expect((await town('D3')) ?? '').toBe(before);
  expect(words((await customers(one, 'store')).cells)).toEqual(['taken']);
  const resize = (productId: string, base: number, mine: number) =>
    ({ productId, field: 'caseSize', base, mine }) as const;
  const products = (cells: ReturnType<typeof resize>[], together: Together) =>
    service.ask(routes.products.pushProducts, { body: { cells, together } }, 'admin');
  const sizes = [resize('TEA', 24, 12), resize('WATER', 6, 12)];
  expect(words((await products(sizes, 'store')).cells)).toEqual(['held-back', 'conflict']);
  expect(words((await products(sizes.slice(0, 1), 'check')).cells)).toEqual(['taken']);
  expect(words((await products(sizes.slice(0, 1), 'store')).cells)).toEqual(['taken']);
  expect(words((await products([resize('TEA', 12, 24)], 'store')).cells)).toEqual(['taken']);
});
