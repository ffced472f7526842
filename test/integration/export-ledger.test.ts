import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { routes } from '../../api/routes.ts';
import { newEntry, worth } from '../support/ledger.ts';
import { exported } from '../support/oracle/journal.ts';
import { startTrade, type Trade } from '../support/trade.ts';

let trade: Trade;
beforeAll(async () => {
  trade = await startTrade();
  await trade.invite(['viewer'], ['E']);
  await trade.dealer('EAST1');
  await trade.dealer('WEST1', { territory: 'W' });
  await trade.recorded(
    newEntry('sale', {
      dealerId: 'EAST1',
      document: '@1',
      remark: '=HYPERLINK("http://x")',
      lines: [...worth(1200), { productId: 'TEA', quantity: 5, free: true }],
    }),
  );
  const payment = { dealerId: 'EAST1', amount: 1150, method: '＝cmd', reference: 'A "B", C' };
  await trade.recorded(newEntry('payment', payment));
  const west = { dealerId: 'WEST1', document: 'W1', lines: worth(700) };
  await trade.recorded(newEntry('sale', west));
});
afterAll(() => trade.stop());

const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true, bom: true });

test('a CSV has one row for each goods line, and its sums are the ledger’s', async () => {
  const rows = rowsOf(await exported(trade, 'csv'));
  expect(rows.map((row) => [row['dealerId'], row['kind'], row['line'], row['amount']])).toEqual([
    ['EAST1', 'sale', '1', '12.00'],
    ['EAST1', 'sale', '2', ''],
    ['EAST1', 'payment', '', '-11.50'],
    ['WEST1', 'sale', '1', '7.00'],
  ]);
  expect(rows[1]).toMatchObject({ free: 'true', quantity: '5', lineAmount: '0.00' });
});

test('no text of a CSV can become a formula, and every text can be read back', async () => {
  const csv = await exported(trade, 'csv');
  const [sale, , payment] = rowsOf(csv);
  expect(sale).toMatchObject({ document: "'@1", remark: `'=HYPERLINK("http://x")` });
  expect(payment).toMatchObject({ method: "'＝cmd", reference: 'A "B", C' });
  const cells = rowsOf(csv).flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /^[=+@\t\r]|^-(?!\d+\.\d\d$)/.test(cell))).toEqual([]);
});

test.each(['csv', 'hledger'] as const)(
  'a %s shows a member the dealers of the member’s territories and no others',
  async (format) => {
    const [all, east] = [await exported(trade, format), await exported(trade, format, 'viewer')];
    expect([all.includes('WEST1'), east.includes('WEST1')]).toEqual([true, false]);
    expect([all.includes('EAST1'), east.includes('EAST1')]).toEqual([true, true]);
  },
);

test('a statement of several pages is written whole and in order', async () => {
  const { customerId } = await trade.ask(
    routes.customers.addCustomer,
    { body: { code: 'MANY', name: 'Many', tier: 'dealer', territory: 'E' } },
    'admin',
  );
  const days = Array.from({ length: 120 }, (_, i) => `2026-0${String(1 + (i % 9))}-15`);
  await trade.post(
    days.map((day) =>
      newEntry('payment', { dealerId: customerId, amount: 100, day, settles: 'none' }),
    ),
  );
  const rows = rowsOf(await exported(trade, 'csv')).filter((row) => row['dealerId'] === 'MANY');
  expect(rows.map((row) => row['owedAfter'])).toEqual(days.map((_, i) => `${String(-1 - i)}.00`));
});
