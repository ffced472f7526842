import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addDays } from '../../domain/values/day.ts';
import { monthOf } from '../../domain/values/month.ts';
import { toRecords } from '../../domain/values/table.ts';
import { dayIn } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Service } from '../support/service.ts';

const { getDossier } = routes.customers;
const today = dayIn('Asia/Shanghai');
const past = addDays(today, -40);

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['finance']);
  await service.invite(['viewer'], ['EAST']);
  const tea = { code: 'TEA', variety: 'Tea', specification: '1', unit: 'bottle', caseSize: 24 };
  const body = { ...tea, price: 250, from: past };
  await service.ask(routes.products.addProduct, { body }, 'admin');
  await addCustomers(service, dealer('D1', { creditLimit: 10_000 }));
  const entry = (kind: string, letter: string, day: string) => ({
    kind,
    entryId: `${day}-D1-${letter.repeat(16)}`,
    dealerId: 'D1',
    day,
  });
  const sale = (letter: string, day: string, quantity: number) => ({
    ...entry('sale', letter, day),
    document: `INV-${letter}`,
    lines: [{ productId: 'TEA', quantity }],
  });
  const entries = [
    sale('A', past, 10),
    sale('B', today, 4),
    { ...entry('payment', 'C', today), amount: 700 },
  ];
  await service.ask(routes.accounts.postEntries, { body: { entries } }, 'finance');
  const month = monthOf(today);
  const cells = [{ row: 'TEA', field: 'quantity' as const, base: null, mine: 30 }];
  const given = { params: { month, dealerId: 'D1' }, body: { cells } };
  await service.ask(routes.plans.pushPlan, given, 'admin');
});
afterAll(() => service.stop());

const dossierOf = (customerId: string) =>
  service.ask(getDossier, { params: { customerId } }, 'viewer');

test('the account in a dossier is the ledger’s: what is owed, overdue and left of the limit', async () => {
  const { account } = await dossierOf('D1');
  expect(account).toEqual({
    balance: 2800,
    owed: 2800,
    unapplied: 0,
    overdue: 1800,
    creditLimit: 10_000,
    limitGround: null,
    remainingCredit: 7200,
    entries: 3,
  });
});

test('its last 14 months show plan, sales and payments, the current one last', async () => {
  const { months } = await dossierOf('D1');
  type Column = 'month' | 'netAmount' | 'payments' | 'planAmount' | 'planStatus';
  const rows = toRecords<Column>(months);
  expect(rows).toHaveLength(14);
  expect(rows.at(-1)).toMatchObject({
    month: monthOf(today),
    netAmount: 1000,
    payments: 700,
    planAmount: 7500,
    planStatus: 'draft',
  });
  expect(rows.find((row) => row.month === monthOf(past))).toMatchObject({
    netAmount: 2500,
    planAmount: null,
  });
});

test('a customer that is no dealer has a dossier without account and months', async () => {
  await addCustomers(service, dealer('O1', { tier: 'outlet', supplierId: 'D1' }));
  const dossier = await dossierOf('O1');
  expect(dossier).toMatchObject({
    account: null,
    approvals: [],
    supplier: { customerId: 'D1', name: 'Dealer D1' },
  });
  expect(dossier.months.rows).toEqual([]);
});

test('a supplier in a territory that the reader does not see is not named', async () => {
  await addCustomers(
    service,
    dealer('W1', { territory: 'WEST' }),
    dealer('O2', { tier: 'outlet', supplierId: 'W1' }),
  );
  expect((await dossierOf('O2')).supplier).toBeNull();
});
