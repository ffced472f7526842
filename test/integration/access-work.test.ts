import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routeKey, type AnyRoute } from '../../api/route.ts';
import type { Role } from '../../domain/role.ts';
import { consumedBy } from '../support/capacity.ts';
import { everyRoute, type About, type Tried } from '../support/inputs.ts';
import { startService, type Service } from '../support/service.ts';
import { boundRoles, fingerprint, makeWorld, type World } from '../support/world.ts';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await startService();
  world = await makeWorld(service);
});
afterAll(() => service.stop());

const nobody: About = {
  dealerId: 'WEST1',
  approvalId: 'x~WEST1~y',
  memberId: 'M',
  month: '2026-01',
  day: '2026-01-01',
};

/** Routes whose request names a dealer, in its path, query or body. */
const naming = everyRoute.filter(({ given }) => JSON.stringify(given(nobody)).includes('WEST1'));

/** Someone who may ask, and whose sight ends at the territory; of what is open to all, anybody. */
const askerOf = ({ roles }: AnyRoute): Role => {
  const found = boundRoles.find((role) => roles === 'open' || roles.includes(role));
  if (!found) throw new Error('nobody whose sight is bounded may ask this');
  return found;
};

describe('a dealer of another territory costs the same work as one that does not exist', () => {
  for (const tried of naming) {
    test(routeKey(tried.route), async () => {
      const role = askerOf(tried.route);
      const ask = async (about: About) => {
        const send = () => service.send(tried.route, tried.given(about), role);
        const { result, calls, read, write, roundTrips } = await consumedBy(service.db, send);
        return { status: result.status, calls, read, write, roundTrips };
      };
      // The first request of a person reads what the function then remembers.
      await ask(world.unknown);
      expect(await ask(world.other)).toEqual(await ask(world.unknown));
    });
  }
});

/**
 * A bank statement is the whole company's: whose sight ends at a territory is refused it whole,
 * whatever its rows name.
 */
const ofWholeCompany = 'decideBankLines';

/** Routes whose body lists rows, each about a dealer of its own. */
const batches = naming.flatMap((tried) => {
  if (tried.name === ofWholeCompany) return [];
  const body = (tried.given(nobody).body ?? {}) as Record<string, unknown>;
  const list = Object.entries(body).find(
    ([, rows]) => Array.isArray(rows) && JSON.stringify(rows).includes('WEST1'),
  )?.[0];
  return list === undefined ? [] : [{ tried, list }];
});

/** One request about several dealers: the rows of each, one after the other. */
function mixed({ tried, list }: { tried: Tried; list: string }, about: readonly About[]) {
  const all = about.map((each) => tried.given(each));
  const rows = all.flatMap(({ body }) => (body as Record<string, unknown[]>)[list] ?? []);
  return { ...all[0], body: { ...(all[0]?.body as object), [list]: rows } };
}

describe('of rows about several dealers, those of another territory are as ones of nobody', () => {
  for (const batch of batches) {
    test(routeKey(batch.tried.route), async () => {
      const { own, other, unknown } = world;
      const role = askerOf(batch.tried.route);
      const send = async (about: readonly About[]) => {
        const reply = await service.send(batch.tried.route, mixed(batch, about), role);
        expect(reply.status).toBe(200);
        return Object.values(JSON.parse(reply.body) as Record<string, unknown>)[0] as unknown[];
      };
      const answers = await send([own, other, unknown]);
      const size = answers.length / 3;
      const [mine, theirs, nobodys] = [0, 1, 2].map((i) =>
        answers.slice(i * size, (i + 1) * size).map((each) => JSON.stringify(each)),
      );
      expect(size).toBeGreaterThan(0);
      expect(nobodys).toEqual(theirs?.map((each) => each.replaceAll('WEST1', 'NONE1')));
      for (const each of theirs ?? []) expect(each).toMatch(/customer-not-found|row-unknown/);
      for (const each of mine ?? []) expect(each).not.toMatch(/customer-not-found|row-unknown/);
      // Others beside it change nothing: the same rows again write nothing, and answer no more.
      const before = await fingerprint(service.db);
      await service.send(batch.tried.route, mixed(batch, [other, unknown]), role);
      expect(await fingerprint(service.db)).toBe(before);
    });
  }

  test('a bank statement is refused whole to whose sight ends at a territory', async () => {
    const { route, given } = naming.find(({ name }) => name === ofWholeCompany) ?? {};
    if (!route || !given) throw new Error(`${ofWholeCompany} is gone`);
    for (const about of [world.own, world.other]) {
      expect((await service.send(route, given(about), askerOf(route))).status).toBe(403);
    }
  });

  test('every route that takes rows is among them', () => {
    expect(batches.map(({ tried }) => tried.name).sort()).toEqual(
      [
        ...['acceptPlans', 'approvePlans', 'openPlans', 'postEntries', 'pushCustomers'],
        ...['pushMonthPlans', 'rejectPlans', 'revisePlans', 'submitPlans'],
      ].sort(),
    );
  });
});
