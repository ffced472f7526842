import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import { invite, refusal, startPlanning } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const leaver: Person = 'leaver@qingquan.example';
const deputy: Person = 'deputy@qingquan.example';
const stayer: Person = 'stayer@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, leaver, ['manager', 'finance'], ['EAST']);
  await invite(service, deputy, ['viewer'], ['WEST']);
  await invite(service, stayer, ['finance'], ['EAST']);
  for (const person of [leaver, deputy, stayer]) await service.ask(routes.company.me, {}, person);
});
afterAll(() => service.stop());

const memberOf = async (person: Person): Promise<Member> => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const found = members.find((member) => member.email === person);
  if (!found) throw new Error(`${person} is no member`);
  return found;
};

const setActive = async (person: Person, active: boolean) => {
  const { memberId, version } = await memberOf(person);
  const given = { params: { memberId }, body: { version, active } };
  return service.ask(routes.members.changeMember, given, 'admin');
};

const standIn = async () => {
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const [{ memberId }, { memberId: deputyId }] = [await memberOf(leaver), await memberOf(deputy)];
  const deputies = [{ memberId, deputyId, from: '2026-11-01', to: '2026-12-31' }];
  await service.ask(routes.company.changeCompany, { body: { version, deputies } }, 'admin');
};

const ask = async (creditLimit: number, as: Person) => {
  const given = { params: { customerId: 'D1' }, body: { creditLimit, reason: 'Season' } };
  return (await service.ask(routes.customers.requestCreditLimit, given, as)).approvalId;
};

const approve = (approvalId: string, as: Person) =>
  refusal(service.ask(routes.approvals.approve, { params: { approvalId } }, as));

const waitingFor = async (as: Person) =>
  (await service.ask(routes.approvals.listApprovals, {}, as)).approvals.length;

test('a token that is still good for an hour opens nothing once its member is closed', async () => {
  await setActive(leaver, false);
  expect(await refusal(service.ask(routes.company.me, {}, leaver))).toBe('not-a-member');
  await setActive(leaver, true);
  expect(await refusal(service.ask(routes.company.me, {}, leaver))).toBe(null);
});

test('what waited for a closed member waits for the others who may decide', async () => {
  const approvalId = await ask(500, 'planner');
  expect([await waitingFor(leaver), await waitingFor(stayer)]).toEqual([1, 1]);
  await setActive(leaver, false);
  expect(await waitingFor(stayer)).toBe(1);
  expect(await approve(approvalId, stayer)).toBe(null);
  await setActive(leaver, true);
});

test('who stands in the place of a closed member can neither see nor decide what they could', async () => {
  await standIn();
  const approvalId = await ask(600, 'planner');
  expect(await waitingFor(deputy)).toBe(1);
  await setActive(leaver, false);
  expect(await waitingFor(deputy)).toBe(0);
  expect(await approve(approvalId, deputy)).toBe('not-found');
  await setActive(leaver, true);
  expect(await approve(approvalId, deputy)).toBe(null);
});

test('a closed deputy decides nothing, and what a closed member asked for can still be decided', async () => {
  const approvalId = await ask(700, leaver);
  await setActive(deputy, false);
  expect(await approve(approvalId, deputy)).toBe('not-a-member');
  await setActive(deputy, true);
  await setActive(leaver, false);
  expect(await approve(approvalId, stayer)).toBe(null);
  await setActive(leaver, true);
});

test('a closed member can represent no customer, and stays where it did', async () => {
  const { memberId } = await memberOf(leaver);
  const params = { customerId: 'D2' };
  const change = (version: number, repId: string) =>
    service.ask(routes.customers.changeCustomer, { params, body: { version, repId } }, 'planner');
  await change(1, memberId);
  await setActive(leaver, false);
  const { repId } = await service.ask(routes.customers.getCustomer, { params }, 'planner');
  expect(repId).toBe(memberId);
  const other = { params: { customerId: 'D1' } };
  const { version } = await service.ask(routes.customers.getCustomer, other, 'planner');
  const again = { ...other, body: { version, repId: memberId } };
  expect(await refusal(service.ask(routes.customers.changeCustomer, again, 'planner'))).toBe(
    'member-not-found',
  );
});
