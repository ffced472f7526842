import fc from 'fast-check';
import { routes } from '../../api/routes.ts';
import type { AnyRoute } from '../../api/route.ts';
import type { Given } from '../../api/client.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { addMonths, monthOf } from '../../domain/values/month.ts';
import { clock, dayIn, instant } from '../../functions/clock.ts';
import { flushTotals } from '../../store/totals.ts';
import { dealer } from './channel.ts';
import { entry, type By } from './month.ts';
import type { Service } from './service.ts';

/** One thing that happens; numbers choose among what there is by then. */
export type Step = Readonly<{
  does: (typeof kinds)[number];
  of: number;
  back: number;
  amount: number;
}>;

const kinds = [
  ...['sale', 'sale', 'sale', 'return', 'payment', 'payment', 'named', 'on account'],
  ...['refund', 'write-off', 'opening', 'correction', 'allocation', 'history'],
  ...['plan', 'plan', 'submit', 'move', 'limit', 'days', 'blocked', 'dealer', 'flush'],
  ...['ask', 'ask', 'wait', 'wait'],
] as const;

/** What happens to a company over some months; most is dated back, some a little ahead. */
export const program: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    does: fc.constantFrom(...kinds),
    of: fc.nat(1000),
    back: fc.oneof(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 600 })),
    amount: fc.integer({ min: 1, max: 30 }),
  }),
  { minLength: 40, maxLength: 60 },
);

/** A question with the answer that was given to it, and when. */
export interface Asked {
  readonly route: AnyRoute;
  readonly given: Given<AnyRoute>;
  readonly at: string;
  readonly status: number;
  readonly body: string;
}

/** The month in which the fiscal years of the programs start. */
export const yearStart = 4;

let programs = 0;

/** Runs a program on dealers of its own; gives every question that it asked. */
export async function happen(service: Service, steps: readonly Step[]): Promise<Asked[]> {
  const world = new Happening(service, ++programs);
  await world.open();
  for (const step of steps) {
    pass(1 + step.amount * 997);
    await world.take(step);
  }
  await world.ask(0);
  return world.asked;
}

/** The time that the fake clock shows, in milliseconds. */
let now = Date.parse('2026-03-02T02:00:00.000Z');
clock.now = () => now;
const pass = (milliseconds: number) => {
  now += milliseconds;
};

/** Asks again, of what was known when a question was first asked. */
export async function askedAgain(service: Service, { route, given, at }: Asked) {
  const query = { ...(given.query as object), asKnownAt: at };
  return service.send(route, { ...given, query }, 'admin');
}

class Happening {
  readonly asked: Asked[] = [];
  private readonly dealers: string[] = [];
  private readonly entries: NewEntry[] = [];
  private readonly targets = new Map<string, number>();
  private readonly service: Service;
  private readonly number: number;
  constructor(service: Service, number: number) {
    this.service = service;
    this.number = number;
  }

  async open(): Promise<void> {
    const code = `D${String(this.number)}-${String(this.dealers.length)}`;
    const territory = this.dealers.length % 2 === 0 ? 'EAST' : 'WEST';
    const terms = { territory, creditLimit: this.dealers.length === 1 ? 40_000 : null };
    const body = dealer(code, { ...terms, class: 'A', paymentDays: 10 });
    await this.service.ask(routes.customers.addCustomer, { body }, 'admin');
    this.dealers.push(code);
  }

  async take({ does, of, back, amount }: Step): Promise<void> {
    const dealerId = this.dealers[of % this.dealers.length] ?? '';
    const day = addDays(today(), -back);
    switch (does) {
      case 'ask':
        return this.ask(of);
      case 'wait':
        return pass(amount * 86_400_000);
      case 'dealer':
        return this.dealers.length < 4 ? this.open() : undefined;
      case 'flush':
        return flushTotals(this.service.db, dealerId, [monthOf(day)], yearStart);
      case 'plan':
      case 'submit':
        return this.plan(dealerId, does, of, amount);
      case 'limit':
        return this.limit(dealerId, amount);
      case 'move':
        return this.change(dealerId, { territory: of % 2 === 0 ? 'EAST' : 'WEST' });
      case 'days':
        return this.change(dealerId, { paymentDays: amount, from: day });
      case 'blocked':
        return this.change(dealerId, { blocked: of % 3 === 0 });
      case 'history':
        return this.history(dealerId, day);
      default:
        return this.post(this.entryOf(does, dealerId, day, of, amount));
    }
  }

  /** Asks everything that can be asked as it was known. */
  async ask(of: number): Promise<void> {
    for (const [route, given] of questions(this.dealers, today(), of)) {
      const { status, body } = await this.service.send(route, given, 'admin');
      this.asked.push({ route, given, at: instant(), status, body });
    }
    pass(1);
  }

