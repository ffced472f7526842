import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { CustomerField } from '../../domain/customer.ts';
import type { Cell } from '../../domain/values/table.ts';
import { readHead } from '../../store/heads.ts';
import { dayIn } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany, setPriceLists } from '../support/channel.ts';
import { startService, type Person, type Service } from '../support/service.ts';

const { pushCustomers, getCustomer } = routes.customers;

let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['planner', 'finance']);
  await service.invite(['manager'], ['EAST']);
});
afterAll(() => service.stop());

const cell = (customerId: string, field: CustomerField, base: Cell, mine: Cell) => ({
  customerId,
  field,
  base,
  mine,
});

const push = async (cells: ReturnType<typeof cell>[], as: Person = 'planner') =>
  service.ask(pushCustomers, { body: { cells } }, as);

const outcomes = async (...given: Parameters<typeof push>) =>
  (await push(...given)).cells.map((answer) =>
    answer.outcome === 'refused' ? answer.problem.code : answer.outcome,
  );

const read = (customerId: string) =>
  service.ask(getCustomer, { params: { customerId } }, 'planner');

test('edits of two people on different cells are both kept, on the same cell the second sees the first [defect 24]', async () => {
  await addCustomers(service, dealer('D1', { note: 'Old', town: 'Hangzhou' }));
  expect(await outcomes([cell('D1', 'note', 'Old', 'Pays early')])).toEqual(['taken']);
  const { cells, versions } = await push(
    [cell('D1', 'town', 'Hangzhou', 'Ningbo'), cell('D1', 'note', 'Old', 'Pays late')],
    'finance',
  );
  expect(cells).toMatchObject([
    { outcome: 'taken' },
    { outcome: 'conflict', theirs: 'Pays early', by: 'planner' },
  ]);
  expect(versions).toEqual([{ customerId: 'D1', version: 3 }]);
  expect(await read('D1')).toMatchObject({ note: 'Pays early', town: 'Ningbo' });
});

test('a push sent again changes nothing and says so', async () => {
  await addCustomers(service, dealer('D2'));
  const cells = [cell('D2', 'name', 'Dealer D2', '西湖商行'), cell('D2', 'paymentDays', null, 60)];
  expect(await outcomes(cells)).toEqual(['taken', 'taken']);
  const after = await read('D2');
  expect(after).toMatchObject({ version: 2, pinyin: 'xihushanghang|xhsh', paymentDays: 60 });
  expect(await outcomes(cells)).toEqual(['same', 'same']);
  expect(await read('D2')).toEqual(after);
  expect(await readHead(service.db, 'D2')).toMatchObject({ paymentDays: 60, version: 1 });
});

test('a cell that is refused says why and holds back no other', async () => {
  await addCustomers(service, dealer('D3'), dealer('D4', { territory: 'WEST' }));
  const { cells } = await push(
    [
      cell('D3', 'name', 'Dealer D3', ''),
      cell('D3', 'class', null, 'Z'),
      cell('D3', 'territory', 'EAST', 'WEST'),
      cell('D3', 'repId', null, 'NOBODY'),
      cell('D3', 'supplierId', null, 'D3'),
      cell('D3', 'paymentDays', null, 1000),
      cell('D3', 'active', true, 'no'),
      cell('D3', 'phone', null, 8613800),
      cell('D4', 'note', null, 'Not mine'),
      cell('NONE', 'note', null, 'Nobody'),
      cell('D3', 'note', null, 'Taken'),
    ],
    'manager',
  );
  const said = cells.map((c) => (c.outcome === 'refused' ? c.problem.code : c.outcome));
  expect(said).toEqual([
    'value-invalid',
    'class-unknown',
    'not-allowed',
    'member-not-found',
    'supplier-cycle',
    'value-invalid',
    'value-invalid',
    'taken',
    'customer-not-found',
    'customer-not-found',
    'taken',
  ]);
  expect(cells[5]).toMatchObject({ problem: { errors: [{ field: 'paymentDays' }] } });
  expect(await read('D3')).toMatchObject({ phone: '8613800', note: 'Taken', territory: 'EAST' });
});

test('several cells of one place are one move', async () => {
  await addCustomers(service, dealer('D5'));
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const repId = members.find((member) => member.name === 'planner')?.memberId ?? '';
  const cells = [cell('D5', 'territory', 'EAST', 'WEST'), cell('D5', 'repId', null, repId)];
  expect(await outcomes(cells)).toEqual(['taken', 'taken']);
  const { moves } = await read('D5');
  expect(moves).toMatchObject([{ territory: 'EAST' }, { territory: 'WEST', repId }]);
  expect((await readHead(service.db, 'D5'))?.territory).toBe('WEST');
});

test('16 people editing one customer at once: every cell is kept or answered as a conflict', async () => {
  await addCustomers(service, dealer('D6'), ...['E1', 'E2', 'E3'].map((code) => dealer(code)));
  const fields: CustomerField[] = ['note', 'town', 'address', 'phone'];
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, i) =>
      push([cell('D6', fields[i % 4] ?? 'note', null, `Typed by ${String(i)}`)]),
    ),
  );
  const said = answers.flatMap((answer) => answer.cells.map((c) => c.outcome));
  expect(said.filter((outcome) => outcome === 'taken')).toHaveLength(4);
  expect(said.filter((outcome) => outcome === 'conflict')).toHaveLength(12);
  const after = await read('D6');
  expect(after.version).toBe(5);
  for (const [i, answer] of answers.entries()) {
    const field = fields[i % 4] ?? 'note';
    if (answer.cells[0]?.outcome === 'taken') expect(after[field]).toBe(`Typed by ${String(i)}`);
  }
});

test('changes of terms while the dealer’s account is posted to are all kept', async () => {
  await setPriceLists(service, 'P7');
  await addCustomers(service, dealer('D7'));
  const day = dayIn('Asia/Shanghai');
  const payment = (i: number) => {
    const letter = 'ABCDEFGH'.charAt(i);
    const entryId = `${day}-D7-${letter.repeat(16)}`;
    const entries = [{ kind: 'payment', entryId, dealerId: 'D7', day, amount: 100 }];
    return service.ask(routes.accounts.postEntries, { body: { entries } }, 'finance');
  };
  const [terms, ...posted] = await Promise.all([
    push([cell('D7', 'paymentDays', null, 7), cell('D7', 'priceList', null, 'P7')]),
    ...Array.from({ length: 8 }, (_, i) => payment(i)),
  ]);
  expect(terms.cells).toEqual([{ outcome: 'taken' }, { outcome: 'taken' }]);
  expect(posted.flatMap((p) => p.answers.map((a) => a.outcome))).toEqual(Array(8).fill('recorded'));
  const head = await readHead(service.db, 'D7');
  expect(head).toMatchObject({ version: 9, balance: -800, paymentDays: 7, priceList: 'P7' });
});
