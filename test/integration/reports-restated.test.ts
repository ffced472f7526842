import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { restatedPlanColumns, restatementColumns } from '../../api/routes/reports.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { toRecords } from '../../domain/values/table.ts';
import { addDays } from '../../domain/values/day.ts';
import { clock, instant } from '../../functions/clock.ts';
import { keys } from '../../store/keys.ts';
import { readMany } from '../../store/read-many.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, entry, payment, plan, post, sale } from '../support/month.ts';
import { startService, type Person, type Service } from '../support/service.ts';
import { fingerprint } from '../support/world.ts';

const stands = (at: string) => {
  clock.now = () => Date.parse(at);
};
/** The evening on which the month was reported, in Shanghai; the books are restated in December. */
const reported = '2026-11-30T12:00:00.000Z';
const december = '2026-12-10T04:00:00.000Z';

let service: Service;
beforeAll(async () => {
  stands('2026-11-02T04:00:00.000Z');
  service = await startService();
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['rep'], ['EAST']);
  await addProducts(service, { TEA: 300, WATER: 100 });
  await addCustomers(
    service,
    dealer('E1', { creditLimit: 900_000 }),
    dealer('E2'),
    dealer('W1', { territory: 'WEST' }),
    dealer('GOES'),
    dealer('COMES', { territory: 'WEST' }),
  );
  await plan(service, 'E1', '2026-11', { TEA: 100 });
  await post(service, sale('E1', '2026-10-05', { TEA: 40 }), sale('E2', '2026-11-02', { TEA: 7 }));
  stands('2026-11-20T04:00:00.000Z');
  await post(service, sale('E1', '2026-11-05', { TEA: 50 }), sale('W1', '2026-11-06', { TEA: 5 }));
  await post(
    service,
    sale('GOES', '2026-11-07', { TEA: 3 }),
    sale('COMES', '2026-11-08', { TEA: 4 }),
  );
});
afterAll(() => service.stop());

const { getReport, getReceivables, getRestatement } = routes.reports;
const { getAccount, listEntries, listOpenItems } = routes.accounts;
const november = { month: '2026-11' };

/** What was recorded after the report was made, as records by column name. */
async function restatement(month = '2026-11', asKnownAt = reported, as: Person = 'admin') {
  const given = { params: { month }, query: { asKnownAt } };
  const reply = await service.ask(getRestatement, given, as);
  return {
    reply,
    entries: toRecords<(typeof restatementColumns)[number]>(reply),
    plans: toRecords<(typeof restatedPlanColumns)[number]>(reply.plans),
  };
}

/** The cells of one dealer's row, as known or as restated. */
async function rowOf(dealerId: string, asKnownAt?: string) {
  const query = { by: 'dealer' as const, ...(asKnownAt === undefined ? {} : { asKnownAt }) };
  const reply = await service.ask(getReport, { params: november, query }, 'admin');
  return toRecords<string>(reply).find((row) => row['dealerId'] === dealerId) ?? {};
}

test('[step 7] receipts dated back after a report change only the restated one, and are the difference', async () => {
  stands(reported);
  const query = { by: 'dealer' as const };
  const sent = await service.send(getReport, { params: november, query }, 'admin');
  stands(december);
  const receipts = [payment('E1', '2026-11-15', 9000), payment('E2', '2026-11-29', 1500)];
  await post(service, ...receipts, payment('E1', '2026-12-01', 700));
  const known = { params: november, query: { ...query, asKnownAt: reported } };
  expect((await service.send(getReport, known, 'admin')).body).toBe(sent.body);
  const { entries, reply } = await restatement();
  expect(reply).toMatchObject({ knownAt: reported, restatedAt: december });
  expect(entries.map((row) => row.entryId)).toEqual(receipts.map((each) => each.entryId));
  expect(entries[0]).toMatchObject({
    effect: 'month',
    payments: 9000,
    owed: -9000,
    netAmount: 0,
    recordedAt: december,
    recordedBy: 'admin@qingquan.example',
  });
  const [before, now] = [await rowOf('E1', reported), await rowOf('E1')];
  expect(Number(now['payments']) - Number(before['payments'])).toBe(9000);
  expect(Number(now['owed']) - Number(before['owed'])).toBe(-9000);
});

