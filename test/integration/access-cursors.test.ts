import { createHash, createHmac } from 'node:crypto';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import { clock } from '../../functions/clock.ts';
import { keys } from '../../store/keys.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Person, type Service } from '../support/service.ts';

/** Characters before the position in a cursor. */
const sealLength = 22;
const start = Date.now();

let service: Service;
let given: string;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['director', 'viewer']);
  const outlets = Array.from({ length: 201 }, (_, i) =>
    dealer(`O${String(1000 + i)}`, { tier: 'outlet' }),
  );
  await addCustomers(service, ...outlets);
});
afterAll(() => service.stop());

const ask = (cursor: string | undefined, as: Person = 'director') => {
  const query = { tier: 'outlet' as const, ...(cursor === undefined ? {} : { cursor }) };
  return service.send(routes.customers.listCustomers, { query }, as);
};
const nextOf = (body: string) => (JSON.parse(body) as { next: string }).next;

test('a cursor asked for before any was given is refused, and no key is made for it', async () => {
  expect((await ask('A'.repeat(40))).status).toBe(400);
  expect(await keyItem()).toBeUndefined();
  given = nextOf((await ask(undefined)).body);
  expect(await keyItem()).toBeDefined();
});

async function keyItem() {
  const get = new GetCommand({ TableName: service.db.table, Key: keys.cursorKeys() });
  return (await service.db.documents.send(get)).Item;
}

test('ten thousand cursors changed in any place are refused', async () => {
  const place = fc.nat(given.length - 1);
  const letter = fc.constantFrom(
    ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  );
  const changed = fc.oneof(
    fc.tuple(place, letter).map(([i, l]) => given.slice(0, i) + l + given.slice(i + 1)),
    place.map((i) => given.slice(0, i)),
    fc.base64String({ minLength: 1, maxLength: 8 }).map((more) => given + more),
    fc.string({ minLength: 1, maxLength: 60 }),
    fc.string({ maxLength: 12 }).map((position) => given.slice(0, sealLength) + encoded(position)),
  );
  const member = await director();
  const { readCursor } = await import('../../functions/cursor.ts');
  const question = ['customers', 'outlet', null];
  expect(await readCursor(given, question, member)).not.toBeNull();
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(changed, async (cursor) => {
      fc.pre(cursor !== given);
      tried++;
      const problem = { code: 'invalid-request' };
      await expect(readCursor(cursor, question, member)).rejects.toMatchObject(problem);
    }),
    { numRuns: 10_000 },
  );
  expect(tried).toBeGreaterThanOrEqual(10_000);
  for (const cursor of fc.sample(changed, 100).filter((each) => each !== given)) {
    expect((await ask(cursor)).status).toBe(400);
  }
  expect((await ask(given)).status).toBe(200);
});

async function director(): Promise<Member> {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const found = members.find((member) => member.roles.includes('director'));
  if (!found) throw new Error('no director');
  return found;
}

test('who knows all of the code, and not the key, can make none', async () => {
  const { memberId, roles, territories } = await service.ask(routes.company.me, {}, 'director');
  const position = 'O1100';
  const text = JSON.stringify([
    position,
    ['customers', 'outlet', null],
    memberId,
    roles,
    territories,
  ]);
  const guesses = ['', 'null', 'undefined', service.db.table, memberId, '0'.repeat(32), text];
  const seals = [
    createHash('sha256').update(text).digest('base64url'),
    ...guesses.map((key) => createHmac('sha256', key).update(text).digest('base64url')),
  ];
  for (const seal of seals) {
    for (const length of [sealLength, 16, 43]) {
      expect((await ask(seal.slice(0, length) + encoded(position))).status).toBe(400);
    }
  }
});

test('a cursor serves the member it was given to, with the rights of then', async () => {
  expect((await ask(given, 'viewer')).status).toBe(400);
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const viewer = members.find((m) => m.roles.includes('viewer'));
  const own = nextOf((await ask(undefined, 'viewer')).body);
  expect((await ask(own, 'viewer')).status).toBe(200);
  const params = { memberId: viewer?.memberId ?? '' };
  const body = { version: viewer?.version ?? 0, territories: ['EAST'] };
  await service.ask(routes.members.changeMember, { params, body }, 'admin');
  expect((await ask(own, 'viewer')).status).toBe(400);
});

test('after the key was changed a cursor still holds, after it was changed again no longer', async () => {
  const change = () => service.ask(routes.company.changeCursorKey, {}, 'admin');
  const before = given;
  expect((await change()).version).toBe(2);
  expect((await ask(before)).status).toBe(200);
  const between = nextOf((await ask(undefined)).body);
  expect((await change()).version).toBe(3);
  expect((await ask(before)).status).toBe(400);
  expect((await ask(between)).status).toBe(200);
  clock.now = () => start + 6 * 60 * 1000;
  expect((await ask(between)).status).toBe(200);
  expect((await ask(before)).status).toBe(400);
});

test('a key of 160 bits, as earlier versions made it, holds until it was changed', async () => {
  const short = 'K'.repeat(32);
  const shorten = new UpdateCommand({
    TableName: service.db.table,
    Key: keys.cursorKeys(),
    UpdateExpression: 'SET #current = :short',
    ExpressionAttributeNames: { '#current': 'current' },
    ExpressionAttributeValues: { ':short': short },
  });
  await service.db.documents.send(shorten);
  // Keys that were read before are read again once they are five minutes old.
  clock.now = () => start + 12 * 60 * 1000;
  const old = nextOf((await ask(undefined)).body);
  expect((await ask(old)).status).toBe(200);
  await service.ask(routes.company.changeCursorKey, {}, 'admin');
  const kept = await keyItem();
  expect(kept?.['previous']).toBe(short);
  expect(String(kept?.['current']).length * 5).toBeGreaterThanOrEqual(256);
  expect((await ask(old)).status).toBe(200);
});

test('only an admin changes the key, and nobody is shown it', async () => {
  const refused = await service.send(routes.company.changeCursorKey, {}, 'director');
  expect(refused.status).toBe(403);
  const reply = await service.send(routes.company.changeCursorKey, {}, 'admin');
  const kept = await keyItem();
  expect(reply.body).not.toContain(String(kept?.['current']));
  expect((await service.send(routes.company.getCompany, {}, 'admin')).body).not.toContain(
    String(kept?.['current']),
  );
});

test('a cursor that another instance sealed just after it changed the key holds at once', async () => {
  const [member, question] = [await director(), ['customers', 'outlet', null]];
  let now = start + 20 * 60 * 1000;
  clock.now = () => now;
  const mine = await import('../../functions/cursor.ts');
  await mine.writeCursor('O1100', question, member);
  vi.resetModules();
  const [other, { changeKeys }] = [
    await import('../../functions/cursor.ts'),
    await import('../../functions/cursor-keys.ts'),
  ];
  const sealedAnew = async () => {
    expect(await changeKeys()).not.toBeNull();
    return other.writeCursor('O1101', question, member);
  };
  const open = async (cursor: string) => mine.readCursor(cursor, question, member);
  expect(await open(await sealedAnew())).toBe('O1101');
  // Who sends one false cursor after the other makes no more than a read a second.
  const next = await sealedAnew();
  await expect(open(next)).rejects.toMatchObject({ code: 'invalid-request' });
  now += 1000;
  expect(await open(next)).toBe('O1101');
});

const encoded = (text: string) => Buffer.from(text).toString('base64url');
