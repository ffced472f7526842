import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Given } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import type { Db } from '../../store/dynamo.ts';
import { readEntries } from '../../store/entries.ts';
import { Actor, untilKilled } from '../support/faults/actor.ts';
import { enterWorld } from '../support/faults/world.ts';
import { expectWhole } from '../support/invariants.ts';
import { newEntry, worth } from '../support/ledger.ts';
import type { Person } from '../support/service.ts';
import { deliver, recordOf } from '../support/stream-records.ts';
import { random } from '../support/totals-model.ts';
import { expectTotals } from '../support/totals-whole.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
let db: Db;
let dealers: string[] = [];
let made = 0;
beforeAll(async () => {
  trade = await startTrade();
  ({ db } = await import('../../functions/database.ts'));
  await trade.invite(['director', 'planner']);
  for (const who of ['director', 'planner'] as const) await trade.ask(routes.company.me, {}, who);
});
afterEach(async () => {
  await expectWhole(trade.db, dealers);
  dealers = [];
});
afterAll(() => trade.stop());

const newDealer = async () => {
  const dealerId = await trade.dealer(`C${String(++made)}`, { creditLimit: 100_000 });
  dealers.push(dealerId);
  return dealerId;
};

/** Runs something of which nothing goes on after its k-th place; answers how many it passed. */
async function killedAt(k: number | null, work: () => Promise<unknown>): Promise<number> {
  const world = enterWorld(db, random(1), () => null);
  const actor = new Actor(k);
  try {
    await world.run(() => untilKilled(actor, work));
    return actor.places;
  } finally {
    world.leave();
  }
}

/** What is the same for every dealer to whom the same was done, without ids and instants. */
const likeAll = (body: string, dealerId: string): string =>
  body
    .replaceAll(dealerId, '-')
    .replaceAll(/\d{4}-\d\d-\d\d-+[0-9A-Z]{16}/g, 'id')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replaceAll(/"(subject|approvalId|hash|content)":"[^"]*"/g, '')
    .replaceAll('"same"', '"taken"');

/** A request that is to be made to a dealer of its own, after what must have happened before. */
interface Request {
  readonly route: AnyRoute;
  readonly given: Given<AnyRoute>;
  readonly as: Person;
}
const request = <R extends AnyRoute>(route: R, given: Given<R>, as: Person): Request => ({
  route,
  given: given,
  as,
});
const posting = (...entries: NewEntry[]) =>
  request(routes.accounts.postEntries, { body: { entries } }, 'admin');

const month = '2026-12';
const cells = [
  { row: 'TEA', field: 'quantity' as const, base: null, mine: 5 },
  { row: '*', field: 'note' as const, base: null, mine: 'Tea' },
];

const requests: Readonly<Record<string, (dealerId: string) => Promise<Request>>> = {
  'a sale': async (dealerId) => {
    await trade.recorded(newEntry('payment', { dealerId, amount: 300 }));
    return posting(newEntry('sale', { dealerId, document: 'S', lines: worth(500) }));
  },
  'a payment of the oldest': async (dealerId) => {
    for (const document of ['A', 'B', 'C']) {
      await trade.recorded(newEntry('sale', { dealerId, document, lines: worth(500) }));
    }
    return posting(newEntry('payment', { dealerId, amount: 1200 }));
  },
  'a correction': async (dealerId) => {
    await trade.recorded(newEntry('sale', { dealerId, document: 'A', lines: worth(500) }));
    const { entryId } = await trade.recorded(newEntry('payment', { dealerId, amount: 300 }));
    return posting(newEntry('correction', { dealerId, reverses: entryId, reason: 'Bounced' }));
  },
  'a batch of two transactions': async (dealerId) =>
    posting(
      ...Array.from({ length: 50 }, (_, i) =>
        newEntry('sale', { dealerId, document: `B${String(i)}`, lines: worth(100) }),
      ),
    ),
  'a plan pushed': async (dealerId) =>
    request(routes.plans.pushPlan, { params: { month, dealerId }, body: { cells } }, 'planner'),
  'a plan submitted': async (dealerId) => {
    const params = { month, dealerId };
    await trade.ask(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
    return request(routes.plans.submitPlan, { params }, 'planner');
  },
  'a plan approved': async (dealerId) => {
    const params = { month, dealerId };
    await trade.ask(routes.plans.pushPlan, { params, body: { cells } }, 'planner');
    await trade.ask(routes.plans.submitPlan, { params }, 'planner');
    return request(routes.plans.approvePlan, { params }, 'director');
  },
  'a credit limit approved': async (dealerId) => {
    const given = {
      params: { customerId: dealerId },
      body: { creditLimit: 700, reason: 'Season' },
    };
    const { approvalId } = await trade.ask(routes.customers.requestCreditLimit, given, 'planner');
    return request(routes.approvals.approve, { params: { approvalId } }, 'director');
  },
  'a move to another territory, with new payment days': async (dealerId) => {
    const body = { version: 1, territory: 'W', paymentDays: 60 };
    const params = { customerId: dealerId };
    return request(routes.customers.changeCustomer, { params, body }, 'admin');
  },
};

describe.each(Object.entries(requests))('%s', (_, prepare) => {
  it('killed at any of its awaits and sent again is done once, and answered as if nothing had been', async () => {
    const send = ({ route, given, as }: Request) => trade.send(route, given, as);
    const whole = await newDealer();
    const undisturbed = await prepare(whole);
    let first = '';
    const places = await killedAt(null, async () => {
      first = (await send(undisturbed)).body;
    });
    expect(places).toBeGreaterThan(5);
    const entries = (await readEntries(trade.db, whole)).length;
    for (let k = 1, passed = k; passed >= k; k++) {
      const dealerId = await newDealer();
      const asked = await prepare(dealerId);
      passed = await killedAt(k, () => send(asked));
      const again = await send(asked);
      expect([k, again.status]).toEqual([k, asked.route.status]);
      expect(likeAll(again.body, dealerId)).toBe(likeAll(first, whole));
      expect(likeAll((await send(asked)).body, dealerId)).toBe(likeAll(first, whole));
      expect(await readEntries(trade.db, dealerId)).toHaveLength(entries);
    }
  });
});

describe('a reader of the stream', () => {
  /** Some months of business, and the records of it. */
  const business = async (dealerId: string) => {
    const days = ['2026-09-05', '2026-10-05', '2026-11-05', '2026-09-06'];
    const sales = days.map((day, i) =>
      newEntry('sale', { dealerId, day, document: `S${String(i)}`, lines: worth(500) }),
    );
    await trade.post(sales);
    const entries = await readEntries(trade.db, dealerId);
    return entries.sort((a, b) => a.version - b.version).map(recordOf);
  };

  it('killed at any await of a flush leaves totals that the next flush brings up', async () => {
    const whole = await newDealer();
    const all = await business(whole);
    const places = await killedAt(null, () => deliver(all));
    expect(places).toBeGreaterThan(12);
    for (let k = 1, passed = k; passed >= k; k++) {
      const dealerId = await newDealer();
      const records = await business(dealerId);
      passed = await killedAt(k, () => deliver(records));
      await expectTotals(trade.db, [dealerId]);
      expect(await deliver(records)).toEqual([]);
      expect([k, await expectTotals(trade.db, [dealerId])]).toEqual([k, 3]);
    }
  });
});
