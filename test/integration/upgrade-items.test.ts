import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { keys } from '../../store/keys.ts';
import { readMany } from '../../store/read-many.ts';
import { expectAllWhole } from '../support/invariants.ts';
import { newEntry } from '../support/ledger.ts';
import { startService, type Service } from '../support/service.ts';
import { programTime } from '../support/upgrade/program.ts';
import { missing, readRelease, routeOf } from '../support/upgrade/release.ts';

/** Items as release 0.1.0 wrote them, read and written on by the code as it is now. */
const release = readRelease('0.1.0');
let service: Service;
beforeAll(async () => {
  service = await startService();
  clock.now = () => programTime;
  for (const item of release.items) {
    await service.db.documents.send(
      new PutCommand({ TableName: service.db.table, Item: { ...item } }),
    );
  }
});
afterAll(() => service.stop());

const reads = release.exchanges.filter(({ request }) => request.route.startsWith('GET '));
/** Positions in a list are sealed anew; `knownAt` is when the report was made. */
const passing = new Set(['next', 'knownAt']);

test('every account of 0.1.0 is whole: balances, chains, open items, totals', async () => {
  expect(release.items.length).toBeGreaterThan(80);
  await expectAllWhole(service.db);
});

test.each(reads.map((each) => [each.request.route, each] as const))(
  '%s answers of the items of 0.1.0 what 0.1.0 answered',
  async (_, exchange) => {
    const reply = await service.send(routeOf(exchange), exchange.request, exchange.request.as);
    expect(reply.status).toBe(exchange.status);
    expect(missing(exchange.reply, JSON.parse(reply.body), passing)).toEqual([]);
  },
);

type Answers = { readonly answers: readonly { readonly outcome: string }[] };

test('entries that 0.1.0 recorded are known when they are sent again', async () => {
  const posts = release.exchanges.filter(({ request }) => request.route === 'POST /entries');
  for (const exchange of posts) {
    const reply = await service.send(routeOf(exchange), exchange.request, exchange.request.as);
    const [then, now] = [exchange.reply as Answers, JSON.parse(reply.body) as Answers];
    const recorded = then.answers.flatMap((a, i) => (a.outcome === 'recorded' ? [i] : []));
    expect(recorded.length).toBeGreaterThan(0);
    for (const i of recorded) expect(now.answers[i]).toEqual(then.answers[i]);
  }
});

test('an account of 0.1.0 takes new entries, corrections of its old ones, and new terms', async () => {
  const day = '2026-11-23';
  const post = async (entry: unknown) => {
    const body = { entries: [entry] };
    return (await service.ask(routes.accounts.postEntries, { body }, 'finance')).answers;
  };
  const base = { dealerId: 'D1', day };
  const before = await service.ask(
    routes.accounts.getAccount,
    { params: { dealerId: 'D1' } },
    'finance',
  );
  const lines = [{ productId: 'WATER', quantity: 10 }];
  const old = `2026-11-22-D1-${'Z'.repeat(16)}`;
  const entries = [
    newEntry('sale', { ...base, document: 'NEW-1', lines }),
    newEntry('payment', { ...base, amount: 300 }),
    newEntry('correction', { ...base, reverses: old, reason: 'Twice' }),
  ];
  for (const entry of entries) expect(await post(entry)).toMatchObject([{ outcome: 'recorded' }]);
  const params = { customerId: 'D1' };
  const { version } = await service.ask(routes.customers.getCustomer, { params }, 'planner');
  const body = { version, paymentDays: 15 };
  await service.ask(routes.customers.changeCustomer, { params, body }, 'planner');
  const after = await service.ask(
    routes.accounts.getAccount,
    { params: { dealerId: 'D1' } },
    'finance',
  );
  const sold = 48 * 105;
  expect(after.balance - before.balance).toBe(1050 - 300 - sold);
  expect([after.version - before.version, after.paymentDays]).toEqual([4, 15]);
  await expectAllWhole(service.db);
});

test('the company of 0.1.0 keeps its logo, which stands apart from its next change on', async () => {
  const logo = 'data:image/png;base64,AAAA';
  const { db } = service;
  const stored = () => readMany(db, [keys.company(), keys.logo()]);
  const [kept] = await stored();
  await db.documents.send(new PutCommand({ TableName: db.table, Item: { ...kept, logo } }));
  const { getCompany, changeCompany } = routes.company;
  const { version, ...before } = await service.ask(getCompany, {}, 'rep');
  expect([before.logo, await stored()]).toEqual([logo, [{ ...kept, logo }, undefined]]);
  await service.ask(changeCompany, { body: { version, name: 'Renamed' } }, 'admin');
  const after = await service.ask(getCompany, {}, 'rep');
  expect(after).toMatchObject({ logo, name: 'Renamed', version: version + 1 });
  const [company, apart] = await stored();
  expect([company?.['logo'], apart?.['logo']]).toEqual([undefined, logo]);
  await expectAllWhole(db);
});
