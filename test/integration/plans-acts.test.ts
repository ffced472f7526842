import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { approvalsAbout } from '../../store/approvals.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import {
  invite,
  month,
  planOf,
  push,
  refusal,
  startPlanning,
  typed,
  words,
} from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const { submitPlan, approvePlan, rejectPlan, revisePlan, submitPlans, approvePlans } = routes.plans;
const east: Person = 'east@qingquan.example';
const both: Person = 'both@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
  await invite(service, east, ['manager'], ['EAST']);
  await invite(service, both, ['planner', 'manager'], ['*']);
  const codes = ['D3', 'D4', 'D5', 'D6', 'D7', 'D8'];
  await addCustomers(service, ...codes.map((code) => dealer(code)));
});
afterAll(() => service.stop());

const given = (dealerId: string, reason?: string) => ({
  params: { month, dealerId },
  ...(reason === undefined ? {} : { body: { reason } }),
});

const target = (dealerId: string, as: Person = 'planner') =>
  push(service, dealerId, [typed('TEA', 'quantity', 100)], as);

test('a plan goes from draft to approved, frozen as baseline, and through a revision', async () => {
  await target('D1');
  expect((await service.ask(submitPlan, given('D1'), 'planner')).status).toBe('submitted');
  const edit = await push(service, 'D1', [typed('TEA', 'quantity', 120, 100)]);
  expect(words(edit)).toEqual(['plan-not-editable']);
  const approved = await service.ask(approvePlan, given('D1'), 'manager');
  expect(approved).toMatchObject({ status: 'approved', version: 3 });
  expect(approved.baseline).toMatchObject([{ productId: 'TEA', quantity: 100 }]);

  expect((await service.ask(revisePlan, given('D1'), 'planner')).status).toBe('revision');
  await push(service, 'D1', [typed('TEA', 'quantity', 150, 100)]);
  await service.ask(submitPlan, given('D1', 'New outlet opened'), 'planner');
  const again = await service.ask(approvePlan, given('D1'), 'manager');
  expect(again.lines[0]?.quantity).toBe(150);
  expect(again.baseline?.[0]?.quantity).toBe(100);

  const kept = await approvalsAbout(service.db, 'D1');
  expect(kept).toMatchObject([
    { state: 'approved', amount: 30_000, current: null },
    { state: 'approved', amount: 45_000, current: 30_000, reason: 'New outlet opened' },
  ]);
});

test('rejecting needs a reason, gives the plan back, and is kept with the reason', async () => {
  await target('D3');
  await service.ask(submitPlan, given('D3'), 'planner');
  expect(await refusal(service.ask(rejectPlan, given('D3'), 'manager'))).toBe('reason-missing');
  const back = await service.ask(rejectPlan, given('D3', 'Too low'), 'manager');
  expect(back.status).toBe('draft');
  expect(words(await push(service, 'D3', [typed('TEA', 'quantity', 130, 100)]))).toEqual(['taken']);
  expect(await approvalsAbout(service.db, 'D3')).toMatchObject([
    { state: 'rejected', decisionReason: 'Too low' },
  ]);
});

test('nobody approves a plan that they edited or submitted', async () => {
  await target('D4', both);
  await service.ask(submitPlan, given('D4'), 'planner');
  expect(await refusal(service.ask(approvePlan, given('D4'), both))).toBe('own-request');
  await service.ask(approvePlan, given('D4'), 'manager');
  await target('D5');
  await service.ask(submitPlan, given('D5'), both);
  expect(await refusal(service.ask(approvePlan, given('D5'), both))).toBe('own-request');
});

test('a manager approves in own territories only; elsewhere the plan is not there', async () => {
  await target('D2');
  await service.ask(submitPlan, given('D2'), 'planner');
  expect(await refusal(service.ask(approvePlan, given('D2'), east))).toBe('not-found');
  expect(await refusal(service.ask(approvePlan, given('D2'), 'finance'))).toBe('not-your-approval');
  expect(await refusal(service.ask(approvePlan, given('D2'), 'admin'))).toBe('not-your-approval');
  expect((await service.ask(approvePlan, given('D2'), 'director')).status).toBe('approved');
});

