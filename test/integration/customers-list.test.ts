import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Reply } from '../../api/route.ts';
import { toRecords } from '../../domain/values/table.ts';
import { dealer, foundCompany } from '../support/channel.ts';
import { refusalOf } from '../support/refusal.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { listCustomers, addCustomer, getDossier } = routes.customers;
type Question = { tier?: 'dealer' | 'outlet'; territory?: string };

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['director']);
  await service.invite(['rep', 'viewer'], ['EAST']);
  const outlets = Array.from({ length: 450 }, (_, i) => ({
    ...dealer(`O${String(i).padStart(3, '0')}`),
    tier: 'outlet' as const,
    territory: i % 3 === 0 ? 'WEST' : 'EAST',
  }));
  for (let i = 0; i < outlets.length; i += 50) {
    const part = outlets.slice(i, i + 50);
    await Promise.all(part.map((body) => service.ask(addCustomer, { body }, 'admin')));
  }
});
afterAll(() => service.stop());

async function pages(question: Question, as: Person): Promise<Reply<typeof listCustomers>[]> {
  const all: Reply<typeof listCustomers>[] = [];
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? question : { ...question, cursor };
    const page = await service.ask(listCustomers, { query }, as);
    all.push(page);
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

const idsOf = (all: Reply<typeof listCustomers>[]) =>
  all.flatMap((page) => toRecords<'customerId'>(page).map((row) => row.customerId));

test('pages of at most 200 rows hold every customer once, in order', async () => {
  const all = await pages({ tier: 'outlet' }, 'director');
  expect(all.map((page) => page.rows.length)).toEqual([200, 200, 50]);
  const ids = idsOf(all);
  expect(new Set(ids).size).toBe(450);
  expect(ids).toEqual([...ids].sort());
});

test('a list holds only the caller’s territories, whatever is asked for [defect 14]', async () => {
  const ids = idsOf(await pages({ tier: 'outlet' }, 'rep'));
  expect(ids).toHaveLength(300);
  expect(ids).not.toContain('O000');
  expect(idsOf(await pages({ tier: 'outlet', territory: 'WEST' }, 'rep'))).toEqual([]);
  expect(idsOf(await pages({ tier: 'outlet', territory: 'WEST' }, 'director'))).toHaveLength(150);
});

test('a cursor serves its own question and its own caller only, a forged one none', async () => {
  const [first] = await pages({ tier: 'outlet' }, 'director');
  const cursor = first?.next ?? '';
  const ask = (query: object, as: Person) => service.ask(listCustomers, { query }, as);
  expect((await ask({ tier: 'outlet', cursor }, 'director')).rows).toHaveLength(200);
  for (const [query, as] of [
    [{ tier: 'outlet', territory: 'EAST', cursor }, 'director'],
    [{ tier: 'dealer', cursor }, 'director'],
    [{ tier: 'outlet', cursor }, 'rep'],
    [{ tier: 'outlet', cursor: `${cursor}AA` }, 'director'],
    [{ tier: 'outlet', cursor: Buffer.from('O100').toString('base64url') }, 'director'],
    [{ tier: 'outlet', cursor: `${cursor.slice(0, 16)}${'AAAA'.repeat(4)}` }, 'director'],
  ] as const) {
    expect(await refusalOf(ask(query, as))).toBe('invalid-request');
  }
});

test('the list shows the limit and the place that hold, as the account knows them', async () => {
  await service.ask(addCustomer, { body: dealer('D1', { creditLimit: 0 }) }, 'admin');
  await service.ask(addCustomer, { body: dealer('D2') }, 'admin');
  const [page] = await pages({}, 'rep');
  const rows = page ? toRecords<'customerId' | 'creditLimit' | 'territory'>(page) : [];
  expect(rows).toMatchObject([
    { customerId: 'D1', creditLimit: 0, territory: 'EAST' },
    { customerId: 'D2', creditLimit: null, territory: 'EAST' },
  ]);
});

test('the channel is a tree of four tiers, counted from every level [P12] [P14]', async () => {
  const add = (code: string, tier: 'second-tier' | 'third-tier' | 'outlet', supplierId: string) =>
    service.ask(addCustomer, { body: { ...dealer(code), tier, supplierId } }, 'admin');
  await add('S1', 'second-tier', 'D1');
  await add('T1', 'third-tier', 'S1');
  await add('P1', 'outlet', 'T1');
  await add('P2', 'outlet', 'T1');
  await add('P3', 'outlet', 'D1');
  const below = async (customerId: string) => {
    const dossier = await service.ask(getDossier, { params: { customerId } }, 'viewer');
    return [dossier.supplier?.customerId ?? null, ...Object.values(dossier.below)];
  };
  expect(await below('D1')).toEqual([null, 1, 1, 3]);
  expect(await below('S1')).toEqual(['D1', 0, 1, 2]);
  expect(await below('P1')).toEqual(['T1', 0, 0, 0]);
  expect(await refusalOf(add('S2', 'second-tier', 'P1'))).toBe('supplier-tier');
  const change = (customerId: string, supplierId: string | null) =>
    service.ask(
      routes.customers.changeCustomer,
      { params: { customerId }, body: { version: 1, supplierId } },
      'admin',
    );
  expect(await refusalOf(change('S1', 'P1'))).toBe('supplier-cycle');
  await change('T1', 'D1');
  expect(await below('S1')).toEqual(['D1', 0, 0, 0]);
  expect(await below('D1')).toEqual([null, 1, 1, 3]);
});

test('a supplier in a territory that the caller does not see is as one that is not there', async () => {
  await service.invite(['planner'], ['EAST']);
  await service.ask(addCustomer, { body: dealer('W1', { territory: 'WEST' }) }, 'admin');
  const add = (supplierId: string) =>
    service.send(
      addCustomer,
      { body: { ...dealer('S9'), tier: 'second-tier' as const, supplierId } },
      'planner',
    );
  const [other, unknown] = [await add('W1'), await add('N1')];
  expect(other.status).toBe(409);
  expect(unknown.body).toBe(other.body.replaceAll('W1', 'N1'));
});
