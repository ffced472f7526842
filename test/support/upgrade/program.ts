import { routes } from '../../../api/routes.ts';
import { clock } from '../../../functions/clock.ts';
import { readEntries } from '../../../store/entries.ts';
import { addCustomers, dealer, foundCompany } from '../channel.ts';
import { newEntries } from '../inputs.ts';
import { addProducts } from '../month.ts';
import { typed } from '../planning.ts';
import type { Service } from '../service.ts';
import { deliver, recordOf } from '../stream-records.ts';

/** When the program happened: requests repeated later are judged by the same day. */
export const programTime = Date.parse('2026-11-23T04:00:00.000Z');

const month = '2026-11';
const contacts = [{ name: 'Li', role: 'owner', phone: '1', email: 'li@dealer.example' }];
const bank = {
  accountName: 'Trading Ltd',
  bank: 'Bank',
  accountNumber: '6222 0000 1111',
  taxNumber: '91330100MA',
};

/**
 * What a small company does with the product, so that every kind of item is written and every
 * kind of request is sent once at least. It is repeated on newer releases: never change it.
 */
export async function runProgram(service: Service): Promise<void> {
  clock.now = () => programTime;
  await foundCompany(service);
  const settings = { version: 1, fiscalYearStart: 4 };
  await service.ask(routes.company.changeCompany, { body: settings }, 'admin');
  await service.invite(['planner', 'director', 'finance'], ['*']);
  await service.invite(['manager', 'rep'], ['EAST']);
  for (const role of ['planner', 'director', 'finance', 'manager', 'rep'] as const) {
    await service.ask(routes.company.me, {}, role);
  }
  await channel(service);
  await ledger(service);
  await plans(service);
  await reading(service);
}

async function channel(service: Service): Promise<void> {
  await addProducts(service, { TEA: 300, WATER: 105 });
  const prices = [{ productId: 'TEA', price: 280 }];
  const list = {
    params: { priceListId: 'KEY' },
    body: { name: 'Key', from: '2026-01-01', prices },
  };
  await service.ask(routes.products.putPriceList, list, 'planner');
  const terms = { creditLimit: 9_000_000, paymentDays: 45, priceList: 'KEY', class: 'A', contacts };
  await addCustomers(
    service,
    dealer('D1', terms),
    dealer('D2', { territory: 'WEST' }),
    dealer('W1', { tier: 'second-tier', supplierId: 'D1' }),
    dealer('O1', { tier: 'outlet', supplierId: 'W1' }),
  );
  const change = async (customerId: string, body: object, as: 'finance' | 'planner') =>
    service.ask(
      routes.customers.changeCustomer,
      { params: { customerId }, body: body as { version: number } },
      as,
    );
  await change('D1', { version: 1, bank }, 'finance');
  await change('D1', { version: 2, paymentDays: 60, from: '2026-11-10' }, 'planner');
  await change('D2', { version: 1, territory: 'EAST', from: '2026-11-20' }, 'planner');
  const note = { customerId: 'D1', field: 'note' as const, base: null, mine: 'Typed' };
  await service.ask(routes.customers.pushCustomers, { body: { cells: [note] } }, 'planner');
  for (const creditLimit of [8_000_000, 7_000_000]) {
    const body = { creditLimit, reason: 'Season' };
    const given = { params: { customerId: 'D1' }, body };
    const asked = await service.ask(routes.customers.requestCreditLimit, given, 'planner');
    if (creditLimit === 7_000_000) continue;
    const decided = { params: { approvalId: asked.approvalId }, body: { reason: 'As agreed' } };
    await service.ask(routes.approvals.approve, decided, 'director');
  }
}

async function ledger(service: Service): Promise<void> {
  const about = { approvalId: '', memberId: '', month };
  for (const [dealerId, day] of [
    ['D1', '2026-11-22'],
    ['D1', '2026-03-30'],
    ['D2', '2026-10-05'],
  ] as const) {
    const entries = newEntries({ ...about, dealerId, day }).map((entry, i) => ({
      ...entry,
      ...('document' in entry ? { document: `${entry.document}/${day}` } : {}),
      ...('of' in entry ? { of: `${entry.of}/${day}` } : {}),
      ...(i === 2 ? { amount: 500, settles: [{ document: `INV-1/${day}`, amount: 100 }] } : {}),
      ...(i === 4 ? { settles: [{ document: `INV-1/${day}`, amount: 100 }] } : {}),
      ...(i === 7 ? { settles: 'oldest' } : {}),
    }));
    await service.ask(routes.accounts.postEntries, { body: { entries } }, 'finance');
    const sale = {
      kind: 'sale',
      entryId: `${day}-${dealerId}-${'Z'.repeat(16)}`,
      dealerId,
      day,
      document: `LAST/${day}`,
      lines: [{ productId: 'WATER', quantity: 48 }],
    };
    await service.ask(routes.accounts.postEntries, { body: { entries: [sale] } }, 'rep');
  }
  await deliver((await readEntries(service.db, 'D1')).map(recordOf));
}

async function plans(service: Service): Promise<void> {
  const params = { month, dealerId: 'D1' };
  const push = (quantity: number, base: number | null) =>
    service.ask(
      routes.plans.pushPlan,
      {
        params,
        body: { cells: [typed('TEA', 'quantity', quantity, base), typed('*', 'note', 'N')] },
      },
      'planner',
    );
  await push(240, null);
  await service.ask(routes.plans.submitPlan, { params, body: {} }, 'planner');
  await service.ask(routes.plans.approvePlan, { params, body: { reason: 'Good' } }, 'manager');
  await service.ask(routes.plans.revisePlan, { params, body: { reason: 'More' } }, 'planner');
  await push(360, 240);
  const other = { dealerId: 'D2', ...typed('WATER', 'quantity', 24) };
  const body = { cells: [other] };
  await service.ask(routes.plans.pushMonthPlans, { params: { month }, body }, 'planner');
  const acted = { params: { month }, body: { dealerIds: ['D1', 'D2'] } };
  await service.ask(routes.plans.submitPlans, acted, 'planner');
}

async function reading(service: Service): Promise<void> {
  const ofDealer = { params: { dealerId: 'D1' } };
  await service.ask(routes.company.getCompany, {}, 'rep');
  await service.ask(routes.members.listMembers, {}, 'manager');
  await service.ask(routes.customers.listCustomers, { query: { tier: 'dealer' } }, 'rep');
  await service.ask(routes.customers.getCustomer, { params: { customerId: 'D1' } }, 'finance');
  await service.ask(routes.customers.getDossier, { params: { customerId: 'D1' } }, 'manager');
  await service.ask(routes.products.listProducts, { query: { priceList: 'KEY' } }, 'rep');
  await service.ask(routes.products.listPriceLists, {}, 'rep');
  await service.ask(routes.accounts.getAccount, ofDealer, 'rep');
  const days = { from: '2026-01-01', to: '2026-12-31' };
  await service.ask(routes.accounts.listEntries, { ...ofDealer, query: days }, 'rep');
  await service.ask(routes.accounts.listOpenItems, { ...ofDealer, query: {} }, 'rep');
  await service.ask(routes.approvals.listApprovals, { query: { of: 'me' } }, 'director');
  await service.ask(routes.plans.getMonthPlans, { params: { month }, query: {} }, 'planner');
  for (const by of ['dealer', 'product', 'dealer-product', 'territory', 'class'] as const) {
    await service.ask(routes.reports.getReport, { params: { month }, query: { by } }, 'manager');
  }
  await service.ask(routes.reports.getReceivables, { query: {} }, 'finance');
}
