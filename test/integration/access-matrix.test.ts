import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { routeKey } from '../../api/route.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { everyRoute, newEntries, type About, type Tried } from '../support/inputs.ts';
import { emailOf, startService, type Service } from '../support/service.ts';
import { boundRoles, fingerprint, makeWorld, type World } from '../support/world.ts';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await startService();
  world = await makeWorld(service);
});
afterAll(() => service.stop());

const send = ({ route, given }: Tried, about: About, as: Role) =>
  service.send(route, given(about), as);

const codeOf = (body: string): unknown => (JSON.parse(body) as { code?: unknown }).code;

/** Roles of a route, of those that have a person bound to EAST. */
const boundTo = ({ route }: Tried): Role[] =>
  boundRoles.filter((role) => route.roles !== 'open' && route.roles.includes(role));

const mayAsk = ({ route }: Tried, role: Role) =>
  route.roles === 'open' || route.roles.includes(role);

describe('a role that the route does not name is refused, and nothing is written', () => {
  for (const tried of everyRoute) {
    test(routeKey(tried.route), async () => {
      const before = await fingerprint(service.db);
      for (const role of everyRole.filter((r) => !mayAsk(tried, r))) {
        const reply = await send(tried, world.own, role);
        expect([role, reply.status, codeOf(reply.body)]).toEqual([role, 403, 'not-allowed']);
      }
      expect(await fingerprint(service.db)).toBe(before);
    });
  }
});

/** What the routes answer differs by dealer only where the request names one. */
const naming = everyRoute.filter(
  ({ given }) =>
    JSON.stringify(given(about('QQA9'))).replaceAll('QQA9', 'QQB9') !==
    JSON.stringify(given(about('QQA9'))),
);

function about(dealerId: string): About {
  return {
    dealerId,
    approvalId: `x~${dealerId}~y`,
    memberId: 'M',
    month: '2026-01',
    day: '2026-01-01',
  };
}

describe('a dealer of another territory is as one that does not exist [defect 14]', () => {
  for (const tried of naming) {
    test(routeKey(tried.route), async () => {
      const before = await fingerprint(service.db);
      for (const role of boundTo(tried)) {
        const other = await send(tried, world.other, role);
        const unknown = await send(tried, world.unknown, role);
        expect(unknown.body).toBe(other.body.replaceAll('WEST1', 'NONE1'));
        expect(unknown.status).toBe(other.status);
        if (tried.route.path.includes('{dealerId}') || tried.route.path.includes('{customerId}')) {
          expect([role, other.status, codeOf(other.body)]).toEqual([role, 404, 'not-found']);
        }
      }
      expect(await fingerprint(service.db)).toBe(before);
    });
  }
});

describe('what names no dealer shows none of another territory [defect 14]', () => {
  for (const tried of everyRoute.filter((t) => !naming.includes(t) && t.route.method === 'GET')) {
    test(routeKey(tried.route), async () => {
      for (const role of boundTo(tried)) {
        const { query = {}, ...given } = tried.given(world.own);
        const open = without('territory', query as object);
        for (const asked of [open, query, { ...open, territory: 'WEST' }]) {
          const known = asked === open || 'territory' in (query as object);
          if (!known) continue;
          const reply = await service.send(tried.route, { ...given, query: asked }, role);
          expect([role, reply.status]).toEqual([role, 200]);
          expect(reply.body).not.toContain('WEST1');
        }
      }
    });
  }
});

const without = (name: string, query: object) =>
  Object.fromEntries(Object.entries(query).filter(([other]) => other !== name));

describe('a role that the route names is never refused for its role', () => {
  for (const tried of everyRoute) {
    test(routeKey(tried.route), async () => {
      for (const role of everyRole.filter((r) => mayAsk(tried, r))) {
        const reply = await send(tried, world.own, role);
        expect(reply.status).toBeLessThan(500);
        if (reply.status !== 403) continue;
        // Bank data, the one field that its own role guards, is in the change of a customer.
        const guarded = tried.name === 'changeCustomer' ? [] : ['not-allowed'];
        expect(['not-a-member', ...guarded]).not.toContain(codeOf(reply.body));
      }
    });
  }
});

test('a role that is taken away, and a membership that is closed, end with the next request', async () => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  const rep = members.find((member) => member.email === emailOf('rep'));
  const params = { memberId: rep?.memberId ?? '' };
  const change = async (body: { roles?: Role[]; active?: boolean }) => {
    const all = await service.ask(routes.members.listMembers, {}, 'admin');
    const version = all.members.find((m) => m.memberId === params.memberId)?.version ?? 0;
    const given = { params, body: { version, ...body } };
    await service.ask(routes.members.changeMember, given, 'admin');
  };
  const entries = { body: { entries: newEntries(world.own) } };
  const post = () => service.send(routes.accounts.postEntries, entries, 'rep');
  expect((await post()).status).toBe(200);
  await change({ roles: ['viewer'] });
  expect(codeOf((await post()).body)).toBe('not-allowed');
  await change({ active: false });
  for (const tried of everyRoute.filter((t) => t.route.roles !== 'open')) {
    const reply = await send(tried, world.own, 'rep');
    expect([reply.status, codeOf(reply.body)]).toEqual([403, 'not-a-member']);
  }
});
