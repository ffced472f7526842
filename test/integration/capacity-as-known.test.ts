import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Given } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';
import { clock } from '../../functions/clock.ts';
import type { Db } from '../../store/dynamo.ts';
import { consumedBy } from '../support/capacity.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { dealerIdOf, loadDealers } from '../support/many-dealers.ts';
import { payment, post, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

/** What it costs to ask as known; explained in docs/access-patterns.md. */
const loaded = Array.from({ length: 20 }, (_, i) => dealerIdOf(i));
const dealers = loaded.length + 1;
/** Everything that is loaded was recorded before; what the tests post, after. */
const known = '2026-12-01T00:00:00.000Z';
let service: Service;
let db: Db;
beforeAll(async () => {
  stands('2026-11-10T04:00:00.000Z');
  service = await startService();
  ({ db } = await import('../../functions/database.ts'));
  await foundCompany(service);
  const months = ['2026-09', '2026-10', '2026-11'];
  await loadDealers(db, { dealers: loaded.length, products: 30, months, territory: 'EAST' });
  await addCustomers(service, dealer(dealerId));
  const goods = { P0010000: 2 };
  await post(
    service,
    ...['10-05', '11-06', '11-07'].map((d) => sale(dealerId, `2026-${d}`, goods)),
  );
  stands('2026-12-03T04:00:00.000Z');
  // The first two sign-ins of a person read more; the first report folds what is not kept yet.
  for (let times = 0; times < 2; times++) await cost(asked('warm up', getReport, month));
});
afterAll(() => service.stop());

const dealerId = 'OWN';
const stands = (at: string) => {
  clock.now = () => Date.parse(at);
};
const month = { params: { month: '2026-11' } };
const { getReport, getReceivables } = routes.reports;
const { getAccount, listEntries, listOpenItems } = routes.accounts;

type Asked = readonly [name: string, route: AnyRoute, given: Given<AnyRoute>];
const asked = <R extends AnyRoute>(name: string, route: R, given: Given<R>): Asked => [
  name,
  route,
  given,
];

const reportsBy = (['dealer', 'product', 'dealer-product', 'territory', 'class'] as const).map(
  (by) => asked(`the report by ${by}`, getReport, { ...month, query: { by } }),
);
const ofAll = [
  ...reportsBy,
  asked('the receivables', getReceivables, { query: {} }),
  asked('the receivables of a past day', getReceivables, { query: { asOf: '2026-10-31' } }),
];
const ofOne = [
  asked('the statement', listEntries, { params: { dealerId }, query: { from: '2026-11-01' } }),
  asked('the open items', listOpenItems, { params: { dealerId }, query: {} }),
];

/** What a question consumes; as known before the tests posted anything, where that is asked. */
async function cost([, route, given]: Asked, asKnownAt?: string) {
  const query = { ...(given.query as object), ...(asKnownAt === undefined ? {} : { asKnownAt }) };
  const whole = { ...given, query } as Given<AnyRoute>;
  const { result, ...consumed } = await consumedBy(db, () => service.send(route, whole, 'admin'));
  expect(result.status).toBe(200);
  return consumed;
}

test.each([...ofAll, ...ofOne])(
  '%s as known costs what the plain question costs where nothing was recorded since',
  async (...question) => {
    const plain = await cost(question);
    expect(await cost(question, known)).toEqual(plain);
    expect(plain.write).toBe(0);
  },
);

describe('where one entry was recorded since', () => {
  beforeAll(async () => {
    const day = '2026-11-20';
    await post(service, ...[dealerId, ...loaded].map((id) => payment(id, day, 100)));
    // The first question after a posting folds the month again and keeps it, for all that follow.
    for (const question of ofAll) await cost(question);
  });

  test.each(reportsBy)('%s costs 3 RCU more a dealer, and writes nothing', async (...question) => {
    const plain = await cost(question);
    const { read, write } = await cost(question, known);
    expect(read - plain.read).toBe(3 * dealers);
    expect([plain.write, write]).toEqual([0, 0]);
  });

  test.each([...ofAll.slice(-2)])('%s cost 1 RCU more a dealer', async (...question) => {
    const { read, write } = await cost(question, known);
    expect(read - (await cost(question)).read).toBe(dealers);
    expect(write).toBe(0);
  });

  test.each(ofOne)('%s costs 1 RCU more', async (...question) => {
    const { read, write } = await cost(question, known);
    expect(read - (await cost(question)).read).toBe(1);
    expect(write).toBe(0);
  });

  test('the account costs 1 RCU more for its entries, and 1.5 for open items and the company', async () => {
    const question = asked('the account', getAccount, { params: { dealerId }, query: {} });
    const { read } = await cost(question, known);
    expect(read - (await cost(question)).read).toBe(2.5);
  });

  test('what was recorded since costs 3 RCU a dealer: head, plan and a month of entries', async () => {
    const { getRestatement } = routes.reports;
    const given = { ...month, query: { asKnownAt: known } };
    const nobody = { ...given, query: { asKnownAt: '2026-12-03' } };
    const all = await cost(asked('restatement', getRestatement, given));
    const none = await cost(asked('restatement', getRestatement, nobody));
    // Whoever recorded something is read too, for the name.
    expect(all.read - none.read).toBe(3 * dealers + 1);
  });
});
