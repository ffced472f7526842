import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../api/routes.ts';
import { newEntry } from '../support/ledger.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
});
afterAll(() => trade.stop());

const opening = (dealerId: string, day: string, document: string) =>
  newEntry('opening', { dealerId, day, amount: 1000, document });

it('what is owed is right on the last day there is', async () => {
  await trade.dealer('LAST');
  await trade.recorded(opening('LAST', '2026-01-10', 'A'));
  const asked = { params: { dealerId: 'LAST' }, query: { asOf: '9999-12-31' } };
  const { owed } = await trade.ask(routes.accounts.listOpenItems, asked, 'admin');
  expect(owed).toBe(1000);
});

it('what was owed years ago is right however many months the account has had since', async () => {
  await trade.dealer('OLD');
  const years = ['2019-05-10', '2020-07-10', '2021-02-10', '2022-08-10', '2023-03-10'];
  const months = Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2025, 9 + i, 10)));
  const days = [...years, ...months.map((day) => day.toISOString().slice(0, 10))];
  await trade.post(days.map((day, i) => opening('OLD', day, `N${String(i)}`)));
  const owedAtEndOf = async (month: string): Promise<unknown> => {
    const asked = { params: { month }, query: { by: 'dealer' as const } };
    const { columns, rows } = await trade.ask(routes.reports.getReport, asked, 'admin');
    return rows.find(([id]) => id === 'OLD')?.[columns.indexOf('owed')];
  };
  expect(await owedAtEndOf('2018-12')).toBe(0);
  expect(await owedAtEndOf('2019-05')).toBe(1000);
  expect(await owedAtEndOf('2021-12')).toBe(3000);
  expect(await owedAtEndOf('2024-06')).toBe(5000);
  expect(await owedAtEndOf('2025-10')).toBe(6000);
  expect(await owedAtEndOf('9999-12')).toBe(19_000);
});

it('a price list dated back brings no later payment days with it', async () => {
  await trade.dealer('TERMS', { paymentDays: 30 });
  const priceList = { name: 'Key accounts', from: '2026-01-01', prices: [] };
  const ka = { params: { priceListId: 'KA' }, body: priceList };
  await trade.ask(routes.products.putPriceList, ka, 'admin');
  const params = { customerId: 'TERMS' };
  const change = (body: {
    version: number;
    from: string;
    paymentDays?: number;
    priceList?: string;
  }) => trade.ask(routes.customers.changeCustomer, { params, body }, 'admin');
  await change({ version: 1, from: '2026-06-01', paymentDays: 60 });
  await change({ version: 2, from: '2026-03-01', priceList: 'KA' });
  await trade.recorded(opening('TERMS', '2026-04-15', 'SPRING'));
  await trade.recorded(opening('TERMS', '2026-06-15', 'SUMMER'));
  const asked = { params: { dealerId: 'TERMS' } };
  const { items } = await trade.ask(routes.accounts.listOpenItems, asked, 'admin');
  expect(items.map(({ document, due }) => [document, due])).toEqual([
    ['SPRING', '2026-05-15'],
    ['SUMMER', '2026-08-14'],
  ]);
});

it('two corrections of one entry in one request: the first is recorded, nothing breaks', async () => {
  await trade.dealer('TWICE');
  const credit = newEntry('opening', { dealerId: 'TWICE', amount: -1000 });
  await trade.recorded(credit);
  const correction = () =>
    newEntry('correction', { dealerId: 'TWICE', reverses: credit.entryId, reason: 'Wrong' });
  const [first, second] = await trade.post([correction(), correction()]);
  expect(first).toMatchObject({ outcome: 'recorded', balance: 0 });
  expect(second).toMatchObject({ outcome: 'refused', problem: { code: 'already-reversed' } });
});
