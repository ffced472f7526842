import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { addMonths, monthsBetween } from '../../domain/values/month.ts';
import { clock } from '../../functions/clock.ts';
import type { Db } from '../../store/dynamo.ts';
import { consumedBy } from '../support/capacity.ts';
import { foundCompany } from '../support/channel.ts';
import { loadDealers } from '../support/many-dealers.ts';
import { startService, type Person, type Service } from '../support/service.ts';

/** Gates of the plan proposal, in capacity units as the embedded database counts them. */
const [dealers, month] = [12, '2026-12'];
let service: Service;
let db: Db;
beforeAll(async () => {
  service = await startService();
  ({ db } = await import('../../functions/database.ts'));
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['rep'], ['WEST']);
  const months = monthsBetween(addMonths(month, -26), addMonths(month, -2));
  await loadDealers(db, { dealers, products: 30, months, territory: 'EAST', planned: false });
  for (const person of ['admin', 'admin', 'rep', 'rep'] as const) await ask(person);
});
afterAll(() => service.stop());

const ask = (as: Person) =>
  service.ask(routes.plans.getProposals, { params: { month }, query: {} }, as);

test('the proposals of a month cost 26 RCU a dealer: head and 25 months; and write nothing', async () => {
  // Who asks, company, products and the list of dealers are paid for once, as a rep without any.
  const once = await consumedBy(db, () => ask('rep'));
  const { read, write, result } = await consumedBy(db, () => ask('admin'));
  expect(result.lines.rows).toHaveLength(30 * dealers);
  expect(read - once.read).toBe(26 * dealers);
  expect(write).toBe(0);
});
