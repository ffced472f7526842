import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { problems, type ProblemCode } from '../../api/problems.ts';
import { keys } from '../../store/keys.ts';
import { listMembers, readMember } from '../../store/members.ts';
import { putAll, removeItem } from '../../store/whole-table.ts';
import { claimsOf, domain, startService, type Person, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const { me } = routes.company;
const invite = (email: string) =>
  service.ask(
    routes.members.inviteMember,
    { body: { email, name: email, roles: ['viewer'], territories: [] } },
    'admin',
  );

async function signIn(as: Person, claims: Record<string, string> = {}) {
  const { status, body } = await service.send(me, {}, as, { claims });
  return { status, ...(JSON.parse(body) as { code?: ProblemCode; title?: string; name?: string }) };
}

const stranger = { status: problems['not-a-member'], code: 'not-a-member' };

test('nobody signs in to a half restored table, nor whom the deployment named', async () => {
  await putAll(service.db, [{ ...keys.restore(), sum: 'of a backup' }]);
  expect(await signIn('admin')).toMatchObject(stranger);
  expect(await listMembers(service.db)).toEqual([]);
  await removeItem(service.db, keys.restore());
});

test('the member named at deployment becomes admin at the first sign-in, also when requests race', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => service.send(me, {}, 'admin')));
  expect(replies.map((r) => r.status)).toEqual(Array(8).fill(200));
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  expect(members).toHaveLength(1);
  expect(members[0]).toMatchObject({ roles: ['admin'], bound: true, active: true });
});

test('nobody else becomes a member by signing in', async () => {
  const reply = await signIn(`somebody@${domain}`);
  expect(reply).toMatchObject(stranger);
  expect(reply.title).toContain(`somebody@${domain}`);
});

test('the first verified token of an invited person binds the subject, which decides from then on', async () => {
  const person: Person = `invited@${domain}`;
  const { memberId } = await invite(person);
  expect((await readMember(service.db, memberId))?.bound).toBe(false);
  const replies = await Promise.all(Array.from({ length: 8 }, () => signIn(person)));
  expect(replies.map((reply) => reply.status)).toEqual(Array(8).fill(200));
  expect((await readMember(service.db, memberId))?.bound).toBe(true);
  // The person was renamed at the identity provider; the subject is the same.
  const renamed = { email: `renamed@${domain}` };
  expect((await signIn(person, renamed)).status).toBe(200);
});

test('another account with the email of a member who has signed in gets nothing', async () => {
  const person: Person = `once@${domain}`;
  await invite(person);
  expect((await signIn(person)).status).toBe(200);
  expect(await signIn(person, { sub: 'another-subject' })).toMatchObject(stranger);
  expect((await signIn(person)).status).toBe(200);
});

test('two accounts racing for one invitation: exactly one gets it', async () => {
  const person: Person = `raced@${domain}`;
  await invite(person);
  const subjects = Array.from({ length: 8 }, (_, i) => ({ sub: `racer-${String(i)}` }));
  const replies = await Promise.all(subjects.map((claims) => signIn(person, claims)));
  expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
});

test.each<[string, Record<string, string>]>([
  ['an email that the provider has not verified', { email_verified: 'false' }],
  ['an account of another domain', { hd: 'elsewhere.example' }],
  ['an account of no domain', { hd: '' }],
  ['a token without subject', { sub: '' }],
])('%s is nobody’s, whatever the email says', async (_, claims) => {
  const person: Person = `strict-${claims['hd'] ?? claims['sub'] ?? 'unverified'}@${domain}`;
  await invite(person);
  const all = { ...claimsOf(person), ...claims };
  expect(await signIn(person, all)).toMatchObject(stranger);
});

test('an email in other letters is the same person', async () => {
  const person: Person = `letters@${domain}`;
  await invite(person);
  expect((await signIn(person, { email: `Letters@${domain}` })).status).toBe(200);
});

test('a membership that was closed before the first sign-in binds nobody', async () => {
  const person: Person = `closed@${domain}`;
  const { memberId } = await invite(person);
  const given = { params: { memberId }, body: { version: 1, active: false } };
  await service.ask(routes.members.changeMember, given, 'admin');
  expect(await signIn(person)).toMatchObject(stranger);
  expect((await readMember(service.db, memberId))?.bound).toBe(false);
});

test('refusals are in the language of the caller', async () => {
  const { body } = await service.send(me, {}, `fremd@${domain}`, { language: 'zh-CN,zh;q=0.9' });
  expect(body).toMatch(/\p{Script=Han}/u);
});
