import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { contractIdOf, startContracting } from '../support/contracts/drafts.ts';
import { enforce, post, teaSale, thisYear } from '../support/contracts/enforced.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { newEntry, today } from '../support/ledger.ts';
import type { Service } from '../support/service.ts';

const contractId = contractIdOf(1);
const exceptionId = 'e000000000000001';
const { getMonthPlans, pushPlan, getPlan } = routes.plans;

let service: Service;
beforeAll(async () => {
  const start = Date.parse(`${today}T03:00:00.000Z`) - Date.now();
  clock.now = () => Date.now() + start;
  service = await startContracting('D1', 'D2');
  await enforce(service, 'D1', contractId);
  const signing = { ...wholeTerms.signing, from: '2026-12-10', to: '2026-12-31' };
  await enforce(service, 'D2', contractId, { ...thisYear, signing });
});
afterAll(() => service.stop());

const clause = (letter: string, page: number, number = 'JX-2026-0001') => ({
  ...{ contractId, number, version: 1, letter, page },
});
const account = (dealerId: string) =>
  service.ask(routes.accounts.getAccount, { params: { dealerId } }, 'manager');

test('[C0] the limit of an account answers with the clause that it rests on, from its first day on', async () => {
  expect(await account('D1')).toMatchObject({
    ...{ creditLimit: 80_000_000, remainingCredit: 80_000_000, paymentDays: 45 },
    limitGround: clause('f', 5),
  });
  expect(await account('D2')).toMatchObject({ limitGround: null });
  const { now } = clock;
  clock.now = () => Date.parse('2026-12-15T03:00:00.000Z');
  expect(await account('D2')).toMatchObject({ limitGround: clause('f', 5, 'JX-2026-0002') });
  clock.now = now;
});

test('[C0] a statement says of every entry by which clause it was priced, and by which exception', async () => {
  const body = {
    ...{ exceptionId, lifts: ['contract-place' as const], products: null },
    ...{ from: today, to: today, limit: 10_000_000, reason: 'A fair' },
  };
  const { requestContractException } = routes['contract-exceptions'];
  await service.ask(requestContractException, { params: { dealerId: 'D1' }, body }, 'planner');
  const params = { approvalId: `contract-exception~D1~${exceptionId}` };
  await service.ask(routes.approvals.approve, { params, body: {} }, 'director');
  const sales = [teaSale('D1'), teaSale('D1', { deliveryPlace: '杭州仓' })];
  await post(service, ...sales, newEntry('payment', { dealerId: 'D1', amount: 100 }));
  const asked = { params: { dealerId: 'D1' } };
  const { entries } = await service.ask(routes.accounts.listEntries, asked, 'viewer');
  const grounds = entries.filter(({ kind }) => kind !== 'terms').map(({ grounds: of }) => of);
  const prices = { price: clause('a', 2), limit: clause('f', 5) };
  expect(grounds).toEqual([
    { ...prices, exception: null },
    { ...prices, exception: { exceptionId, to: today, limit: 10_000_000 } },
    { price: null, limit: null, exception: null },
  ]);
});

test('[C0] a plan is priced by the contract and says the clause; what is typed rests on none', async () => {
  const params = { month: '2026-12', dealerId: 'D1' };
  const cell = (row: string, field: 'quantity' | 'price', mine: number) => ({
    ...{ row, field, base: null, mine },
  });
  const cells = [cell('T500', 'quantity', 150), cell('T1500', 'quantity', 60)];
  await service.ask(pushPlan, { params, body: { cells } }, 'planner');
  const agreed = wholeTerms.goods.lines.find(({ productId }) => productId === 'T500');
  const plan = await service.ask(getPlan, { params }, 'planner');
  expect(plan.lines.find(({ productId }) => productId === 'T500')).toMatchObject({
    ...{ price: agreed?.price, per: agreed?.per },
  });
  const dearer = { ...cell('T1500', 'price', 999), base: plan.lines[0]?.price ?? null };
  await service.ask(pushPlan, { params, body: { cells: [dearer] } }, 'planner');
  const rowsOf = async (dealerId: string) => {
    const { lines } = await service.ask(getMonthPlans, { params: { month: '2026-12' } }, 'planner');
    return Object.fromEntries(
      toRecords<'dealerId' | 'productId' | 'ground'>(lines)
        .filter((row) => row.dealerId === dealerId)
        .map(({ productId, ground }) => [String(productId), ground]),
    );
  };
  expect(await rowsOf('D1')).toMatchObject({
    ...{ T500: 'JX-2026-0001 v1 (a) p. 2', T1500: null, J350: 'JX-2026-0001 v1 (a) p. 2' },
  });
  // One that begins in the month prices it too.
  expect(await rowsOf('D2')).toMatchObject({ T500: 'JX-2026-0002 v1 (a) p. 2' });
});