test('an entry of an earlier month changes cumulated figures, one of an earlier year what is owed', async () => {
  const late: NewEntry[] = [
    sale('E2', '2026-03-31', { WATER: 8 }),
    entry('opening', 'E2', '2025-12-31', { amount: 5000, document: 'OLD-1' }),
  ];
  await post(service, ...late);
  const rows = (await restatement()).entries.filter((row) => row.recordedAt === december);
  const effects = rows.flatMap((row) =>
    late.some((each) => each.entryId === row.entryId)
      ? [[row.effect, row.netAmount, row.owed]]
      : [],
  );
  expect(effects).toEqual([
    ['year', 800, 800],
    ['owed', 0, 5000],
  ]);
  expect((await restatement('2026-02')).entries.map((row) => row.effect)).toEqual(['owed']);
});

test('a plan that was changed since is as it was, and listed with its amount then and now', async () => {
  const cells = [{ row: 'TEA', field: 'quantity' as const, base: 100, mine: 140 }];
  const given = { params: { ...november, dealerId: 'E1' }, body: { cells } };
  await service.ask(routes.plans.pushPlan, given, 'admin');
  expect(await rowOf('E1', reported)).toMatchObject({ planQuantity: 100, planAmount: 30_000 });
  expect(await rowOf('E1')).toMatchObject({ planQuantity: 140, planAmount: 42_000 });
  const { plans } = await restatement();
  expect(plans).toMatchObject([
    { dealerId: 'E1', knownVersion: 1, knownAmount: 30_000, version: 2, planAmount: 42_000 },
  ]);
});

async function change(customerId: string, changed: object) {
  const params = { customerId };
  const { version } = await service.ask(routes.customers.getCustomer, { params }, 'admin');
  const body = { version, ...changed };
  await service.ask(routes.customers.changeCustomer, { params, body }, 'admin');
}

describe('a dealer that moved since', () => {
  beforeAll(async () => {
    stands(december);
    await change('GOES', { territory: 'WEST' });
    await change('COMES', { territory: 'EAST' });
  });
  const territoriesOf = async (asKnownAt: string | undefined, as: Person) => {
    const query = { by: 'dealer' as const, ...(asKnownAt === undefined ? {} : { asKnownAt }) };
    const reply = await service.ask(getReport, { params: november, query }, as);
    const rows = toRecords<string>(reply).map((row) => [row['dealerId'], row['territory']]);
    return Object.fromEntries(rows) as Record<string, string>;
  };

  test('is counted where it was as known, and where it is as restated', async () => {
    expect(await territoriesOf(reported, 'admin')).toMatchObject({ GOES: 'EAST', COMES: 'WEST' });
    expect(await territoriesOf(undefined, 'admin')).toMatchObject({ GOES: 'WEST', COMES: 'EAST' });
    const query = { by: 'dealer' as const, territory: 'WEST', asKnownAt: reported };
    const west = await service.ask(getReport, { params: november, query }, 'admin');
    expect(west.rows.map(([id]) => id)).toEqual(['COMES', 'W1']);
  });

  test('is listed among what changed, with both territories, though it moved after the month', async () => {
    const { entries } = await restatement();
    expect(entries.filter((row) => row.effect === 'territory')).toMatchObject([
      { dealerId: 'COMES', kind: 'terms', territory: 'EAST', knownTerritory: 'WEST', owed: 0 },
      { dealerId: 'GOES', kind: 'terms', territory: 'WEST', knownTerritory: 'EAST', owed: 0 },
    ]);
  });

  test('[defect 14] is seen by who may see it today, in no past by anybody else', async () => {
    expect(await territoriesOf(reported, 'rep')).toEqual({ E1: 'EAST', E2: 'EAST', COMES: 'WEST' });
    const mine = (await restatement('2026-11', reported, 'rep')).entries;
    expect(mine.some((row) => row.dealerId === 'GOES' || row.dealerId === 'W1')).toBe(false);
    const params = { dealerId: 'GOES' };
    for (const route of [getAccount, listEntries, listOpenItems] as const) {
      const given = { params, query: { asKnownAt: reported } };
      expect((await service.send(route, given, 'rep')).status).toBe(404);
    }
  });
});

test('the credit limit of an account is the one it had', async () => {
  const params = { customerId: 'E1' };
  const body = { creditLimit: 1_000_000, reason: 'Season' };
  const asked = await service.ask(routes.customers.requestCreditLimit, { params, body }, 'admin');
  const given = { params: { approvalId: asked.approvalId }, body: {} };
  await service.ask(routes.approvals.approve, given, 'director');
  const limit = async (query: { asKnownAt?: string }) =>
    (await service.ask(getAccount, { params: { dealerId: 'E1' }, query }, 'rep')).creditLimit;
  expect(await limit({ asKnownAt: reported })).toBe(900_000);
  expect(await limit({})).toBe(1_000_000);
});

