import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import { invite, month, push, refusal, startPlanning, typed } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';
import { recordOf } from '../support/stream-records.ts';

const { approve, reject, listApprovals } = routes.approvals;
const west: Person = 'west@qingquan.example';
const east: Person = 'east@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, west, ['manager'], ['WEST']);
  await invite(service, east, ['manager'], ['EAST']);
  const codes = ['L1', 'L2', 'L3', 'L4', 'L5'];
  await addCustomers(service, ...codes.map((code) => dealer(code, { creditLimit: 100_000 })));
});
afterAll(() => service.stop());

const askLimit = (customerId: string, creditLimit: number | null, as: Person = 'planner') =>
  service.ask(
    routes.customers.requestCreditLimit,
    { params: { customerId }, body: { creditLimit, reason: 'Growing' } },
    as,
  );

const given = (approvalId: string, reason?: string) => ({
  params: { approvalId },
  ...(reason === undefined ? {} : { body: { reason } }),
});

const limitOf = async (dealerId: string) => (await readHead(service.db, dealerId))?.creditLimit;

test('an approved limit holds at once, as an entry in the account’s own chain', async () => {
  const { approvalId } = await askLimit('L1', 250_000);
  expect(await limitOf('L1')).toBe(100_000);
  const decision = await service.ask(approve, given(approvalId), 'finance');
  expect(decision).toMatchObject({ state: 'approved', amount: 250_000, current: 100_000 });
  const head = await readHead(service.db, 'L1');
  expect(head).toMatchObject({ creditLimit: 250_000, version: 1, balance: 0 });
  const entries = await readEntries(service.db, 'L1', { from: '2026-11-01', to: '2026-11-30' });
  expect(entries).toMatchObject([
    { kind: 'terms', amount: 0, terms: { creditLimit: 250_000 }, reason: 'Growing' },
  ]);
  const params = { customerId: 'L1' };
  const customer = await service.ask(routes.customers.getCustomer, { params }, 'planner');
  expect(customer.creditLimit).toBe(250_000);
});

test('null asks for no limit and 0 for prepaid only [defect 25]', async () => {
  for (const limit of [null, 0]) {
    const { approvalId } = await askLimit('L2', limit);
    await service.ask(approve, given(approvalId), 'director');
    expect(await limitOf('L2')).toBe(limit);
  }
});

test('a rejected limit changes nothing and keeps its reason; another may be asked for', async () => {
  const { approvalId } = await askLimit('L3', 900_000);
  const rejected = await service.ask(reject, given(approvalId, 'Pays late'), 'finance');
  expect(rejected).toMatchObject({ state: 'rejected', decisionReason: 'Pays late' });
  expect(await limitOf('L3')).toBe(100_000);
  expect((await service.send(reject, { params: { approvalId } }, 'finance')).status).toBe(400);
  expect(await refusal(service.ask(approve, given(approvalId), 'director'))).toBe('not-waiting');
  expect((await askLimit('L3', 200_000)).state).toBe('waiting');
});

test('nobody approves the limit they asked for; selling there is no right to raise it', async () => {
  const { approvalId } = await askLimit('L4', 300_000, 'finance');
  expect(await refusal(service.ask(approve, given(approvalId), 'finance'))).toBe('own-request');
  expect(await refusal(service.ask(approve, given(approvalId), 'manager'))).toBe(
    'not-your-approval',
  );
  expect(await refusal(service.ask(approve, given(approvalId), 'admin'))).toBe('not-your-approval');
  expect(await refusal(service.ask(approve, given(approvalId), west))).toBe('not-found');
  expect((await service.ask(approve, given(approvalId), 'director')).state).toBe('approved');
});