  private entryOf(does: string, dealerId: string, day: Day, of: number, amount: number): NewEntry {
    const own = this.entries.filter((each) => each.dealerId === dealerId);
    const chosen = own[of % Math.max(1, own.length)];
    const goods = { lines: [{ productId: of % 2 === 0 ? 'TEA' : 'WATER', quantity: amount }] };
    const document = `S${String(of % 9)}`;
    const reason = 'Because';
    const settles = [{ document, amount: 100 * amount }];
    switch (does) {
      case 'sale':
        return entry('sale', dealerId, day, { document, ...goods });
      case 'return':
        return entry('return', dealerId, day, {
          document: `R${String(of)}`,
          ...goods,
          ...(of % 3 === 0 ? { of: document } : {}),
        });
      case 'payment':
        return entry('payment', dealerId, day, { amount: 300 * amount });
      case 'named':
        return entry('payment', dealerId, day, { amount: 100 * amount, settles });
      case 'on account':
        return entry('payment', dealerId, day, { amount: 100 * amount, settles: 'none' });
      case 'refund':
        return entry('refund', dealerId, day, { amount: 50 * amount, reason });
      case 'write-off':
        return entry('write-off', dealerId, day, { settles, reason });
      case 'opening':
        return entry('opening', dealerId, day, { amount: 100 * amount, document: `O${document}` });
      case 'correction': {
        const reverses = chosen?.entryId ?? `${day}-${dealerId}-0000000000000000`;
        return entry('correction', dealerId, day, { reverses, reason });
      }
      default:
        return entry('allocation', dealerId, day, { settles: 'oldest' });
    }
  }

  /** Posts an entry; what the rules refuse just did not happen. */
  private async post(posted: NewEntry): Promise<void> {
    const body = { entries: [posted] };
    const { answers } = await this.service.ask(routes.accounts.postEntries, { body }, 'admin');
    if (answers[0]?.outcome === 'recorded') this.entries.push(posted);
  }

  /** A payment in each of so many months that the oldest fold on the head. */
  private async history(dealerId: string, day: Day): Promise<void> {
    const months = Array.from({ length: 16 }, (_, i) => addDays(day, -31 * i));
    const entries = months.map((of) => entry('payment', dealerId, of, { amount: 700 }));
    await this.service.ask(routes.accounts.postEntries, { body: { entries } }, 'admin');
  }

  private async plan(dealerId: string, does: string, of: number, amount: number): Promise<void> {
    const month = addMonths(monthOf(today()), (of % 3) - 1);
    const params = { month, dealerId };
    if (does === 'submit') {
      await this.service.send(routes.plans.submitPlan, { params, body: {} }, 'admin');
      return;
    }
    const row = of % 2 === 0 ? 'TEA' : 'WATER';
    const key = [dealerId, month, row].join(' ');
    const base = this.targets.get(key) ?? null;
    const cells = [{ row, field: 'quantity' as const, base, mine: 10 * amount }];
    this.targets.set(key, 10 * amount);
    await this.service.send(routes.plans.pushPlan, { params, body: { cells } }, 'admin');
  }

  private async limit(dealerId: string, amount: number): Promise<void> {
    const params = { customerId: dealerId };
    const body = { creditLimit: 10_000 * amount, reason: 'Season' };
    const asked = await this.service.send(
      routes.customers.requestCreditLimit,
      { params, body },
      'admin',
    );
    if (asked.status >= 300) return;
    pass(1000);
    const { approvalId } = JSON.parse(asked.body) as { approvalId: string };
    const given = { params: { approvalId }, body: {} };
    await this.service.ask(routes.approvals.approve, given, 'director');
  }

  private async change(customerId: string, change: object): Promise<void> {
    const params = { customerId };
    const { version } = await this.service.ask(routes.customers.getCustomer, { params }, 'admin');
    const body = { version, ...change };
    await this.service.send(routes.customers.changeCustomer, { params, body }, 'admin');
  }
}

const today = (): Day => dayIn('Asia/Shanghai');

const kindsOfReport: readonly By[] = ['dealer', 'product', 'dealer-product', 'territory', 'class'];

/** Everything that can be asked as it was known, of this month and of others, of two dealers. */
function questions(
  dealers: readonly string[],
  day: Day,
  of: number,
): (readonly [AnyRoute, Given<AnyRoute>])[] {
  const { getReport, getReceivables } = routes.reports;
  const { getAccount, listEntries, listOpenItems } = routes.accounts;
  const past = addDays(day, -(of % 450));
  const months = [monthOf(day), monthOf(past)];
  const reports = months.flatMap((month) =>
    kindsOfReport.map((by) => [getReport, { params: { month }, query: { by } }] as const),
  );
  const inEast = { params: { month: monthOf(day) }, query: { by: 'dealer', territory: 'EAST' } };
  const accounts = dealers.slice(-2).flatMap((dealerId) => {
    const params = { dealerId };
    return [
      [getAccount, { params }],
      [listEntries, { params }],
      [listEntries, { params, query: { from: '2024-01-01', to: '2028-01-01' } }],
      [listOpenItems, { params }],
      [listOpenItems, { params, query: { asOf: past } }],
    ] as const;
  });
  return [
    ...reports,
    [getReport, inEast],
    [getReceivables, {}],
    [getReceivables, { query: { asOf: past } }],
    [getReceivables, { query: { territory: 'WEST' } }],
    ...accounts,
  ] as (readonly [AnyRoute, Given<AnyRoute>])[];
}
