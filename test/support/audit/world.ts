import { routes } from '../../../api/routes.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { keepFirstCursorKeys } from '../../../store/cursor-keys.ts';
import type { Db } from '../../../store/dynamo.ts';
import { readEntries } from '../../../store/entries.ts';
import { moveApprovals } from '../../../store/move-approvals.ts';
import { moveOpenItems } from '../../../store/move-open-items.ts';
import type { Item } from '../../../store/read-many.ts';
import { addCustomers, dealer, setPriceLists } from '../channel.ts';
import { newEntry } from '../ledger.ts';
import { month, push, startPlanning, typed } from '../planning.ts';
import type { Service } from '../service.ts';
import { everyItem } from '../../../store/whole-table.ts';
import { deliver, recordOf } from '../stream-records.ts';

const goods = (quantity: number) => [{ productId: 'TEA', quantity }];

/** Posts entries that must all be recorded. */
export async function post(service: Service, ...entries: NewEntry[]): Promise<void> {
  const body = { entries };
  const { answers } = await service.ask(routes.accounts.postEntries, { body }, 'finance');
  const refused = answers.filter((answer) => answer.outcome !== 'recorded');
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
}

/** A company in which everything that can be stored is stored, with all readers up to date. */
export async function startAuditWorld(): Promise<Service> {
  const service = await startPlanning();
  await setPriceLists(service, 'B');
  const second = dealer('S1', { tier: 'second-tier', supplierId: 'D1' });
  await addCustomers(service, second, dealer('D3', { creditLimit: 900_000 }));
  await makeLedger(service);
  await makePlans(service);
  await makeRequests(service);
  await change(service, 'D1', { territory: 'WEST', paymentDays: 10 });
  await keepFirstCursorKeys(service.db, {
    version: 1,
    current: 'k'.repeat(44),
    previous: null,
    changedAt: '2026-11-23T00:00:00.000Z',
  });
  await readersUpToDate(service);
  return service;
}

/** Changes a customer as the admin. */
export async function change(service: Service, customerId: string, what: object): Promise<void> {
  const params = { customerId };
  const { version } = await service.ask(routes.customers.getCustomer, { params }, 'planner');
  const body = { version, ...what };
  await service.ask(routes.customers.changeCustomer, { params, body }, 'planner');
}

/** What the readers of the stream would do by themselves. */
export async function readersUpToDate(service: Service): Promise<void> {
  for (const dealerId of ['D1', 'D2', 'D3']) {
    const entries = await readEntries(service.db, dealerId);
    const failed = await deliver(entries.map(recordOf));
    if (failed.length > 0) throw new Error('totals were not kept');
    await moveOpenItems(service.db, dealerId);
    await moveApprovals(service.db, dealerId);
  }
}

/** Every kind of entry, one dated back, numbers used again, reversals of both kinds. */
async function makeLedger(service: Service): Promise<void> {
  const dealerId = 'D1';
  const of = (document: string, quantity: number, day = '2026-11-20') =>
    newEntry('sale', { dealerId, document, lines: goods(quantity), day });
  const wrong = of('A', 9);
  const bounced = newEntry('payment', { dealerId, amount: 400 });
  await post(
    service,
    newEntry('opening', { dealerId, amount: 500, document: 'OLD', day: '2026-09-30' }),
    newEntry('opening', { dealerId, amount: -50, document: 'CREDIT' }),
    wrong,
    of('B', 5),
    bounced,
    newEntry('return', { dealerId, document: 'R1', of: 'B', lines: goods(1) }),
    newEntry('return', { dealerId, document: 'R2', lines: goods(1) }),
    newEntry('allocation', { dealerId, settles: 'oldest' }),
    newEntry('payment', { dealerId, amount: 90_000, settles: 'none' }),
    newEntry('refund', { dealerId, amount: 100, reason: 'Too much' }),
  );
  const reason = 'Wrong';
  await post(
    service,
    newEntry('correction', { dealerId, reverses: wrong.entryId, reason }),
    newEntry('correction', { dealerId, reverses: bounced.entryId, reason }),
    of('A', 7, '2026-10-05'),
    newEntry('sale', { dealerId: 'D2', document: 'A', lines: goods(50) }),
  );
  await writeOff(service);
}

/** A write-off that was asked for and approved, and one that was rejected. */
async function writeOff(service: Service): Promise<void> {
  const ask = (letter: string) => {
    const settles = [{ document: 'A', amount: 30 }];
    const body = { requestId: letter.repeat(16), settles, reason: 'Wrong' };
    const given = { params: { dealerId: 'D2' }, body };
    return service.ask(routes.accounts.requestWriteOff, given, 'finance');
  };
  const [yes, no] = [await ask('Y'), await ask('N')];
  const body = { reason: 'Ask again' };
  const of = ({ approvalId }: { approvalId: string }) => ({ params: { approvalId } });
  await service.ask(routes.approvals.approve, of(yes), 'director');
  await service.ask(routes.approvals.reject, { ...of(no), body }, 'director');
}

async function makePlans(service: Service): Promise<void> {
  await push(service, 'D1', [typed('TEA', 'quantity', 100), typed('*', 'note', 'Season')]);
  const act = async (what: 'submitPlan' | 'approvePlan' | 'rejectPlan', dealerId: string) => {
    const given = { params: { month, dealerId }, body: { reason: 'Because' } };
    const as = what === 'submitPlan' ? 'planner' : 'manager';
    await service.ask(routes.plans[what], given, as);
  };
  await act('submitPlan', 'D1');
  await act('approvePlan', 'D1');
  await push(service, 'D2', [typed('TEA', 'quantity', 10), typed('WATER', 'quantity', 24)]);
  await act('submitPlan', 'D2');
  await act('rejectPlan', 'D2');
  await act('submitPlan', 'D2');
}

async function makeRequests(service: Service): Promise<void> {
  const { requestCreditLimit } = routes.customers;
  const ask = (customerId: string, creditLimit: number) =>
    service.ask(
      requestCreditLimit,
      { params: { customerId }, body: { creditLimit, reason: 'Growing' } },
      'planner',
    );
  const approved = await ask('D3', 1_000_000);
  const params = (approvalId: string) => ({ params: { approvalId } });
  await service.ask(routes.approvals.approve, params(approved.approvalId), 'finance');
  const rejected = await ask('D2', 1);
  const no = { ...params(rejected.approvalId), body: { reason: 'Late' } };
  await service.ask(routes.approvals.reject, no, 'finance');
  await ask('D2', 5_000_000);
}

/** Everything stored, as it is now. */
export async function everythingIn(db: Db): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of everyItem(db)) items.push(item);
  return items;
}
