import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import { post, sale } from '../support/month.ts';
import {
  invite,
  lastMonth,
  month,
  planOf,
  push,
  startPlanning,
  typed,
  words,
} from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const west: Person = 'west@qingquan.example';
let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, west, ['planner'], ['WEST']);
  await addCustomers(service, dealer('D3'), dealer('D4'), dealer('D5'));
  for (const dealerId of ['D1', 'D2', 'D4', 'D5']) {
    await post(service, sale(dealerId, `${lastMonth}-05`, { TEA: 100, WATER: 48 }));
  }
});
afterAll(() => service.stop());

const { openPlans, acceptPlans, submitPlans, approvePlans, getMonthPlans } = routes.plans;
const open = async (dealerIds: string[], as: Person = 'planner') =>
  (await service.ask(openPlans, { params: { month }, body: { dealerIds } }, as)).plans;
const act = async (
  route: typeof acceptPlans | typeof submitPlans | typeof approvePlans,
  dealerId: string,
  as: Person,
) =>
  (await service.ask(route, { params: { month }, body: { dealerIds: [dealerId] } }, as)).plans[0];

test('[P11] an opened month begins with its proposals, which the month’s table marks', async () => {
  expect(await open(['D1'])).toEqual([{ dealerId: 'D1', status: 'draft', version: 1 }]);
  const { lines } = await service.ask(getMonthPlans, { params: { month }, query: {} }, 'viewer');
  const rows = toRecords<'dealerId' | 'productId' | 'quantity' | 'proposed'>(lines);
  const own = rows.filter(({ dealerId }) => dealerId === 'D1');
  // 100 bottles are four cases of 24 and a bit; water was bought by the case.
  expect(own).toMatchObject([
    { productId: 'TEA', quantity: 96, proposed: true },
    { productId: 'WATER', quantity: 48, proposed: true },
  ]);
});

test('opening again changes nothing, nor does it touch what somebody wrote', async () => {
  await push(service, 'D4', [typed('+people', 'days', 3)]);
  const answers = await open(['D1', 'D4', 'D1']);
  expect(answers).toEqual([
    { dealerId: 'D1', status: 'draft', version: 1 },
    { dealerId: 'D4', status: 'draft', version: 1 },
  ]);
  expect((await planOf(service, 'D4')).lines).toEqual([]);
});

test('a dealer to whom nothing is proposed is left without a plan', async () => {
  expect(await open(['D3'])).toEqual([{ dealerId: 'D3', status: null, version: null }]);
  expect((await planOf(service, 'D3')).version).toBe(0);
});

test('nobody opens the month of a dealer of another territory, nor one that is not there', async () => {
  const answers = await open(['D1', 'NONE'], west);
  const problems = answers.map(({ problem }) => problem?.code);
  expect(problems).toEqual(['row-unknown', 'row-unknown']);
});

test('a mark stays in every version until its target is edited, and goes with that alone', async () => {
  const answers = await push(service, 'D1', [
    typed('TEA', 'phasing', '30/40/30'),
    typed('WATER', 'quantity', 72, 48),
  ]);
  expect(words(answers)).toEqual(['taken', 'taken']);
  const { lines } = await planOf(service, 'D1');
  expect(lines.map((line) => [line.productId, line.quantity, line.proposed])).toEqual([
    ['TEA', 96, true],
    ['WATER', 72, undefined],
  ]);
  const params = { month, dealerId: 'D1' };
  const first = { params, query: { version: 1 } };
  const before = await service.ask(routes.plans.getPlan, first, 'planner');
  expect(before.lines.map((line) => line.proposed)).toEqual([true, true]);
});

test('what is accepted or submitted is proposed no more, and is approved by another', async () => {
  expect(await act(acceptPlans, 'D1', 'planner')).toMatchObject({ status: 'draft', version: 3 });
  expect((await planOf(service, 'D1')).lines.some(({ proposed }) => proposed)).toBe(false);
  const again = await act(acceptPlans, 'D1', 'manager');
  expect(again?.problem?.code).toBe('nothing-proposed');
  await open(['D5'], 'manager');
  // Who only opened it is no maker: the manager may approve what the planner took over.
  expect(await act(submitPlans, 'D5', 'planner')).toMatchObject({ status: 'submitted' });
  expect((await planOf(service, 'D5')).lines.some(({ proposed }) => proposed)).toBe(false);
  expect(await act(approvePlans, 'D5', 'manager')).toMatchObject({ status: 'approved' });
});

test('two who open a month at once open it once', async () => {
  const both = await Promise.all([open(['D2'], 'planner'), open(['D2'], 'manager')]);
  for (const answers of both) expect(answers).toMatchObject([{ status: 'draft', version: 1 }]);
  expect((await planOf(service, 'D2')).version).toBe(1);
});
