import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, payment, plan, post, receivables, report, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';

const machine = process.env['TZ'];
let service: Service;
beforeAll(async () => {
  service = await startService();
  await foundCompany(service);
  await addProducts(service, { TEA: 100 });
});
afterAll(async () => {
  if (machine === undefined) delete process.env['TZ'];
  else process.env['TZ'] = machine;
  await service.stop();
});

const at = (instant: string) => vi.spyOn(clock, 'now').mockReturnValue(Date.parse(instant));

describe.for(['UTC', 'Pacific/Apia', 'America/Los_Angeles'])('on a machine in %s', (zone) => {
  const dealerId = zone.slice(0, 3);
  beforeAll(async () => {
    process.env['TZ'] = zone;
    await addCustomers(service, dealer(dealerId));
    await plan(service, dealerId, '2026-12', { TEA: 100 });
  });

  test('the month begins at midnight in Shanghai, not here and not in UTC', async () => {
    at('2026-11-30T15:59:59.999Z');
    const before = await report(service, '2026-12', 'dealer');
    expect([before.today, before.timeGone, before.sellingDays.gone]).toEqual(['2026-11-30', 0, 0]);
    const tomorrow = sale(dealerId, '2026-12-01', { TEA: 10 });
    await expect(post(service, tomorrow)).rejects.toThrow('day-in-future');
    at('2026-11-30T16:00:00.000Z');
    const after = await report(service, '2026-12', 'dealer');
    expect([after.today, after.sellingDays.gone]).toEqual(['2026-12-01', 1]);
    await post(service, tomorrow, payment(dealerId, '2026-11-30', 700));
    const rowOf = async (month: string) =>
      (await report(service, month, 'dealer')).records.find((row) => row.dealerId === dealerId);
    expect(await rowOf('2026-11')).toMatchObject({ netAmount: 0, payments: 700, owed: -700 });
    expect(await rowOf('2026-12')).toMatchObject({ netAmount: 1000, payments: 0, owed: 300 });
  });

  test('a document is overdue from the day after its due day in Shanghai', async () => {
    const due = '2026-12-31';
    at('2026-12-01T16:00:00.000Z');
    await post(service, sale(dealerId, '2026-12-02', { TEA: 50 }, { due }));
    const rowOf = async () =>
      (await receivables(service)).records.find((row) => row.dealerId === dealerId);
    at('2026-12-31T15:59:59.999Z');
    expect(await rowOf()).toMatchObject({ notDue: 5000 + 300 });
    at('2026-12-31T16:00:00.000Z');
    expect(await rowOf()).toMatchObject({ notDue: 0, days1to30: 5000 + 300 });
  });
});

test('another company, in Samoa, has its own midnight', async () => {
  const { version } = await service.ask(routes.company.getCompany, {}, 'admin');
  const body = { version, timeZone: 'Pacific/Apia' };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
  at('2026-11-30T10:59:59.999Z');
  expect((await report(service, '2026-12', 'dealer')).today).toBe('2026-11-30');
  at('2026-11-30T11:00:00.000Z');
  expect((await report(service, '2026-12', 'dealer')).today).toBe('2026-12-01');
});
