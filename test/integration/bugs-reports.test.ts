import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { receivables } from '../support/month.ts';
import { refusal } from '../support/planning.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
  vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-11-14T04:00:00.000Z'));
  await foundCompany(service);
  await addCustomers(service, dealer('E1'));
});
afterAll(() => service.stop());

async function daysAhead(days: number): Promise<void> {
  const company = await service.ask(routes.company.getCompany, {}, 'admin');
  const { version, policies } = company;
  const body = { version, policies: { ...policies, daysAhead: days } };
  await service.ask(routes.company.changeCompany, { body }, 'admin');
}

test('[defect 6] an entry dated ahead counts from its day, also once the policy is narrower', async () => {
  await daysAhead(5);
  const day = '2026-11-16';
  const entryId = `${day}-E1-AAAAAAAAAAAAAAAA`;
  const body = { kind: 'opening', entryId, dealerId: 'E1', day, amount: 777, document: 'AHEAD' };
  await service.ask(routes.accounts.postEntries, { body: { entries: [body] } }, 'admin');
  await daysAhead(0);
  const balance = async (asOf: string) => {
    const { records } = await receivables(service, asOf);
    return records.find((record) => record.dealerId === 'E1')?.balance;
  };
  expect(await balance('2026-11-14')).toBe(0);
  expect(await balance('2026-11-16')).toBe(777);
});

test('a customer can’t be put on a price list that does not exist', async () => {
  const added = addCustomers(service, dealer('E2', { priceList: 'NOPE' }));
  expect(await refusal(added)).toBe('price-list-unknown');
});
