import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { CustomerChange } from '../../domain/customer.ts';
import type { ProblemCode } from '../../api/problems.ts';
import { dayIn } from '../../functions/clock.ts';
import { addDays } from '../../domain/values/day.ts';
import { readHead } from '../../store/heads.ts';
import { addCustomers, dealer, foundCompany, setPriceLists } from '../support/channel.ts';
import { refusalOf } from '../support/refusal.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { getCustomer, changeCustomer, addCustomer, listCustomers, requestCreditLimit } =
  routes.customers;
const today = dayIn('Asia/Shanghai');
const east: Person = 'east@qingquan.example';

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['planner', 'finance', 'director']);
  const manager = { email: east, name: 'East manager', roles: ['manager' as const] };
  const body = { ...manager, territories: ['EAST'] };
  await service.ask(routes.members.inviteMember, { body }, 'admin');
});
afterAll(() => service.stop());

const change = async (customerId: string, body: Omit<CustomerChange, 'version'>, as: Person) => {
  const params = { customerId };
  const { version } = await service.ask(getCustomer, { params }, as);
  return service.ask(changeCustomer, { params, body: { version, ...body } }, as);
};

test('a dealer gets an account with its own terms, payment days of the company where it has none', async () => {
  await setPriceLists(service, 'P1');
  await addCustomers(service, dealer('D1', { creditLimit: 0, priceList: 'P1', name: '杭州 西湖' }));
  const head = await readHead(service.db, 'D1');
  expect(head).toMatchObject({
    creditLimit: 0,
    paymentDays: 30,
    priceList: 'P1',
    territory: 'EAST',
  });
  const customer = await service.ask(getCustomer, { params: { customerId: 'D1' } }, 'planner');
  expect(customer).toMatchObject({
    creditLimit: 0,
    paymentDays: null,
    pinyin: 'hangzhou xihu|hz xh',
  });
});

test('a move between territories changes list, customer and account together and keeps history', async () => {
  await addCustomers(service, dealer('D2'));
  const moved = await change('D2', { territory: 'WEST', from: addDays(today, -10) }, 'director');
  expect(moved.moves.map((m) => [m.from, m.territory])).toEqual([
    [today, 'EAST'],
    [addDays(today, -10), 'WEST'],
  ]);
  expect((await readHead(service.db, 'D2'))?.territory).toBe('WEST');
  const seen = await service.ask(listCustomers, { query: {} }, east);
  expect(seen.rows.map((row) => row[0])).not.toContain('D2');
  const reply = await service.send(getCustomer, { params: { customerId: 'D2' } }, east);
  expect(reply.status).toBe(404);
});

test('a repeated change gives the first answer again, another one on the old version is refused', async () => {
  await addCustomers(service, dealer('D3'));
  const params = { customerId: 'D3' };
  const body = { version: 1, note: 'Pays early', paymentDays: 45 };
  const first = await service.ask(changeCustomer, { params, body }, 'planner');
  expect(await service.ask(changeCustomer, { params, body }, 'planner')).toEqual(first);
  expect(await refusalOf(service.ask(changeCustomer, { params, body }, 'finance'))).toBe(
    'changed-meanwhile',
  );
  const head = await readHead(service.db, 'D3');
  expect(head).toMatchObject({ paymentDays: 45, version: 1 });
});

test('the same customer added again is the same, another with its code is refused', async () => {
  const body = dealer('D4');
  const first = await service.ask(addCustomer, { body }, 'planner');
  expect(await service.ask(addCustomer, { body }, 'planner')).toEqual(first);
  expect(await refusalOf(service.ask(addCustomer, { body }, 'finance'))).toBe('already-exists');
  const other = { ...body, name: 'Other' };
  expect(await refusalOf(service.ask(addCustomer, { body: other }, 'planner'))).toBe(
    'already-exists',
  );
});

test.each<[string, Omit<CustomerChange, 'version'>, ProblemCode]>([
  ['an unknown territory', { territory: 'NONE' }, 'territory-unknown'],
  ['a territory of others', { territory: 'WEST' }, 'not-allowed'],
  ['an unknown class', { class: 'Z' }, 'class-unknown'],
  ['an unknown rep', { repId: 'nobody' }, 'member-not-found'],
  ['an unknown supplier', { supplierId: 'none' }, 'supplier-not-found'],
  ['itself as supplier', { supplierId: 'D5' }, 'supplier-cycle'],
  ['a day to come', { note: 'x', from: addDays(today, 2) }, 'day-in-future'],
  ['bank data from others than finance', { bank: noBank() }, 'not-allowed'],
  ['nothing new', { active: true }, 'nothing-changed'],
])('%s is refused', async (_, body, code) => {
  await service.send(addCustomer, { body: dealer('D5') }, 'admin');
  expect(await refusalOf(change('D5', body, east))).toBe(code);
});

function noBank() {
  return { accountName: null, bank: null, accountNumber: null, taxNumber: null };
}

test('bank data is whole for finance and masked for everyone else, in every answer', async () => {
  await addCustomers(service, dealer('D6'));
  const bank = {
    accountName: 'West Lake Trading',
    bank: 'Bank of China',
    accountNumber: '6222 0000 1111 2222',
    taxNumber: '91330100MA',
  };
  expect((await change('D6', { bank }, 'finance')).bank).toEqual(bank);
  const seen = await change('D6', { note: 'Seen' }, 'planner');
  expect(seen.bank).toEqual({
    accountName: '••••',
    bank: '••••',
    accountNumber: '••••2222',
    taxNumber: '••••00MA',
  });
  const params = { customerId: 'D6' };
  expect((await service.ask(getCustomer, { params }, 'finance')).bank).toEqual(bank);
  const { body } = await service.send(routes.customers.getDossier, { params }, 'admin');
  expect(body).not.toContain('6222');
});

test('a credit limit changes by request only, and one request waits at a time', async () => {
  await addCustomers(service, dealer('D7', { creditLimit: 500_000 }));
  const params = { customerId: 'D7' };
  const body = { creditLimit: 900_000, reason: 'Festival' };
  const approval = await service.ask(requestCreditLimit, { params, body }, 'planner');
  expect(approval).toMatchObject({ state: 'waiting', amount: 900_000, current: 500_000 });
  expect(await service.ask(requestCreditLimit, { params, body }, 'planner')).toEqual(approval);
  const more = { creditLimit: null, reason: 'More' };
  expect(await refusalOf(service.ask(requestCreditLimit, { params, body: more }, 'planner'))).toBe(
    'request-waiting',
  );
  expect((await readHead(service.db, 'D7'))?.creditLimit).toBe(500_000);
  const reply = await service.send(
    changeCustomer,
    { params, body: { version: 1, creditLimit: 1 } as never },
    'admin',
  );
  expect(reply.status).toBe(400);
  expect(reply.body).toContain('"field":"creditLimit"');
});

test('the dossier shows the account, the months, the requests and the supplier', async () => {
  const dossier = await service.ask(
    routes.customers.getDossier,
    { params: { customerId: 'D7' } },
    'planner',
  );
  expect(dossier.account).toMatchObject({ balance: 0, overdue: 0, remainingCredit: 500_000 });
  expect(dossier.months.rows).toHaveLength(14);
  expect(dossier.approvals).toHaveLength(1);
  expect(dossier).toMatchObject({ supplier: null, below: { outlet: 0 } });
});
