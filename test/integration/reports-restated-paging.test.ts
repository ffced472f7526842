import { afterAll, beforeAll, expect, test } from 'vitest';
import { restatementColumns } from '../../api/routes/reports.ts';
import { Member } from '../../domain/member.ts';
import { addDays } from '../../domain/values/day.ts';
import { toRecords } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, payment, plan, post } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

const at = '2026-11-02T04:00:00.000Z';
const count = 60;
const dealerId = 'LONG';
/** A page as small as five rows, so that sixty need no ten thousand entries. */
const pageBytes = 1000;
const posted = Array.from({ length: count }, (_, i) =>
  payment(dealerId, addDays('2026-11-19', -(i % 19)), i + 1),
);
let service: Service;
type Column = (typeof restatementColumns)[number];

beforeAll(async () => {
  clock.now = () => Date.parse(at);
  service = await startService();
  await foundCompany(service);
  await addProducts(service, { TEA: 300 });
  await addCustomers(service, dealer('AFTER'), dealer(dealerId), dealer('ZULU'));
  clock.now = () => Date.parse('2026-12-10T04:00:00.000Z');
  await plan(service, dealerId, '2026-11', { TEA: 100 });
  await post(service, payment('AFTER', '2026-11-12', 200), payment('ZULU', '2026-11-12', 300));
  await post(service, ...posted);
});
afterAll(() => service.stop());

/** The page after a position, as of everything recorded by now. */
async function pageAfter(position: string | null) {
  const { readRestatedPage } = await import('../../functions/reports/restated-page.ts');
  const { listedDealers } = await import('../../functions/reports/dealers.ts');
  const { listMembers } = await import('../../store/members.ts');
  const member = (await listMembers(service.db)).find((each) => each.roles.includes('admin'));
  const scope = {
    member: Member.parse(member),
    territory: undefined,
    knowledge: { at, knownAt: at, today: '2026-11-02' },
  };
  const listed = await listedDealers(scope.member, undefined);
  const asked = { scope, month: '2026-11', startMonth: 1 };
  return readRestatedPage(listed, asked, position, pageBytes);
}

test('of one dealer more than fits a page goes on in the next: no row twice, none missing, none cut off by what is recorded meanwhile', async () => {
  const pages = [await pageAfter(null)];
  const late = payment(dealerId, '2026-11-01', 5);
  await post(service, late);
  for (let last = pages[0]?.last ?? null; last !== null; last = pages.at(-1)?.last ?? null) {
    pages.push(await pageAfter(last));
  }
  expect(pages.length).toBeGreaterThan(10);
  for (const { rows } of pages) {
    const bytes = Buffer.byteLength(JSON.stringify(rows));
    expect([rows.length > 0, bytes <= pageBytes + rows.length + 1]).toEqual([true, true]);
  }
  const columns = [...restatementColumns];
  const rows = pages.flatMap((page) => toRecords<Column>({ columns, rows: [...page.rows] }));
  const ids = rows.map((row) => row.entryId);
  expect(new Set(ids).size).toBe(ids.length);
  const own = rows.filter((row) => row.dealerId === dealerId);
  expect(own.map((row) => row.entryId)).toEqual([...posted, late].map((each) => each.entryId));
  expect([...new Set(rows.map((row) => row.dealerId))]).toEqual(['AFTER', dealerId, 'ZULU']);
});

test('the plan of a dealer that goes on over pages is listed once', async () => {
  const plans: string[] = [];
  let position: string | null = null;
  do {
    const page = await pageAfter(position);
    plans.push(...page.plans.map(([id]) => String(id)));
    position = page.last;
  } while (position !== null);
  expect(plans).toEqual([dealerId]);
});
