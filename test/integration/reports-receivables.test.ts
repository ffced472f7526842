import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addDays } from '../../domain/values/day.ts';
import { clock } from '../../functions/clock.ts';
import { readEntries } from '../../store/entries.ts';
import { readHead } from '../../store/heads.ts';
import { keys } from '../../store/keys.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import {
  addProducts,
  entry,
  goodsBack,
  payment,
  post,
  receivables,
  report,
  sale,
} from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

const today = '2026-11-14';
let service: Service;
beforeAll(async () => {
  service = await startService();
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['rep'], ['EAST']);
  await addProducts(service, { TEA: 100 });
  await addCustomers(
    service,
    dealer('E1', { creditLimit: 9_000_000 }),
    dealer('E2'),
    dealer('E3'),
    dealer('W1', { territory: 'WEST' }),
  );
});
afterAll(() => service.stop());

const buckets = [
  'notDue',
  'days1to30',
  'days31to60',
  'days61to90',
  'over90',
  'unapplied',
  'balance',
] as const;

/** Buckets of one dealer on a day, those that are zero left out. */
async function agedOn(dealerId: string, asOf?: string) {
  const { records } = await receivables(service, asOf);
  const row = records.find((record) => record.dealerId === dealerId);
  return Object.fromEntries(buckets.flatMap((b) => (row?.[b] === 0 ? [] : [[b, row?.[b]]])));
}

const due = (days: number) => ({ due: addDays(today, -days) });

test('[defect 6] every document is in one bucket, what is due in future too, and the buckets add up', async () => {
  await post(
    service,
    ...[-40, 0].map((days) => sale('E1', '2026-08-01', { TEA: 1 }, due(days))),
    ...[1, 30].map((days) => sale('E1', '2026-08-01', { TEA: 10 }, due(days))),
    ...[31, 60].map((days) => sale('E1', '2026-08-01', { TEA: 100 }, due(days))),
    ...[61, 90].map((days) => sale('E1', '2026-08-01', { TEA: 1000 }, due(days))),
    sale('E1', '2026-08-01', { TEA: 10_000 }, due(91)),
    goodsBack('E1', '2026-11-01', { TEA: 3 }),
  );
  expect(await agedOn('E1')).toEqual({
    notDue: 200,
    days1to30: 2000,
    days31to60: 20_000,
    days61to90: 200_000,
    over90: 1_000_000,
    unapplied: -300,
    balance: 1_221_900,
  });
});

test('an advance without document is unapplied credit, and lowers what is owed in all', async () => {
  await post(service, payment('E2', '2026-11-02', 5000));
  expect(await agedOn('E2')).toEqual({ unapplied: -5000, balance: -5000 });
});

test('[defect 6] as of a past day only what was dated until then counts, whenever it was recorded', async () => {
  const first = sale('E3', '2026-09-01', { TEA: 700 }, { due: '2026-09-30' });
  await post(service, first, payment('E3', '2026-10-20', 30_000));
  await post(service, payment('E3', '2026-11-05', 40_000), sale('E3', '2026-11-06', { TEA: 50 }));
  // Recorded last, dated between the others.
  await post(service, sale('E3', '2026-10-10', { TEA: 20 }, { due: '2026-10-15' }));
  expect(await agedOn('E3', '2026-08-31')).toEqual({});
  expect(await agedOn('E3', '2026-09-30')).toEqual({ notDue: 70_000, balance: 70_000 });
  expect(await agedOn('E3', '2026-10-15')).toEqual({
    days1to30: 70_000,
    notDue: 2000,
    balance: 72_000,
  });
  expect(await agedOn('E3', '2026-10-31')).toEqual({
    days1to30: 2000,
    days31to60: 40_000,
    balance: 42_000,
  });
  expect(await agedOn('E3')).toEqual({ notDue: 5000, days1to30: 2000, balance: 7000 });
});

test('credit that came later is not taken for settled before it came', async () => {
  await addCustomers(service, dealer('E4'));
  await post(service, payment('E4', '2026-11-10', 1000));
  await post(service, sale('E4', '2026-11-05', { TEA: 10 }, { due: '2026-11-06' }));
  expect(await agedOn('E4', '2026-11-07')).toEqual({ days1to30: 1000, balance: 1000 });
  expect(await agedOn('E4', '2026-11-10')).toEqual({});
});

