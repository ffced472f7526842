import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { startService, type Service } from '../support/service.ts';
import { addProducts, goodsBack, payment, plan, post, report, sale } from '../support/trade.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await service.invite(['planner', 'director']);
  await service.invite(['rep', 'manager'], ['EAST']);
  await addProducts(service, { TEA: 300, WATER: 100 });
  await addCustomers(
    service,
    dealer('E1', { class: 'A' }),
    dealer('E2', { class: 'B' }),
    dealer('W1', { territory: 'WEST', class: 'A' }),
  );
});
afterAll(() => service.stop());

test('smoke', async () => {
  await plan(service, 'E1', '2026-11', { TEA: 1000, WATER: 500 });
  await post(
    service,
    sale('E1', '2026-10-05', { TEA: 100 }),
    sale('E1', '2026-11-05', { TEA: 500, WATER: 100 }),
    goodsBack('E1', '2026-11-06', { TEA: 20 }),
    payment('E1', '2026-11-07', 50_000),
    sale('W1', '2026-11-05', { WATER: 10 }),
  );
  for (const by of ['dealer', 'product', 'dealer-product', 'territory', 'class'] as const) {
    const r = await report(service, '2026-11', by);
    console.log(by, r.timeGone, r.sellingDays);
    console.table(r.records);
    console.table([r.totals]);
  }
  console.table((await report(service, '2026-10', 'dealer')).records);
  const rc = await service.ask(routes.reports.getReceivables, { query: {} }, 'admin');
  console.table(rc.rows);
  const rc2 = await service.ask(
    routes.reports.getReceivables,
    { query: { asOf: '2026-10-31' } },
    'rep',
  );
  console.table(rc2.rows);
  expect(1).toBe(1);
});
