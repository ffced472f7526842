import { expect, test } from 'vitest';
import { changedMember, newMember, remainingAdmin } from '../../domain/member-changes.ts';
import { territoriesOf, worksIn, type Member } from '../../domain/member.ts';
import type { Role } from '../../domain/role.ts';

const by = { memberId: 'M0', at: '2026-11-23T08:00:00.000Z' };
const member = (memberId: string, roles: Role[], territories = ['EAST'], active = true): Member =>
  newMember(memberId, `${memberId}@x.example`, { name: memberId, roles, territories, active }, by);

test.each<[Role, string[], string, boolean]>([
  ['rep', ['EAST'], 'EAST', true],
  ['rep', ['EAST'], 'WEST', false],
  ['rep', [], 'EAST', false],
  ['rep', ['*'], 'WEST', true],
  ['director', [], 'WEST', true],
  ['admin', [], 'WEST', true],
  ['finance', ['EAST'], 'WEST', false],
])('a %s of %j and territory %s: %s', (role, territories, territory, expected) => {
  expect(worksIn(member('A', [role], territories), territory)).toBe(expected);
});

test('territories to list by: all, the member’s own, or the one asked for where it is theirs', () => {
  const rep = member('A', ['rep'], ['EAST', 'WEST']);
  expect(territoriesOf(rep)).toEqual(['EAST', 'WEST']);
  expect(territoriesOf(rep, 'WEST')).toEqual(['WEST']);
  expect(territoriesOf(rep, 'SEA')).toEqual([]);
  expect(territoriesOf(member('A', ['director'], []))).toBeNull();
  expect(territoriesOf(member('A', ['rep'], ['*']))).toBeNull();
});

test('a change keeps what it does not name and at most 200 versions of history', () => {
  let one = member('A', ['rep']);
  for (let i = 0; i < 250; i++) one = changedMember(one, { name: `Name ${String(i)}` }, by);
  expect(one).toMatchObject({ name: 'Name 249', roles: ['rep'], version: 251 });
  expect(one.history).toHaveLength(200);
  expect(one.history.at(-1)?.terms.name).toBe('Name 249');
});

test('an admin may go only while another active one remains', () => {
  const [a, b] = [member('A', ['admin']), member('B', ['admin', 'rep'])];
  const closed = member('C', ['admin'], [], false);
  const gone = changedMember(a, { active: false }, by);
  expect(remainingAdmin(a, gone, [a, closed])).toMatchObject({ reason: 'last-admin' });
  expect(remainingAdmin(a, gone, [a, b, closed])).toMatchObject({ facts: b });
  expect(remainingAdmin(a, changedMember(a, { name: 'X' }, by), [a])).toMatchObject({
    facts: null,
  });
});