describe('as of when', () => {
  const ask = (asKnownAt: string, language = 'en') =>
    service.send(getReceivables, { query: { asKnownAt } }, 'admin', { language });

  test('a day is its end where the company is, to the millisecond', async () => {
    await addCustomers(service, dealer('EDGE'));
    const owed = async (asKnownAt: string) => {
      const given = { params: { dealerId: 'EDGE' }, query: { asKnownAt } };
      return (await service.ask(getAccount, given, 'admin')).balance;
    };
    stands('2026-12-11T15:59:59.999Z');
    await post(service, sale('EDGE', '2026-12-11', { TEA: 1 }));
    stands('2026-12-11T16:00:00.000Z');
    await post(service, sale('EDGE', '2026-12-12', { TEA: 1 }));
    stands('2026-12-13T04:00:00.000Z');
    expect(await owed('2026-12-11')).toBe(300);
    expect(await owed('2026-12-11T16:00:00.000Z')).toBe(600);
    expect(await owed('2026-12-10')).toBe(0);
  });

  test('today is now; what is to come is refused by a sentence, in both languages', async () => {
    const plain = await service.send(getReceivables, {}, 'admin');
    expect((await ask('2026-12-13')).body).toBe(plain.body);
    for (const later of ['2026-12-14', '2026-12-13T04:00:00.001Z']) {
      const { status, body } = await ask(later);
      expect([status, body]).toEqual([400, expect.stringContaining('Nothing is known yet')]);
      expect((await ask(later, 'zh')).body).toContain('还没有任何记录');
    }
    expect((await ask('yesterday')).status).toBe(400);
  });

  test('before there was anything, summaries are empty and an account is not there', async () => {
    const before = '2026-11-01';
    const { rows } = JSON.parse((await ask(before)).body) as { rows: unknown[] };
    expect(rows).toEqual([]);
    const query = { asKnownAt: before };
    for (const by of ['dealer', 'product', 'dealer-product', 'territory', 'class'] as const) {
      const given = { params: november, query: { ...query, by } };
      expect((await service.ask(getReport, given, 'admin')).rows).toEqual([]);
    }
    const given = { params: { dealerId: 'E1' }, query };
    expect((await service.send(getAccount, given, 'admin')).status).toBe(404);
    for (const ancient of ['0000-01-01', '0001-01-01', '0001-01-01T00:00:00.000Z']) {
      expect((await ask(ancient)).status).toBe(200);
    }
  });
});

test('asking as known writes nothing', async () => {
  const before = await fingerprint(service.db);
  for (const by of ['dealer', 'class'] as const) {
    const query = { by, asKnownAt: '2026-11-10' };
    await service.ask(getReport, { params: november, query }, 'admin');
  }
  await restatement();
  expect(await fingerprint(service.db)).toBe(before);
});

test('months that have folded on the head are known as they were before a new month came', async () => {
  await addCustomers(service, dealer('OLD'));
  const days = Array.from({ length: 16 }, (_, i) => addDays('2026-12-10', -30 * i));
  await post(service, ...days.map((day) => payment('OLD', day, 100)));
  const asked = instant();
  const months = ['2025-09', '2025-10', '2025-12', '2026-02'];
  const ask = (month: string, query: { asKnownAt?: string }) =>
    service.send(getReport, { params: { month }, query }, 'admin');
  const live = await Promise.all(months.map((month) => ask(month, {})));
  stands('2027-01-05T04:00:00.000Z');
  await post(service, payment('OLD', '2027-01-04', 100));
  for (const [i, month] of months.entries()) {
    const known = await ask(month, { asKnownAt: asked });
    expect([month, known.body]).toEqual([month, live[i]?.body]);
  }
});

test('of an account that release 0.1 opened, the first dated terms are known', async () => {
  const Key = keys.terms('E2');
  const kept = await readMany(service.db, [Key]);
  const { opening, ...older } = kept[0] ?? {};
  expect(opening).toBeDefined();
  await service.db.documents.send(new PutCommand({ TableName: service.db.table, Item: older }));
  const params = { dealerId: 'E2' };
  const early = { params, query: { asKnownAt: '2026-11-02T03:59:59.999Z' } };
  expect((await service.send(getAccount, early, 'admin')).status).toBe(404);
  await change('E2', { paymentDays: 5 });
  const known = { params, query: { asKnownAt: reported } };
  const account = await service.ask(getAccount, known, 'admin');
  expect(account).toMatchObject({ paymentDays: 30, balance: 2100, version: 1 });
  await service.db.documents.send(
    new UpdateCommand({
      TableName: service.db.table,
      Key,
      UpdateExpression: 'SET opening = :kept',
      ExpressionAttributeValues: { ':kept': opening },
    }),
  );
});
