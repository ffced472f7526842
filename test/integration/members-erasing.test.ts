import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import { readEntries } from '../../store/entries.ts';
import { keys } from '../../store/keys.ts';
import { everyItem } from '../../store/whole-table.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { refusalOf } from '../support/refusal.ts';
import type { Person } from '../support/service.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const { changeMember, eraseMember, inviteMember, listMembers } = routes.members;
const person: Person = 'wang.xiaoming@qingquan.example';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
});
afterAll(() => trade.stop());

const invited = async (name = 'Wang Xiaoming'): Promise<Member> => {
  const body = { email: person, name, roles: ['planner' as const], territories: ['*'] };
  const member = await trade.ask(inviteMember, { body }, 'admin');
  await trade.ask(routes.company.me, {}, person);
  return member;
};

const close = (memberId: string, version: number) =>
  trade.ask(changeMember, { params: { memberId }, body: { version, active: false } }, 'admin');

const erase = (memberId: string, version: number) => {
  const body = { version, reason: 'Asked in writing on 20 November' };
  return trade.ask(eraseMember, { params: { memberId }, body }, 'admin');
};

/** Everything the table holds, as one text. */
async function tableText(): Promise<string> {
  const texts: string[] = [];
  for await (const item of everyItem(trade.db)) texts.push(JSON.stringify(item));
  return texts.join('\n');
}

const traces = /wang|xiaoming/i;

test('an erased member leaves no name, email or subject, and the ledger stays whole', async () => {
  await trade.dealer('D1');
  const { memberId } = await invited();
  await trade.recorded(newEntry('sale', { document: 'A', lines: worth(500) }), person);
  await trade.ask(
    changeMember,
    { params: { memberId }, body: { version: 1, name: 'Wang X.' } },
    'admin',
  );
  expect(await refusalOf(erase(memberId, 2))).toBe('member-active');
  await close(memberId, 2);
  expect(await refusalOf(erase(memberId, 2))).toBe('changed-meanwhile');
  expect(await tableText()).toMatch(traces);
  const erased = await erase(memberId, 3);
  expect(await tableText()).not.toMatch(traces);
  expect(erased).toMatchObject({
    name: `Member ${memberId}`,
    active: false,
    erased: { reason: 'Asked in writing on 20 November' },
  });
  expect(erased.history).toHaveLength(4);
  const [entry] = await readEntries(trade.db, 'D1');
  expect(entry?.by).toBe(memberId);
});

test('who erased, when and why is told, and asking again changes nothing', async () => {
  const { members } = await trade.ask(listMembers, {}, 'admin');
  const erased = members.find((member) => member.erased);
  const admin = members.find((member) => member.roles.includes('admin'));
  expect(erased?.erased?.by).toBe(admin?.memberId);
  const again = await erase(erased?.memberId ?? '', 1);
  expect(again).toEqual(erased);
});

test('an erased member is never changed again, and nobody signs in as it', async () => {
  const { members } = await trade.ask(listMembers, {}, 'admin');
  const { memberId = '', version = 0 } = members.find((member) => member.erased) ?? {};
  const body = { version, active: true };
  const change = trade.ask(changeMember, { params: { memberId }, body }, 'admin');
  expect(await refusalOf(change)).toBe('member-erased');
  expect(await refusalOf(trade.ask(routes.company.me, {}, person))).toBe('not-a-member');
});

test('the person may be invited anew, and is somebody else then', async () => {
  const { members } = await trade.ask(listMembers, {}, 'admin');
  const before = members.find((member) => member.erased);
  const { memberId } = await invited();
  expect(memberId).not.toBe(before?.memberId);
  const me = await trade.ask(routes.company.me, {}, person);
  expect(me.memberId).toBe(memberId);
  await close(memberId, 1);
  await erase(memberId, 2);
  expect(await tableText()).not.toMatch(traces);
});

test('the subject that 0.1.0 bound without keeping it is kept at the next request', async () => {
  const { memberId } = await invited();
  await trade.db.documents.send(
    new UpdateCommand({
      TableName: trade.db.table,
      Key: keys.member(memberId),
      UpdateExpression: 'REMOVE subject',
    }),
  );
  await trade.ask(routes.company.me, {}, person);
  await close(memberId, 1);
  await erase(memberId, 2);
  expect(await tableText()).not.toMatch(traces);
});

test('a customer’s contact person is gone once the contacts are changed', async () => {
  const contacts = [{ name: 'Wang Li', role: 'owner', phone: '139-0000', email: null }];
  const params = { customerId: 'D1' };
  const change = (version: number, body: object) =>
    trade.ask(routes.customers.changeCustomer, { params, body: { version, ...body } }, 'admin');
  await change(1, { contacts });
  expect(await tableText()).toMatch(/Wang Li/);
  await change(2, { contacts: [] });
  expect(await tableText()).not.toMatch(/Wang Li|139-0000/);
});