test('racing decisions: one holds, its repeat answers alike, every other is told', async () => {
  const { approvalId } = await askLimit('L5', 500_000);
  const ask = (as: Person) => service.ask(approve, given(approvalId), as);
  const decide = [
    refusal(ask('finance')),
    refusal(service.ask(reject, given(approvalId, 'No'), 'director')),
    refusal(ask('director')),
    refusal(ask('finance')),
  ];
  const answers = await Promise.all(decide);
  expect(answers.filter((a) => a !== null).every((a) => a === 'not-waiting')).toBe(true);
  const head = await readHead(service.db, 'L5');
  const approved = head?.creditLimit === 500_000;
  expect(head?.version).toBe(approved ? 1 : 0);
  expect(answers[1] === null).toBe(!approved);
});

test('what is no request, or nobody’s to see, is not there', async () => {
  for (const id of ['plan~L1~2020-01', 'credit-limit~L1~NONE', 'x~y~z', 'plan~NOBODY~2026-11']) {
    expect(await refusal(service.ask(approve, given(id), 'director'))).toBe('not-found');
  }
});

test('"waiting for me" lists what I may decide, "mine" what I asked for, nothing else', async () => {
  await push(service, 'D1', [typed('TEA', 'quantity', 10)]);
  await push(service, 'D2', [typed('TEA', 'quantity', 10)]);
  const body = { dealerIds: ['D1', 'D2'] };
  await service.ask(routes.plans.submitPlans, { params: { month }, body }, 'planner');
  const waiting = async (as: Person, of: 'me' | 'mine' = 'me') =>
    (await service.ask(listApprovals, { query: { of } }, as)).approvals.map(
      (a) => `${a.kind} ${a.dealerId}`,
    );
  const [d1, d2, limit] = ['plan D1', 'plan D2', 'credit-limit L3'];
  expect(await waiting('manager')).toEqual([d1, d2]);
  expect(await waiting(west)).toEqual([d2]);
  expect(await waiting('finance')).toEqual([limit]);
  expect(await waiting('director')).toEqual([limit, d1, d2]);
  expect(await waiting('planner')).toEqual([]);
  expect(await waiting('admin')).toEqual([]);
  expect(await waiting('planner', 'mine')).toEqual([limit, d1, d2]);
  expect(await waiting('manager', 'mine')).toEqual([]);
});

test('a plan may be decided by its request too, and leaves every list', async () => {
  const id = `plan~D1~${month}`;
  const decision = await service.ask(approve, given(id), 'manager');
  expect(decision).toMatchObject({ state: 'approved', kind: 'plan', dealerId: 'D1' });
  expect(await service.ask(approve, given(id), 'manager')).toEqual(decision);
  expect(await refusal(service.ask(approve, given(id), 'director'))).toBe('not-waiting');
  const params = { month, dealerId: 'D1' };
  expect((await service.ask(routes.plans.getPlan, { params }, 'planner')).status).toBe('approved');
  const { approvals } = await service.ask(listApprovals, { query: { of: 'mine' } }, 'planner');
  expect(approvals.map((a) => a.dealerId)).not.toContain('D1');
});

test('a dealer’s waiting request moves with the dealer to who decides there', async () => {
  const params = { customerId: 'D2' };
  const { version } = await service.ask(routes.customers.getCustomer, { params }, 'planner');
  const body = { version, territory: 'EAST' };
  await service.ask(routes.customers.changeCustomer, { params, body }, 'planner');
  const plan = `plan~D2~${month}`;
  expect(await refusal(service.ask(approve, given(plan), west))).toBe('not-found');
  const asked = async (as: Person) =>
    (await service.ask(listApprovals, {}, as)).approvals.find((a) => a.approvalId === plan);
  expect((await asked('director'))?.territory).toBe('EAST');
  const { handler } = await import('../../functions/streams/moves.ts');
  const entries = await readEntries(service.db, 'D2');
  const Records = entries.filter(({ terms }) => terms?.territory === 'EAST').map(recordOf);
  expect(Records).toHaveLength(1);
  for (let time = 0; time < 2; time++) await handler({ Records }, {} as Context);
  expect(await asked(east)).toBeDefined();
  expect(await asked(west)).toBeUndefined();
  expect((await service.ask(approve, given(plan), east)).state).toBe('approved');
});
