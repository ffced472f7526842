import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { routeKey } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import { everyRole, type Role } from '../../domain/role.ts';
import { everyRoute, type Tried } from '../support/inputs.ts';
import { sendRaw, type Raw } from '../support/raw.ts';
import { startService, type Person, type Service } from '../support/service.ts';
import { makeWorld, type World } from '../support/world.ts';

/** What each list was asked about, as it told the one place where cursors are opened. */
const { opened } = vi.hoisted(() => ({
  opened: [] as { question: unknown; member: Member; accepted: Promise<boolean> }[],
}));
vi.mock('../../functions/cursor.ts', async (original) => {
  const real = await original<typeof import('../../functions/cursor.ts')>();
  const readCursor: typeof real.readCursor = (cursor, question, member) => {
    const answer = real.readCursor(cursor, question, member);
    const accepted = answer.then(
      () => true,
      () => false,
    );
    opened.push({ question, member, accepted });
    return answer;
  };
  return { ...real, readCursor };
});

let service: Service;
let world: World;
beforeAll(async () => {
  service = await startService();
  world = await makeWorld(service);
});
afterAll(() => service.stop());

/** Every list of the service that goes on over pages. */
const lists = everyRoute.filter(
  ({ route }) => route.query instanceof z.ZodObject && 'cursor' in route.query.shape,
);

const mayAsk = ({ route }: Tried, role: Role): boolean =>
  route.roles === 'open' || route.roles.includes(role);

/** Who reads lists in some territories only. */
const readers = ['viewer', 'planner', 'custodian', 'finance'] as const;
const readerOf = (tried: Tried): Role => readers.find((role) => mayAsk(tried, role)) ?? 'viewer';

const wellFormed = (tried: Tried): Raw => {
  const { params, query } = tried.given(world.own);
  return { params: params as Record<string, string>, query: query as Record<string, string> };
};

/** Asks a list and answers the question and member that it opened its cursor with. */
async function asked(tried: Tried, raw: Raw, as: Person) {
  opened.length = 0;
  const reply = await sendRaw(tried, raw, as);
  const [first] = opened;
  if (!first) throw new Error(`${tried.name} opened no cursor: ${reply.body}`);
  return { ...first, reply };
}

/** A cursor that the list itself would have given to this person for this question. */
async function givenTo(tried: Tried, raw: Raw, as: Person): Promise<string> {
  const { question, member } = await asked(tried, raw, as);
  const { writeCursor } = await import('../../functions/cursor.ts');
  return writeCursor('EAST1', question, member);
}

const withCursor = (raw: Raw, cursor: string): Raw => ({ ...raw, query: { ...raw.query, cursor } });

async function expectRefused(tried: Tried, raw: Raw, as: Person, what: string): Promise<string> {
  const { reply, accepted } = await asked(tried, raw, as);
  expect([what, await accepted, reply.status]).toEqual([what, false, 400]);
  const problem = JSON.parse(reply.body) as { errors: { field: string }[] };
  expect([what, problem.errors.map(({ field }) => field)]).toEqual([what, ['cursor']]);
  return reply.body;
}

/** Values of which at least one says something else than what a list was asked, name by name. */
const others = [
  ...['WEST', 'WEST1', 'dealer', 'outlet', 'product', 'territory', 'cash', 'credit-limit'],
  ...['2026-01', '2026-02-03', '2026-01-01T00:00:00.000Z', 'true', '2', 'x', 'mine'],
  ...['signed', 'lent', 'waiting', 'past', 'licence', 'open', 'done', 'overdue'],
];

/** The same question with one thing asked otherwise, for each thing that can be asked. */
function* otherQuestions(tried: Tried, raw: Raw): Generator<[what: string, Raw]> {
  for (const part of ['params', 'query'] as const) {
    const schema = tried.route[part];
    const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    for (const name of names.filter((one) => one !== 'cursor')) {
      const before = { ...raw[part] };
      const changed = others
        .map((value) => ({ ...before, [name]: value }))
        .filter((odd) => odd[name] !== before[name] && schema.safeParse(odd).success);
      if (changed.length === 0) throw new Error(`nothing else to ask for ${name}: add to others`);
      for (const odd of changed) yield [`${name}=${odd[name] ?? ''}`, { ...raw, [part]: odd }];
    }
  }
}

describe('a cursor serves the list, the question and the member that it was given to', () => {
  for (const tried of lists) {
    test(routeKey(tried.route), async () => {
      const raw = wellFormed(tried);
      const cursor = await givenTo(tried, raw, 'director');
      const own = await asked(tried, withCursor(raw, cursor), 'director');
      expect(await own.accepted).toBe(true);
      const refusals = new Set<string>();
      const refused = async (odd: Raw, as: Person, what: string) =>
        refusals.add(await expectRefused(tried, odd, as, what));
      for (const as of everyRole.filter((role) => role !== 'director' && mayAsk(tried, role))) {
        await refused(withCursor(raw, cursor), as, `as ${as}`);
      }
      for (const [what, odd] of otherQuestions(tried, raw)) {
        const { question } = await asked(tried, odd, 'director').catch(() => ({ question: null }));
        // What does not reach the list at all, as a dealer that is not there, opens no cursor.
        if (question !== null) await refused(withCursor(odd, cursor), 'director', what);
      }
      for (const other of lists.filter((one) => one !== tried)) {
        const foreign = await givenTo(other, wellFormed(other), 'director');
        await refused(withCursor(raw, foreign), 'director', `of ${other.name}`);
      }
      for (const bad of [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, 'A'.repeat(40)]) {
        await refused(withCursor(raw, bad), 'director', bad);
      }
      expect(refusals.size).toBe(1);
    });
  }

  test('of every list of the service', () => {
    expect(lists.map(({ name }) => name).sort()).toEqual([
      'getCensus',
      'getMonthPlans',
      'getProposals',
      'getReceivables',
      'getReport',
      'getRestatement',
      'listApprovals',
      'listBankLines',
      'listContractExceptions',
      'listContractGaps',
      'listContracts',
      'listCustomers',
      'listEntries',
      'listFollowUps',
      'listLetters',
      'listPapers',
      'listProducts',
      'listStatementAnswers',
      'searchFiles',
    ]);
  });
});

test('a cursor of any list ends with the rights that it was given under', async () => {
  const before = new Map<Tried, string>();
  for (const tried of lists) {
    const raw = wellFormed(tried);
    before.set(tried, await givenTo(tried, raw, readerOf(tried)));
    const same = await asked(tried, withCursor(raw, before.get(tried) ?? ''), readerOf(tried));
    expect([tried.name, await same.accepted]).toEqual([tried.name, true]);
  }
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  for (const role of readers) {
    const reader = members.find((member) => member.roles.includes(role));
    const params = { memberId: reader?.memberId ?? '' };
    const body = { version: reader?.version ?? 0, territories: ['EAST', 'WEST'] };
    await service.ask(routes.members.changeMember, { params, body }, 'admin');
  }
  for (const [tried, cursor] of before) {
    await expectRefused(tried, withCursor(wellFormed(tried), cursor), readerOf(tried), tried.name);
  }
});
