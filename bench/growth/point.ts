import type { Given } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import type { Member } from '../../domain/member.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { addMonths } from '../../domain/values/month.ts';
import { flushTotals } from '../../store/totals.ts';
import { consumedBy, type Consumed } from '../../test/support/capacity.ts';
import { dealerIdOf, loadDealers, productIdOf } from '../../test/support/many-dealers.ts';
import { sale } from '../../test/support/month.ts';
import { startService } from '../../test/support/service.ts';
import { median, milliseconds } from '../section.ts';

/**
 * Measures one size of a company and prints it as JSON: `point.ts DEALERS MONTHS PRODUCTS ENTRIES`,
 * the last being the entries of one dealer in the month that is asked about.
 */
const [dealers = 10, months = 1, products = 10, entries = 10] = process.argv.slice(2).map(Number);
const month = '2026-01';
const dealerId = dealerIdOf(0);
const times = 5;
/** Sales made so far. */
let sales = 0;

const service = await startService();
const { db } = await import('../../functions/database.ts');
const { postEntries } = await import('../../functions/accounts/post-entries.ts');
const admin = { memberId: 'M1', roles: ['admin'], territories: ['*'] } as unknown as Member;

try {
  await load();
  console.log(JSON.stringify(await measureAll()));
} finally {
  await service.dynamo.stop();
}

async function load(): Promise<void> {
  const all = Array.from({ length: months }, (_, i) => addMonths(month, i + 1 - months));
  await loadDealers(db, { dealers, products, months: all, territory: 'ALL' });
  for (let posted = 2; posted < entries; posted += 49) {
    await post(Array.from({ length: Math.min(49, entries - posted) }, () => aSale()));
  }
  await flushTotals(db, dealerId, [month], 1);
}

/** A sale on the days of the month in turn, as people record them. */
function aSale(): NewEntry {
  const day = `${month}-${String(1 + (sales++ % 31)).padStart(2, '0')}`;
  const [first, second, third] = [productIdOf(0), productIdOf(1), productIdOf(2)];
  return sale(dealerId, day, { [first]: 12, [second]: 6, [third]: 1 });
}

async function post(all: readonly NewEntry[]): Promise<void> {
  const input = { params: {}, query: {}, body: { entries: [...all] } };
  const outcome = await postEntries(input, { member: admin, locale: 'en' });
  if (!outcome.ok || outcome.facts.answers.some((each) => each.outcome === 'refused')) {
    throw new Error(JSON.stringify(outcome));
  }
}

async function measureAll(): Promise<Record<string, number>> {
  const report = { params: { month }, query: { by: 'dealer' as const } };
  const page = { params: { dealerId }, query: { from: `${month}-01`, to: `${month}-31` } };
  return {
    ...figures('posting', await measured(() => post([aSale()]))),
    ...figures(
      'flush',
      await measured(
        () => flushTotals(db, dealerId, [month], 1),
        () => post([aSale()]),
      ),
    ),
    ...figures('summary', await measured(() => asked(routes.reports.getReport, report))),
    ...figures('statement', await measured(() => asked(routes.accounts.listEntries, page))),
    ...figures(
      'receivables',
      await measured(() => asked(routes.reports.getReceivables, { query: {} })),
    ),
  };
}

async function asked<R extends AnyRoute>(route: R, given: Given<R>): Promise<void> {
  const reply = await service.send(route, given, 'admin');
  if (reply.status !== 200) throw new Error(reply.body);
}

interface Cost extends Consumed {
  readonly ms: number;
}

/** Runs something a few times to be timed, and once to have its capacity counted. */
async function measured(
  run: () => Promise<void>,
  before: () => Promise<void> = async () => {},
): Promise<Cost> {
  const taken: number[] = [];
  for (let time = 0; time <= times; time++) {
    await before();
    const start = performance.now();
    await run();
    if (time > 0) taken.push(performance.now() - start);
  }
  await before();
  return { ...(await consumedBy(db, run)), ms: median(taken) };
}

function figures(name: string, { ms, read, write }: Cost): Record<string, number> {
  const written: Record<string, number> = write > 0 ? { [`${name} WCU`]: write } : {};
  return { [`${name} ms`]: milliseconds(ms), [`${name} RCU`]: read, ...written };
}
