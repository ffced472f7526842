import { routes } from '../api/routes.ts';
import type { ReportBy } from '../api/routes/reports.ts';
import type { AnyRoute } from '../api/route.ts';
import type { Given } from '../api/client.ts';
import { consumedBy } from '../test/support/capacity.ts';
import { dealerIdOf, loadDealers } from '../test/support/many-dealers.ts';
import { payment, post } from '../test/support/month.ts';
import { startService } from '../test/support/service.ts';
import { answer, median, type Line, type Section } from './section.ts';

/** Times each question is asked; the first one, which warms up, is not counted. */
const times = 5;
const month = '2026-01';
const products = 50;

const service = await startService();
const { db } = await import('../functions/database.ts');
const kinds: readonly ReportBy[] = ['dealer', 'product', 'dealer-product', 'territory', 'class'];

await answer(measureAll, () => service.dynamo.stop());

async function measureAll(): Promise<Section> {
  const lines: Line[] = [];
  let first = 0;
  for (const dealers of [10, 100, 1000]) {
    await loadDealers(db, { dealers, first, products, months: [month], territory: 'ALL' });
    first = dealers;
    for (const by of kinds) {
      const given = { params: { month }, query: { by } };
      lines.push(await measure(dealers, by, routes.reports.getReport, given));
    }
    const { getReceivables } = routes.reports;
    lines.push(await measure(dealers, 'receivables', getReceivables, { query: {} }));
    const ofMonth = { params: { month } };
    lines.push(await measure(dealers, 'month summary', routes.summaries.getSummary, ofMonth));
  }
  lines.push(...(await asKnown(first)));
  return {
    title: 'Summaries',
    note: `in the handler, first page; dealers with ${String(products)} products, planned and sold`,
    lines,
  };
}

/** The same as they were known before a payment of every dealer was recorded, dated back. */
async function asKnown(dealers: number): Promise<Line[]> {
  const asKnownAt = new Date().toISOString();
  const late = Array.from({ length: dealers }, (_, i) => payment(dealerIdOf(i), '2026-01-15', 100));
  await post(service, ...late);
  const params = { month };
  const lines: Line[] = [];
  for (const by of kinds) {
    const given = { params, query: { by, asKnownAt } };
    lines.push(await measure(dealers, `${by}, as known`, routes.reports.getReport, given));
  }
  const known = { params, query: { asKnownAt } };
  lines.push(await measure(dealers, 'month summary, as known', routes.summaries.getSummary, known));
  const { getReceivables, getRestatement } = routes.reports;
  const query = { asKnownAt };
  lines.push(await measure(dealers, 'receivables, as known', getReceivables, { query }));
  lines.push(await measure(dealers, 'recorded since', getRestatement, { params, query }));
  return lines;
}

async function measure<R extends AnyRoute>(
  dealers: number,
  name: string,
  route: R,
  given: Given<R>,
): Promise<Line> {
  const taken: number[] = [];
  let size = 0;
  for (let time = 0; time <= times; time++) {
    const start = performance.now();
    const reply = await service.send(route, given, 'admin');
    if (reply.status !== 200) throw new Error(reply.body);
    if (time > 0) taken.push(performance.now() - start);
    size = Buffer.byteLength(reply.body);
  }
  const { read, roundTrips } = await consumedBy(db, () => service.send(route, given, 'admin'));
  return {
    summary: name,
    dealers,
    'median ms': Math.round(median(taken)),
    KB: Math.round(size / 1000),
    RCU: read,
    'round trips': roundTrips,
  };
}
