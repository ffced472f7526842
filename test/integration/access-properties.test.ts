import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openapi } from '../../api/openapi.ts';
import { PostEntries } from '../../api/routes/accounts.ts';
import { routeKey } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import { everyRole } from '../../domain/role.ts';
import { canaries } from '../support/canary.ts';
import { everyRoute, newEntries, type About, type Tried } from '../support/inputs.ts';
import { sendRaw } from '../support/raw.ts';
import { startService, type Service } from '../support/service.ts';
import { fingerprint, makeWorld, type World } from '../support/world.ts';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await startService();
  world = await makeWorld(service);
});
afterAll(() => service.stop());

/** Names of what only the service itself decides, and of what reaches into objects. */
const assigned = [
  ...['balance', 'owed', 'unapplied', 'version', 'status', 'state', 'hash', 'previous', 'at'],
  ...['by', 'createdBy', 'createdAt', 'changedBy', 'changedAt', 'decidedBy', 'requestedBy'],
  ...['memberId', 'dealerId', 'customerId', 'bound', 'subject', 'roles', 'territory', 'erased'],
  ...['creditLimit', 'closedThrough', 'history', 'pk', 'sk', 'toString', '__proto__', 'prototype'],
];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every body that is the given one with a name more in one of its objects. */
function* withName(value: unknown, name: string): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [i, each] of value.entries()) {
      for (const more of withName(each, name)) yield value.with(i, more);
    }
  }
  if (!isObject(value)) return;
  const own = Object.fromEntries([...Object.entries(value), [`@${name}`, 1]]);
  if (!(name in value) || name === 'toString' || name === '__proto__') yield own;
  for (const [key, each] of Object.entries(value)) {
    for (const more of withName(each, name)) yield { ...value, [key]: more };
  }
}

const nobody: About = {
  dealerId: 'D',
  approvalId: 'A~B~C',
  memberId: 'M',
  month: '2026-01',
  day: '2026-01-01',
};

/** Each kind of entry is a body of its own: one bad entry holds back no other. */
const bodiesOf = (tried: Tried, about: About): unknown[] =>
  tried.name === 'postEntries'
    ? newEntries(about).map((entry) => ({ entries: [entry] }))
    : [tried.given(about).body];

const withBody = everyRoute.filter((tried) => tried.given(nobody).body !== undefined);
const schemaOf = ({ name, route }: Tried) => (name === 'postEntries' ? PostEntries : route.body);

describe('nothing that the service decides can be given in a body, in whichever object', () => {
  for (const tried of withBody) {
    test(routeKey(tried.route), async () => {
      const before = await fingerprint(service.db);
      const { params, query } = tried.given(world.own);
      const role = tried.route.roles === 'open' ? 'admin' : (tried.route.roles[0] ?? 'admin');
      let refused = 0;
      for (const name of assigned) {
        for (const whole of bodiesOf(tried, world.own).flatMap((each) => [
          ...withName(each, name),
        ])) {
          const body = JSON.stringify(whole).replaceAll(`"@${name}":`, `"${name}":`);
          // A name that the schema itself has there is no smuggled one: only its value is wrong.
          if (name !== '__proto__' && schemaOf(tried).safeParse(JSON.parse(body)).success) continue;
          const raw = { params: params as Record<string, string>, query: query as never, body };
          const reply = await sendRaw(tried, raw, role);
          expect([name, body, reply.status]).toEqual([name, body, 400]);
          refused++;
        }
      }
      expect(refused).toBeGreaterThan(20);
      expect(await fingerprint(service.db)).toBe(before);
    });
  }
});

test('every object that is answered is closed: a field that is not declared can’t be in it', () => {
  const open: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) return value.forEach((each, i) => walk(each, `${at}[${String(i)}]`));
    if (!isObject(value)) return;
    const closed = value['additionalProperties'] === false || 'propertyNames' in value;
    if (value['type'] === 'object' && !closed) open.push(at);
    for (const [key, each] of Object.entries(value)) walk(each, `${at}.${key}`);
  };
  const { components, paths } = openapi();
  for (const [name, schema] of Object.entries(components.schemas)) {
    if (name !== 'Problem') walk(schema, name);
  }
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    for (const status of ['200', '201']) walk(operation.responses[status], operation.operationId);
  }
  // The document of the service itself is any JSON.
  expect(open.filter((at) => !at.startsWith('openapi.'))).toEqual([]);
});

test('bank data is shown to finance alone, in whatever is answered to whom', async () => {
  const bank = {
    accountName: 'Canary Trading',
    bank: 'Canary Bank',
    accountNumber: `${canaries.bankNumber} 9999`,
    taxNumber: `${canaries.taxNumber}CANARY`,
  };
  const params = { customerId: world.own.dealerId };
  const kept = { params, body: { version: 1, bank } };
  await service.ask(routes.customers.changeCustomer, kept, 'finance');
  const parts = [bank.accountName, bank.bank, canaries.bankNumber, canaries.taxNumber];
  for (const tried of everyRoute.filter(({ route }) => route.roles !== 'open')) {
    for (const role of everyRole.filter((each) => each !== 'finance')) {
      const reply = await service.send(tried.route, tried.given(world.own), role);
      expect([tried.name, role, parts.filter((part) => reply.body.includes(part))]).toEqual([
        tried.name,
        role,
        [],
      ]);
    }
  }
  const shown = await service.send(routes.customers.getCustomer, { params }, 'finance');
  for (const part of parts) expect(shown.body).toContain(part);
});