test('a deputy approves for as long as the deputy stands in', async () => {
  const members = (await service.ask(routes.members.listMembers, {}, 'admin')).members;
  const id = (name: string) => members.find((m) => m.name === name)?.memberId ?? '';
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const terms = { memberId: id('manager'), deputyId: id('finance') };
  const deputies = [{ ...terms, from: '2026-12-01', to: '2026-12-05' }];
  await service.ask(routes.company.changeCompany, { body: { version, deputies } }, 'admin');
  await target('D6');
  await service.ask(submitPlan, given('D6'), 'planner');
  const real = clock.now;
  const on = async (day: string) => {
    clock.now = () => Date.parse(`${day}T04:00:00Z`);
    try {
      return await refusal(service.ask(approvePlan, given('D6'), 'finance'));
    } finally {
      clock.now = real;
    }
  };
  expect(await on('2026-11-30')).toBe('not-your-approval');
  expect(await on('2026-12-06')).toBe('not-your-approval');
  expect(await on('2026-12-05')).toBeNull();
});

test('racing approvals: one decides, every other is told, nothing is decided twice', async () => {
  await target('D7');
  await service.ask(submitPlan, given('D7'), 'planner');
  const people: Person[] = ['manager', 'director', east, both, 'manager', 'director'];
  const answers = await Promise.all(
    people.map((person) => refusal(service.ask(approvePlan, given('D7'), person))),
  );
  const decider = (await approvalsAbout(service.db, 'D7'))[0]?.decidedBy;
  expect(await approvalsAbout(service.db, 'D7')).toHaveLength(1);
  expect(await planOf(service, 'D7')).toMatchObject({ version: 3, changedBy: decider });
  // The same person asking twice gets the same answer twice; the others are refused.
  const done = answers.filter((a) => a === null).length;
  expect([1, 2]).toContain(done);
  expect(answers.filter((a) => a === 'plan-not-submitted')).toHaveLength(people.length - done);
});

test('an act sent again after a lost acknowledgement gets its first answer', async () => {
  await target('D8');
  const once = await service.ask(submitPlan, given('D8'), 'planner');
  expect(await service.ask(submitPlan, given('D8'), 'planner')).toEqual(once);
  const approved = await service.ask(approvePlan, given('D8'), 'manager');
  expect(await service.ask(approvePlan, given('D8'), 'manager')).toEqual(approved);
  expect(await refusal(service.ask(approvePlan, given('D8'), 'director'))).toBe(
    'plan-not-submitted',
  );
});

test('many dealers at once: each has its own answer', async () => {
  const codes = ['M1', 'M2', 'M3'];
  await addCustomers(service, ...codes.map((code) => dealer(code)));
  await Promise.all(['M1', 'M2'].map((code) => target(code)));
  const body = { dealerIds: ['M1', 'M2', 'M3', 'NOBODY', 'M1'] };
  const { plans } = await service.ask(submitPlans, { params: { month }, body }, 'planner');
  expect(plans).toMatchObject([
    { dealerId: 'M1', status: 'submitted', version: 2 },
    { dealerId: 'M2', status: 'submitted', version: 2 },
    { dealerId: 'M3', status: null, problem: { code: 'plan-empty' } },
    { dealerId: 'NOBODY', status: null, problem: { code: 'row-unknown' } },
  ]);
  const decided = await service.ask(
    approvePlans,
    { params: { month }, body: { dealerIds: ['M1', 'M2', 'D2'] } },
    east,
  );
  expect(decided.plans.map((p) => p.problem?.code ?? p.status)).toEqual([
    'approved',
    'approved',
    'row-unknown',
  ]);
});
