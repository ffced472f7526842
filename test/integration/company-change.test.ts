import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Given } from '../../api/client.ts';
import { routes } from '../../api/routes.ts';
import { newCompany } from '../../domain/company.ts';
import { dayIn } from '../../functions/clock.ts';
import { consumedBy } from '../support/capacity.ts';
import { addCustomers, dealer } from '../support/channel.ts';
import { refusalOf } from '../support/refusal.ts';
import { startService, type Service } from '../support/service.ts';

const { getCompany, changeCompany } = routes.company;
const { postEntries } = routes.accounts;

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.invite(['planner', 'finance']);
});
afterAll(() => service.stop());

/** What a company keeps as long as a logo may be. */
const logo = `data:image/png;base64,${'A'.repeat(79_978)}`;

const change = async (body: object) => {
  const { version } = await service.ask(getCompany, {}, 'admin');
  return service.ask(changeCompany, { body: { version, ...body } }, 'admin');
};
const territory = (territoryId: string) => ({ territoryId, name: territoryId });

test('a company begins with settings that work', async () => {
  expect(await service.ask(getCompany, {}, 'planner')).toEqual(newCompany);
});

test('a change is kept with who made it, and a repeat gives the first answer again', async () => {
  const body = { version: 0, name: 'Clear Spring', territories: [territory('EAST')] };
  const first = await service.ask(changeCompany, { body }, 'admin');
  expect(first).toMatchObject({ name: 'Clear Spring', version: 1, timeZone: 'Asia/Shanghai' });
  expect(first.changedBy).not.toBeNull();
  expect(await service.ask(changeCompany, { body }, 'admin')).toEqual(first);
  const other = { ...body, name: 'Muddy Spring' };
  expect(await refusalOf(service.ask(changeCompany, { body: other }, 'admin'))).toBe(
    'changed-meanwhile',
  );
});

test('of many changes at once on one version exactly one is kept', async () => {
  const { version } = await service.ask(getCompany, {}, 'admin');
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      service.send(changeCompany, { body: { version, name: `Name ${String(i)}` } }, 'admin'),
    ),
  );
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
  expect((await service.ask(getCompany, {}, 'admin')).version).toBe(version + 1);
});

test.each(['Mars/Olympus', '+08:00', 'Asia', '__proto__'])(
  'the time zone %s does not exist',
  async (timeZone) => {
    expect(await refusalOf(change({ timeZone }))).toBe('time-zone-unknown');
  },
);

test('a territory can go once no customer of any tier is in it', async () => {
  await change({ territories: [territory('EAST'), territory('WEST'), territory('SEA')] });
  await addCustomers(service, dealer('O1', { tier: 'outlet', territory: 'WEST' }));
  expect(await refusalOf(change({ territories: [territory('EAST')] }))).toBe('territory-in-use');
  const left = await change({ territories: [territory('EAST'), territory('WEST')] });
  expect(left.territories.map((t) => t.territoryId)).toEqual(['EAST', 'WEST']);
});

test('a territory or class named twice is refused', async () => {
  const twice = [territory('EAST'), territory('EAST')];
  expect(await refusalOf(change({ territories: twice }))).toBe('invalid-request');
  expect(await refusalOf(change({ classes: ['A', 'A'] }))).toBe('invalid-request');
});

test('the currency can change until the ledger has an entry', async () => {
  await addCustomers(service, dealer('D1'));
  expect((await change({ currency: 'GBP' })).currency).toBe('GBP');
  const day = dayIn('Asia/Shanghai');
  const entry = { kind: 'payment', dealerId: 'D1', day, amount: 100 };
  const entries = [{ ...entry, entryId: `${day}-D1-AAAAAAAAAAAAAAAA` }];
  await service.ask(routes.accounts.postEntries, { body: { entries } }, 'finance');
  expect(await refusalOf(change({ currency: 'JPY' }))).toBe('currency-fixed');
  expect((await change({ currency: 'GBP', name: 'Same currency' })).name).toBe('Same currency');
});

test('a logo costs whoever does not show it nothing, and stays when something else is changed', async () => {
  expect(logo).toHaveLength(80_000);
  const { db } = await import('../../functions/database.ts');
  const day = dayIn('Asia/Shanghai');
  const read = async (route: typeof getCompany | typeof postEntries, body?: object) => {
    const given = body === undefined ? {} : { body };
    const asked = () => service.send(route, given as Given<typeof route>, 'finance');
    const { result, read: units } = await consumedBy(db, asked);
    expect(result.status).toBe(200);
    return units;
  };
  const posted = (random: string) => {
    const entry = { kind: 'payment', dealerId: 'D1', day, amount: 100 };
    return { entries: [{ ...entry, entryId: `${day}-D1-${random.repeat(16)}` }] };
  };
  // The first two sign-ins of a person read more.
  await read(getCompany);
  const plain = [await read(postEntries, posted('B')), await read(getCompany)];
  expect((await change({ logo })).logo).toBe(logo);
  const named = await change({ name: 'Brook' });
  expect([named.logo, (await service.ask(getCompany, {}, 'planner')).name]).toEqual([
    logo,
    'Brook',
  ]);
  const carried = [await read(postEntries, posted('C')), await read(getCompany)];
  expect(carried.map((units, i) => units - (plain[i] ?? 0))).toEqual([0, 19]);
  expect((await change({ logo: null })).logo).toBeNull();
  expect((await service.ask(getCompany, {}, 'planner')).logo).toBeNull();
});
