import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { AnyRoute } from '../../api/route.ts';
import type { Given } from '../../api/client.ts';
import type { Db } from '../../store/dynamo.ts';
import { attemptsOfSdk, type Draw } from '../support/faults/injection.ts';
import { faultsOf, type FaultKind } from '../support/faults/kinds.ts';
import { underFaults } from '../support/faults/under-faults.ts';
import type { Person } from '../support/service.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
let db: Db;
let made = 0;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.invite(['director', 'planner']);
  // The first sign-in writes the binding of the person; it is not the write that is meant.
  for (const who of ['director', 'planner'] as const) await trade.ask(routes.company.me, {}, who);
});
afterAll(() => trade.stop());

/** A request that changes something, by what it needs to be sent to. */
type Change = () => Promise<{
  route: AnyRoute;
  given: Given<AnyRoute>;
  as?: Person;
}>;
const change = <R extends AnyRoute>(route: R, given: Given<R>, as?: Person) => ({
  route,
  given: given as Given<AnyRoute>,
  ...(as ? { as } : {}),
});
const code = () => `N${String(++made)}`;
const goods = { variety: 'Tea', specification: '500 ml', unit: 'bottle', caseSize: 15 };
const month = '2026-12';
const cells = [{ row: 'TEA', field: 'quantity' as const, base: null, mine: 5 }];

const changes: Readonly<Record<string, Change>> = {
  'a member invited': async () => {
    const email = `${code()}@qingquan.example`.toLowerCase();
    const body = { email, name: 'New', roles: ['rep' as const], territories: ['E'] };
    return change(routes.members.inviteMember, { body });
  },
  'a member changed': async () => {
    const { members } = await trade.ask(routes.members.listMembers, {}, 'admin');
    const { memberId, version } = members.find((m) => m.roles.includes('planner')) ?? {};
    const body = { version: version ?? 0, name: code() };
    return change(routes.members.changeMember, { params: { memberId: memberId ?? '' }, body });
  },
  'the company changed': async () => {
    const { version } = await trade.ask(routes.company.getCompany, {}, 'admin');
    return change(routes.company.changeCompany, { body: { version, name: `Company ${code()}` } });
  },
  'a product added': async () =>
    change(routes.products.addProduct, { body: { code: code(), ...goods } }),
  'a product changed': async () => {
    const body = { code: code(), ...goods };
    const { productId, version } = await trade.ask(routes.products.addProduct, { body }, 'admin');
    const params = { productId };
    return change(routes.products.changeProduct, { params, body: { version, brand: 'Spring' } });
  },
  'a customer added': async () => {
    const body = { code: code(), name: 'New', tier: 'dealer' as const, territory: 'E' };
    return change(routes.customers.addCustomer, { body });
  },
  'a customer changed, with its terms': async () => {
    const customerId = await trade.dealer(code());
    const body = { version: 1, paymentDays: 60, note: code() };
    return change(routes.customers.changeCustomer, { params: { customerId }, body });
  },
  'a credit limit asked for': async () => {
    const params = { customerId: await trade.dealer(code()) };
    const body = { creditLimit: 700, reason: 'Season' };
    return change(routes.customers.requestCreditLimit, { params, body }, 'planner');
  },
  'a credit limit approved': async () => {
    const params = { customerId: await trade.dealer(code()) };
    const body = { creditLimit: 700, reason: 'Season' };
    const asked = await trade.ask(routes.customers.requestCreditLimit, { params, body }, 'planner');
    const { approvalId } = asked;
    return change(routes.approvals.approve, { params: { approvalId } }, 'director');
  },
  'a plan pushed': async () => {
    const params = { month, dealerId: await trade.dealer(code()) };
    return change(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
  },
  'a plan submitted': async () => {
    const params = { month, dealerId: await trade.dealer(code()) };
    await trade.ask(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
    return change(routes.plans.submitPlan, { params }, 'planner');
  },
  'a plan approved': async () => {
    const params = { month, dealerId: await trade.dealer(code()) };
    await trade.ask(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
    await trade.ask(routes.plans.submitPlan, { params }, 'planner');
    return change(routes.plans.approvePlan, { params }, 'director');
  },
  'customers pushed': async () => {
    const customerId = await trade.dealer(code());
    const edit = { customerId, field: 'note' as const, base: null, mine: 'Open on Sundays' };
    return change(routes.customers.pushCustomers, { body: { cells: [edit] } });
  },
  'products pushed': async () => {
    const body = { code: code(), ...goods };
    const { productId } = await trade.ask(routes.products.addProduct, { body }, 'admin');
    const edit = { productId, field: 'brand' as const, base: null, mine: 'Spring' };
    return change(routes.products.pushProducts, { body: { cells: [edit] } });
  },
};

const losing: readonly FaultKind[] = [
  'answer lost',
  'answer cut',
  'failed after',
  'sent twice',
  'arrived late',
];
const writes = ['TransactWriteItems', 'PutItem'];

/** Cells that were taken hold the value already when they are pushed again. */
const unmoved = (body: string) => body.replaceAll('"taken"', '"same"');

describe.each(Object.entries(changes))('%s', (_, prepare) => {
  it.each(losing)('is never answered as refused by what it did itself: %s', async (kind) => {
    for (const attempts of [1, attemptsOfSdk]) {
      const { route, given, as = 'admin' } = await prepare();
      let met = 0;
      const draw: Draw = (call) =>
        writes.includes(call.action) && faultsOf(call).includes(kind) && met++ === 0
          ? { kind, attempts }
          : null;
      const reply = await underFaults(db, draw, () => trade.send(route, given, as));
      expect(met).toBeGreaterThan(0);
      const again = await trade.send(route, given, as);
      expect([again.status, again.body]).toEqual([route.status, again.body]);
      if (reply.status === 503) continue;
      expect([reply.status, unmoved(reply.body)]).toEqual([route.status, unmoved(again.body)]);
    }
  });
});

describe('prices set on a list', () => {
  it.each(losing)('count as changed though their own answer was lost: %s', async (kind) => {
    const { putPriceList } = routes.products;
    const params = { priceListId: 'KEY' };
    const asked = (price: number) => ({
      params,
      body: { name: 'Key', from: '2026-01-01', prices: [{ productId: 'TEA', price }] },
    });
    for (const attempts of [1, attemptsOfSdk]) {
      await trade.ask(putPriceList, asked(90), 'admin');
      let met = 0;
      const draw: Draw = (call) =>
        writes.includes(call.action) && faultsOf(call).includes(kind) && met++ === 0
          ? { kind, attempts }
          : null;
      const reply = await underFaults(db, draw, () => trade.send(putPriceList, asked(80), 'admin'));
      expect(met).toBeGreaterThan(0);
      expect([reply.status, JSON.parse(reply.body)]).toMatchObject([200, { changed: 1 }]);
    }
  });
});