test('on any day the rows add up to the total, and each to its entries until then', async () => {
  for (const asOf of [
    '2026-07-31',
    '2026-08-01',
    '2026-10-20',
    '2026-11-05',
    today,
    '2026-12-31',
  ]) {
    const { records, totals } = await receivables(service, asOf);
    for (const bucket of buckets) {
      const sum = records.reduce((total, record) => total + Number(record[bucket]), 0);
      expect(sum, bucket).toBe(totals[bucket]);
    }
    for (const { dealerId, balance, ...record } of records) {
      const until = await readEntries(service.db, String(dealerId), { to: asOf });
      expect(balance).toBe(until.reduce((total, { amount }) => total + amount, 0));
      const parts = buckets
        .slice(0, -1)
        .reduce((total, b) => total + Number(record[b as 'over90']), 0);
      expect(parts).toBe(balance);
    }
  }
});

test('the receivables of today are what the report of the month says is owed', async () => {
  const owed = (await report(service, '2026-11', 'dealer')).records.map((r) => [
    r.dealerId,
    r.owed,
  ]);
  const balances = (await receivables(service)).records.map((r) => [r.dealerId, r.balance]);
  expect(balances).toEqual(owed);
});

test('an index that lags behind or shows too much is noticed, and the account itself is read', async () => {
  const before = await agedOn('E3');
  const head = await readHead(service.db, 'E3');
  const items = await service.ask(
    routes.accounts.listOpenItems,
    { params: { dealerId: 'E3' } },
    'admin',
  );
  const [some] = items.items;
  expect(head?.openCount).toBe(items.items.length);
  const Key = keys.openItem('E3', some?.document ?? '');
  await service.db.documents.send(
    new UpdateCommand({
      TableName: service.db.table,
      Key,
      // Out of its territory's index and into another: as while a move is being re-keyed.
      UpdateExpression: 'SET wp = :elsewhere',
      ExpressionAttributeValues: { ':elsewhere': 'O#WEST' },
    }),
  );
  expect(await agedOn('E3')).toEqual(before);
});

test('a dealer that moved to another territory leaves the receivables of the old one', async () => {
  await addCustomers(service, dealer('E9'));
  await post(service, sale('E9', '2026-11-02', { TEA: 9 }));
  const { version } = await service.ask(
    routes.customers.getCustomer,
    { params: { customerId: 'E9' } },
    'admin',
  );
  const body = { version, territory: 'WEST' };
  await service.ask(
    routes.customers.changeCustomer,
    { params: { customerId: 'E9' }, body },
    'admin',
  );
  const own = await receivables(service, undefined, 'rep');
  expect(own.records.map((record) => record.dealerId)).toEqual(['E1', 'E2', 'E3', 'E4']);
  expect(await agedOn('E9')).toEqual({ notDue: 900, balance: 900 });
});

test('[defect 14] who works in one territory is shown no other, not even in the sum', async () => {
  await post(service, sale('W1', '2026-11-02', { TEA: 5000 }));
  const all = await receivables(service);
  const own = await receivables(service, undefined, 'rep');
  expect(own.records.every((record) => record.territory === 'EAST')).toBe(true);
  expect(Number(all.totals.balance) - Number(own.totals.balance)).toBe(500_000 + 900);
  const query = { territory: 'WEST' };
  const other = await service.ask(routes.reports.getReceivables, { query }, 'rep');
  expect(other.rows).toEqual([]);
  expect(other.total.filter((cell) => cell !== null && cell !== 0)).toEqual([]);
});

test('a document number that was used again counts by its own due day', async () => {
  await addCustomers(service, dealer('E5'));
  const wrong = sale('E5', '2026-09-01', { TEA: 10 }, { document: 'X1', due: '2026-09-02' });
  await post(service, wrong);
  const reason = 'Wrong price';
  await post(service, entry('correction', 'E5', '2026-11-01', { reverses: wrong.entryId, reason }));
  await post(service, sale('E5', '2026-11-02', { TEA: 8 }, { document: 'X1', due: '2026-12-02' }));
  expect(await agedOn('E5', '2026-10-02')).toEqual({ days1to30: 1000, balance: 1000 });
  expect(await agedOn('E5', '2026-11-01')).toEqual({});
  expect(await agedOn('E5')).toEqual({ notDue: 800, balance: 800 });
});
