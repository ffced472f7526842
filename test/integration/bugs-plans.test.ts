import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import { invite, month, push, refusal, startPlanning, typed } from '../support/planning.ts';
import { emailOf, type Person, type Service } from '../support/service.ts';

const standIn: Person = 'stand-in@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, standIn, ['planner'], ['EAST']);
  await addCustomers(service, dealer('QUIET'));
});
afterAll(() => service.stop());

const submitted = async (dealerId: string) => {
  await push(service, dealerId, [typed('TEA', 'quantity', 10)]);
  await service.ask(routes.plans.submitPlan, { params: { month, dealerId } }, 'planner');
};

it('a deputy of any role decides what the list shows as waiting for them', async () => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const id = (who: Person) => members.find((m) => m.email === emailOf(who))?.memberId ?? '';
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const deputies = [{ memberId: id('manager'), deputyId: id(standIn), ...days }];
  await service.ask(routes.company.changeCompany, { body: { version, deputies } }, 'admin');
  await submitted('D1');
  const { approvals } = await service.ask(routes.approvals.listApprovals, {}, standIn);
  const params = { approvalId: approvals[0]?.approvalId ?? '' };
  expect(params.approvalId).toContain('D1');
  expect(await refusal(service.ask(routes.approvals.approve, { params }, 'viewer'))).toBe(
    'not-your-approval',
  );
  const decision = await service.ask(routes.approvals.approve, { params }, standIn);
  expect(decision.state).toBe('approved');
});

it('a dealer whose terms changed, but that bought nothing, is not missing a plan', async () => {
  const params = { customerId: 'QUIET' };
  await service.ask(
    routes.customers.changeCustomer,
    { params, body: { version: 1, paymentDays: 45 } },
    'planner',
  );
  const { missing } = await service.ask(
    routes.plans.getMonthPlans,
    { params: { month } },
    'planner',
  );
  expect(missing).not.toContain('QUIET');
});

it('a plan that waits is said to wait, in words of the reader’s language', async () => {
  await submitted('D2');
  const cells = [typed('TEA', 'quantity', 11, 10)];
  const given = { params: { month, dealerId: 'D2' }, body: { cells } };
  const send = async (language: string) =>
    (await service.send(routes.plans.pushPlan, given, 'planner', { language })).body;
  expect(await send('zh')).toContain('计划已提交，不能修改');
  expect(await send('en')).toContain('The plan is submitted. Before it changes');
});
