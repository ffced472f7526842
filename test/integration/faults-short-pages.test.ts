import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { Db } from '../../store/dynamo.ts';
import { Actor, inNameOf } from '../support/faults/actor.ts';
import type { Draw } from '../support/faults/injection.ts';
import { enterWorld } from '../support/faults/world.ts';
import { everyRoute, type About, type Tried } from '../support/inputs.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { random } from '../support/totals-model.ts';
import { startTrade, type Trade } from '../support/trade.ts';

const about: About = {
  dealerId: 'D1',
  approvalId: 'none',
  memberId: 'none',
  month: '2026-11',
  day: '2026-11-23',
};

let trade: Trade;
let db: Db;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.invite(['director']);
  const tea = { variety: 'Tea', specification: '1', unit: 'bottle', caseSize: 1, price: 100 };
  for (let i = 1; i <= 9; i++) {
    const dealerId = await trade.dealer(`D${String(i)}`);
    const body = { ...tea, code: `P${String(i)}`, from: '2020-01-01' };
    await trade.ask(routes.products.addProduct, { body }, 'admin');
    const limit = { creditLimit: 900 * i, reason: 'Season' };
    const given = { params: { customerId: dealerId }, body: limit };
    await trade.ask(routes.customers.requestCreditLimit, given, 'director');
    const params = { month: about.month, dealerId: 'D1' };
    const cell = { row: 'TEA', field: 'quantity' as const, mine: i };
    const cells = [{ ...cell, base: i === 1 ? null : i - 1 }];
    await trade.ask(routes.plans.pushPlan, { params, body: { cells } }, 'admin');
    const sale = { dealerId: 'D1', document: `S${String(i)}`, lines: worth(100 * i) };
    await trade.recorded(newEntry('sale', sale));
  }
});
afterAll(() => trade.stop());

const isRead = ({ route }: Tried) => route.method === 'GET' && route.roles !== 'open';

/** Every page of a question as one answer: lists one after the other, all else as it came first. */
async function wholly({ route, given }: Tried): Promise<unknown> {
  let whole: unknown;
  let next: string | undefined;
  do {
    const { query = {}, ...rest } = given(about) as { query?: Record<string, string> };
    const open = Object.entries(query).filter(([name]) => name !== 'territory');
    const cursor = next === undefined ? {} : { cursor: next };
    const asked = { ...rest, query: { ...Object.fromEntries(open), ...cursor } };
    const reply = await trade.send(route, asked, 'admin');
    if (reply.status !== 200) return [reply.status, reply.body];
    const page = JSON.parse(reply.body) as { next?: string };
    next = page.next;
    whole = whole === undefined ? page : joined(whole, page);
  } while (next !== undefined);
  return withoutMoments(whole);
}

/** What differs between two answers though nothing was written, or where a page ends. */
const passing = new Set(['knownAt', 'restatedAt', 'today', 'next', 'instance', 'at']);
const ofEachPage = new Set(['columns', 'total']);

function joined(whole: unknown, page: unknown): unknown {
  if (Array.isArray(whole)) return [...(whole as unknown[]), ...(page as unknown[])];
  if (typeof whole !== 'object' || whole === null) return whole;
  const more = page as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [
      name,
      ofEachPage.has(name) ? value : joined(value, more[name]),
    ]),
  );
}

/** Questions that an answer names are as of its own moment. */
const withoutMoments = (whole: unknown): unknown =>
  JSON.parse(
    JSON.stringify(whole, (name, value: unknown) =>
      passing.has(name) ? undefined : value,
    ).replace(/asKnownAt=[^"&]+/g, 'asKnownAt='),
  );

const met = new Set<string>();
const shortPages: Draw = ({ action, input }) => {
  if (action !== 'Query') return null;
  met.add(JSON.stringify([input['IndexName'], input['KeyConditionExpression'], 'Limit' in input]));
  return { kind: 'short page', attempts: 1 };
};

test.each(everyRoute.filter(isRead).map((tried) => [tried.name, tried] as const))(
  '%s answers the same however few items its questions are answered at once, or none',
  async (_, tried) => {
    const calm = await wholly(tried);
    for (const seed of [1, 2, 3, 4, 5]) {
      const world = enterWorld(db, random(seed), shortPages);
      try {
        const short = await world.run(() => inNameOf(new Actor(), () => wholly(tried)));
        expect([seed, short]).toEqual([seed, calm]);
      } finally {
        world.leave();
      }
    }
  },
);

test('questions of every shape met short pages, those with a limit and of an index among them', () => {
  const shapes = [...met].map((shape) => JSON.parse(shape) as [string | null, string, boolean]);
  expect(shapes.length).toBeGreaterThanOrEqual(8);
  expect(shapes.some(([index]) => index !== null)).toBe(true);
  expect(shapes.some(([, , isLimited]) => isLimited)).toBe(true);
});
