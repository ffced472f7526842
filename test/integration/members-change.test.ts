import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import { refusalOf } from '../support/refusal.ts';
import { domain, startService, type Service } from '../support/service.ts';

const { inviteMember, changeMember, listMembers } = routes.members;

let service: Service;
beforeAll(async () => {
  service = await startService();
  await service.invite(['planner']);
});
afterAll(() => service.stop());

const named = async (email: string): Promise<Member> => {
  const { members } = await service.ask(listMembers, {}, 'admin');
  const found = members.find((member) => member.email === `${email}@${domain}`);
  if (!found) throw new Error(`${email} is no member`);
  return found;
};

const change = async (email: string, body: Partial<Member>, version?: number) => {
  const member = await named(email);
  const given = {
    params: { memberId: member.memberId },
    body: { version: version ?? member.version, ...body },
  };
  return service.ask(changeMember, given, 'admin');
};

test('an email is invited once, and the same invitation again gives the first answer', async () => {
  const body = {
    email: `li@${domain}`,
    name: 'Li',
    roles: ['rep' as const],
    territories: ['ALL'],
  };
  const first = await service.ask(inviteMember, { body }, 'admin');
  expect(await service.ask(inviteMember, { body }, 'admin')).toEqual(first);
  const other = { ...body, name: 'Another Li' };
  expect(await refusalOf(service.ask(inviteMember, { body: other }, 'admin'))).toBe(
    'already-exists',
  );
});

test('two invitations of one email at once make one member', async () => {
  const invite = (name: string) => {
    const body = { email: `twice@${domain}`, name, roles: ['rep' as const], territories: [] };
    return service.send(inviteMember, { body }, 'admin');
  };
  const replies = await Promise.all(['A', 'B', 'C', 'D'].map(invite));
  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409]);
});

test('every change is kept with who made it and when', async () => {
  const admin = await named('admin');
  await change('planner', { territories: ['ALL'] });
  const changed = await change('planner', { roles: ['planner', 'manager'] });
  expect(changed.version).toBe(3);
  expect(changed.history.map((h) => [h.by, h.terms.roles, h.terms.territories])).toEqual([
    [admin.memberId, ['planner'], ['*']],
    [admin.memberId, ['planner'], ['ALL']],
    [admin.memberId, ['planner', 'manager'], ['ALL']],
  ]);
});

test('a change on an old version is refused, the same change again is not', async () => {
  const { version } = await named('planner');
  const first = await change('planner', { name: 'Planner of all' }, version);
  expect(await change('planner', { name: 'Planner of all' }, version)).toEqual(first);
  expect(await refusalOf(change('planner', { name: 'Someone' }, version))).toBe(
    'changed-meanwhile',
  );
});

test('a territory that the company does not have is refused', async () => {
  expect(await refusalOf(change('planner', { territories: ['NONE'] }))).toBe('territory-unknown');
});

test('a member who does not exist is not found', async () => {
  const given = { params: { memberId: 'NOBODY' }, body: { version: 1, name: 'X' } };
  expect(await refusalOf(service.ask(changeMember, given, 'admin'))).toBe('not-found');
});

test('the last admin can neither leave nor lose the role, nor can two at once', async () => {
  expect(await refusalOf(change('admin', { roles: ['viewer'] }))).toBe('last-admin');
  expect(await refusalOf(change('admin', { active: false }))).toBe('last-admin');
  const body = {
    email: `second@${domain}`,
    name: 'Second',
    roles: ['admin' as const],
    territories: [],
  };
  await service.ask(inviteMember, { body }, 'admin');
  const both = [await named('admin'), await named('second')];
  const replies = await Promise.all(
    both.map(({ memberId, version }) => {
      const given = { params: { memberId }, body: { version, active: false } };
      return service.send(changeMember, given, 'admin');
    }),
  );
  // Whoever came second was refused, for whichever reason it met.
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
});
