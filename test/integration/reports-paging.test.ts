import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Given } from '../../api/client.ts';
import type { AnyRoute } from '../../api/route.ts';
import { routes } from '../../api/routes.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { foundCompany } from '../support/channel.ts';
import { dealerIdOf, loadDealers } from '../support/many-dealers.ts';
import { report } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

const month = '2026-01';
const dealers = 110;
const products = 300;
let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await service.invite(['rep'], ['EAST']);
  await loadDealers(service.db, { dealers, products, months: [month], territory: 'EAST' });
});
afterAll(() => service.stop());

const { getReport, getReceivables } = routes.reports;
const by = 'dealer-product' as const;

/** All pages of the report of every product of every dealer, as sent. */
async function pages() {
  const bodies: string[] = [];
  let next: string | undefined;
  do {
    const query = next === undefined ? { by } : { by, cursor: next };
    const reply = await service.send(getReport, { params: { month }, query }, 'rep');
    expect(reply.status).toBe(200);
    bodies.push(reply.body);
    ({ next } = getReport.reply.parse(JSON.parse(reply.body)));
  } while (next !== undefined);
  return bodies;
}

test('a report too large for one answer comes in pages below 5 MB, no dealer twice, none missing, none cut', async () => {
  const bodies = await pages();
  expect(bodies.length).toBeGreaterThan(1);
  for (const body of bodies) expect(Buffer.byteLength(body)).toBeLessThan(5_000_000);
  const replies = bodies.map((body) => getReport.reply.parse(JSON.parse(body)));
  const rows = replies.flatMap((reply) => toRecords(reply));
  const counts = Map.groupBy(rows, (row) => row['dealerId']);
  expect([...counts.keys()]).toEqual(Array.from({ length: dealers }, (_, i) => dealerIdOf(i)));
  expect([...counts.values()].every((own) => own.length === products)).toBe(true);
  const column = replies[0]?.columns.indexOf('netAmount') ?? -1;
  const sum = replies.reduce((total, reply) => total + Number(reply.total[column]), 0);
  expect(sum).toBe((await report(service, month, 'territory')).totals.netAmount);
});

test('a cursor that was forged, or made for another question or person, is refused as bad input', async () => {
  const first = await service.ask(getReport, { params: { month }, query: { by } }, 'rep');
  const cursor = first.next ?? '';
  const other = [
    service.send(getReport, { params: { month }, query: { by, cursor: `${cursor}A` } }, 'rep'),
    service.send(getReport, { params: { month: '2026-02' }, query: { by, cursor } }, 'rep'),
    service.send(getReport, { params: { month }, query: { by: 'dealer', cursor } }, 'rep'),
    service.send(getReport, { params: { month }, query: { by, cursor } }, 'admin'),
    service.send(getReceivables, { query: { cursor } }, 'rep'),
  ];
  const replies = await Promise.all(other);
  expect(replies.map((reply) => reply.status)).toEqual(other.map(() => 400));
  expect(replies[0]?.body).toContain('cursor');
});

test.each(['0000-01', '0001-03', '9999-12', '2026-00', '2026-13', 'NaN', '__proto__'])(
  'a report of %s is answered at once, empty or refused',
  async (odd) => {
    for (const kind of ['dealer', 'territory'] as const) {
      const given = { params: { month: odd }, query: { by: kind } };
      const { status } = await service.send(getReport, given, 'rep');
      expect(status).toBe(/^\d{4}-(0[1-9]|1[0-2])$/.test(odd) ? 200 : 400);
    }
    const since = { params: { month: odd }, query: { asKnownAt: '2026-01-01' } };
    const { status } = await service.send(routes.reports.getRestatement, since, 'rep');
    expect(status).toBe(/^\d{4}-(0[1-9]|1[0-2])$/.test(odd) ? 200 : 400);
  },
);

test.each(['0001-01-01', '9999-12-31'])('receivables as of %s add up', async (asOf) => {
  const query = { asOf };
  const { rows, total, columns } = await service.ask(getReceivables, { query }, 'rep');
  const at = columns.indexOf('balance');
  expect(rows.reduce((sum, row) => sum + Number(row[at]), 0)).toBe(total[at]);
  expect(total[at] === 0).toBe(asOf < '2026');
});

test('as known, a page has at most 200 dealers; the pages have each dealer once and add up', async () => {
  clock.now = () => Date.parse('2026-12-01T04:00:00.000Z');
  const many = { dealers: 205, first: dealers, products: 1, months: [month], territory: 'EAST' };
  await loadDealers(service.db, many);
  const asKnownAt = '2026-11-30';
  const { getRestatement } = routes.reports;
  const asked = [
    [getReport, { params: { month }, query: { by: 'dealer', asKnownAt } }],
    [getReceivables, { query: { asKnownAt } }],
    [getRestatement, { params: { month }, query: { asKnownAt: '2026-11-01' } }],
  ] as [AnyRoute, Given<AnyRoute>][];
  for (const [route, given] of asked) {
    const found: unknown[][] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const query = { ...(given.query as object), ...(cursor === undefined ? {} : { cursor }) };
      const reply = await service.send(route, { ...given, query }, 'rep');
      expect(reply.status).toBe(200);
      const page = JSON.parse(reply.body) as { rows: Cell[][]; next?: string };
      found.push([...new Set(page.rows.map(([dealerId]) => dealerId))]);
      cursor = page.next;
      more = cursor !== undefined;
    }
    expect(found.map((ids) => ids.length)).toEqual([200, 5]);
    expect(new Set(found.flat()).size).toBe(205);
  }
});
