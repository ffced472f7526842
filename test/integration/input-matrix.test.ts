import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PostEntries } from '../../api/routes/accounts.ts';
import { routeKey } from '../../api/route.ts';
import { nameOf, notJson, valueOf, wrongBodies } from '../support/bad-values.ts';
import { everyRoute, newEntries, type Tried } from '../support/inputs.ts';
import { sendRaw, type Raw } from '../support/raw.ts';
import { startService, type Person, type Service } from '../support/service.ts';
import { fingerprint, makeWorld, type World } from '../support/world.ts';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await startService();
  world = await makeWorld(service);
});
afterAll(() => service.stop());

/** Someone who may ask: the first role of the route. */
const asker = ({ route }: Tried): Person =>
  route.roles === 'open' ? 'admin' : (route.roles[0] ?? 'admin');

const wellFormed = (tried: Tried): Raw => {
  const { params, query, body } = tried.given(world.own);
  return {
    params: params as Record<string, string>,
    query: query as Record<string, string>,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
};

interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** Sends a request that must be refused and answers the fields it names. */
async function refusedFields(tried: Tried, raw: Raw, what: string): Promise<string[]> {
  const reply = await sendRaw(tried, raw, asker(tried));
  expect([what, reply.status]).toEqual([what, 400]);
  const problem = JSON.parse(reply.body) as Refusal;
  expect([what, problem.code]).toEqual([what, 'invalid-request']);
  const errors = problem.errors ?? [];
  for (const { message } of errors) expect(message).toMatch(/\w/);
  return errors.map((error) => error.field);
}

const aboutNobody = {
  dealerId: 'D',
  approvalId: 'A~B~C',
  memberId: 'M',
  month: '2026-01',
  day: '2026-01-01',
};

/** Every route with a body; entries are tried kind by kind, because each is read on its own. */
const withBody = everyRoute
  .filter((tried) => tried.given(aboutNobody).body !== undefined)
  .flatMap((tried) => (tried.name === 'postEntries' ? eachKind(tried) : [tried]));

function eachKind(tried: Tried): Tried[] {
  return newEntries(aboutNobody).map((_, i) => ({
    ...tried,
    given: (about) => ({ body: { entries: newEntries(about).slice(i, i + 1) } }),
  }));
}

const titleOf = (tried: Tried): string => {
  const body = tried.given(aboutNobody).body as { entries?: { kind: string }[] };
  return `${routeKey(tried.route)} ${body.entries?.[0]?.kind ?? ''}`.trim();
};

/** What the body is read by. */
const schemaOf = ({ name, route }: Tried) => (name === 'postEntries' ? PostEntries : route.body);

describe('a body with one thing wrong is refused by the name of the field, and nothing is written', () => {
  for (const tried of withBody) {
    test(titleOf(tried), async () => {
      const before = await fingerprint(service.db);
      const given = wellFormed(tried);
      let wrongs = 0;
      const found = new Set<string>();
      for (const { what, path, text } of wrongBodies(tried.given(world.own).body)) {
        const { error } = schemaOf(tried).safeParse(valueOf(text));
        if (!error) continue;
        wrongs += 1;
        // What is found wrong in the same place in the same way is answered alike: it is sent once.
        const finding = JSON.stringify([path, error.issues], ['code', 'path', 'errors']);
        if (found.size === found.add(`${nameOf(path)} ${finding}`).size) continue;
        const name = nameOf(path);
        const fields = await refusedFields(tried, { ...given, body: text }, `${what} at ${name}`);
        const named = fields.some(
          (field) => path.length === 0 || field.startsWith(name) || name.startsWith(field),
        );
        expect([what, name, named, fields]).toEqual([what, name, true, fields]);
      }
      expect(wrongs).toBeGreaterThan(10);
      expect(await fingerprint(service.db)).toBe(before);
    });
  }
});

describe('a body that is no JSON, or reaches for a prototype, is refused', () => {
  for (const tried of withBody) {
    test(titleOf(tried), async () => {
      const before = await fingerprint(service.db);
      for (const body of notJson) {
        const fields = await refusedFields(tried, { ...wellFormed(tried), body }, body);
        expect(fields.length).toBeGreaterThan(0);
      }
      const large = { ...wellFormed(tried), body: JSON.stringify('x'.repeat(4 * 1024 * 1024)) };
      expect((await sendRaw(tried, large, asker(tried))).status).toBe(413);
      expect(await fingerprint(service.db)).toBe(before);
    });
  }
});

const badTexts = [
  '',
  ' ',
  '__proto__',
  'a b',
  '../x',
  'x'.repeat(200),
  '\u0000',
  '\ud800',
  '1e400',
  '-1',
  '#',
];

describe('a path or query with one thing wrong is refused by its name', () => {
  for (const tried of everyRoute) {
    test(routeKey(tried.route), async () => {
      const given = wellFormed(tried);
      for (const part of ['params', 'query'] as const) {
        const all = { ...given[part] };
        const names = [...Object.keys(all), ...(part === 'query' ? ['cursor', 'extra'] : [])];
        for (const name of names) {
          for (const text of badTexts) {
            const wrong = { ...all, [name]: text };
            if (tried.route[part].safeParse(wrong).success) continue;
            const what = `${name}=${text}`;
            expect(await refusedFields(tried, { ...given, [part]: wrong }, what)).toContain(name);
          }
        }
      }
    });
  }
});

const forged = 'A'.repeat(24);

describe('a cursor that the list did not give is refused', () => {
  const lists = everyRoute.filter(
    ({ route }) =>
      route.query.safeParse({ cursor: forged }).success &&
      !route.query.safeParse({ cursor: '#' }).success,
  );
  for (const tried of lists) {
    test(routeKey(tried.route), async () => {
      const given = wellFormed(tried);
      const query = { ...given.query, cursor: forged };
      expect(await refusedFields(tried, { ...given, query }, forged)).toEqual(['cursor']);
    });
  }
  test('every list of the service is among them', () => {
    expect(lists.map(({ name }) => name)).toContain('listCustomers');
    expect(lists.length).toBeGreaterThanOrEqual(7);
  });
});

describe('whatever the schema lets through is answered, never by an error of ours', () => {
  for (const tried of withBody) {
    test(titleOf(tried), async () => {
      const given = wellFormed(tried);
      for (const { what, path, text } of wrongBodies(tried.given(world.own).body)) {
        if (!schemaOf(tried).safeParse(valueOf(text)).success) continue;
        const reply = await sendRaw(tried, { ...given, body: text }, asker(tried));
        expect([what, nameOf(path), reply.status < 500]).toEqual([what, nameOf(path), true]);
      }
    });
  }
});

describe('whatever the schema lets through in path or query is answered, never by an error of ours', () => {
  for (const tried of everyRoute) {
    test(routeKey(tried.route), async () => {
      const given = wellFormed(tried);
      for (const part of ['params', 'query'] as const) {
        const schema = tried.route[part];
        for (const name of schema instanceof z.ZodObject ? Object.keys(schema.shape) : []) {
          for (const text of badTexts) {
            const odd = { ...given[part], [name]: text };
            if (!schema.safeParse(odd).success) continue;
            const reply = await sendRaw(tried, { ...given, [part]: odd }, asker(tried));
            expect([name, text, reply.status < 500]).toEqual([name, text, true]);
          }
        }
      }
    });
  }
});
