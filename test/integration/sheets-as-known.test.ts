import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, payment, plan, post, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { Machine, openOffice, type Office } from '../support/spreadsheet/machine.ts';
import type { Said } from '../support/spreadsheet/page-services.ts';

let service: Service;
let office: Office;
let machine: Machine;
const book = new Book('books');
const stands = (at: string) => {
  clock.now = () => Date.parse(at);
};

beforeAll(async () => {
  stands('2026-11-20T04:00:00.000Z');
  service = await startService();
  await foundCompany(service);
  await service.invite(['finance']);
  await addProducts(service, { TEA: 300 });
  await addCustomers(service, dealer('E1'), dealer('E2'));
  await plan(service, 'E1', '2026-11', { TEA: 100 });
  await post(service, sale('E1', '2026-11-05', { TEA: 50 }), sale('E2', '2026-11-06', { TEA: 10 }));
  stands('2026-12-10T04:00:00.000Z');
  await post(service, payment('E1', '2026-11-15', 9000), sale('E1', '2026-10-31', { TEA: 2 }));
  const cells = [{ row: 'TEA', field: 'quantity' as const, base: 100, mine: 140 }];
  const given = { params: { month: '2026-11', dealerId: 'E1' }, body: { cells } };
  await service.ask(routes.plans.pushPlan, given, 'admin');
  office = await openOffice('2026-12-10T04:00:00Z');
  machine = new Machine(office);
});
afterAll(async () => {
  await machine.close();
  await service.stop();
});

/** Runs a function of the add-on; answers what it was asked, in order, and what it said. */
async function run(name: string, answers: string[], locale = 'en'): Promise<readonly Said[]> {
  const seat = {
    book,
    person: 'finance' as const,
    locale,
    answers: () => ({ button: 'OK' as const, text: answers.shift() ?? '' }),
  };
  const { said, failure } = await machine.run(seat, name);
  expect(failure).toBe(null);
  expect(answers).toEqual([]);
  return said;
}

/** The title of a tab, and its rows as records by header. */
function read(name: string) {
  const tab = book.named(name);
  const [rows, columns] = tab.last();
  const [title = [], , header = [], ...lines] = tab
    .map({ sheet: name, row: 0, column: 0, rows, columns }, (cell) => cell.content.v ?? '')
    .map((line) => line.map((value) => (typeof value === 'number' ? value : String(value))));
  const records = lines.map((line) => Object.fromEntries(header.map((h, i) => [h, line[i]])));
  return { title: String(title[0]), records };
}

test('[step 7] the open summary is pulled as known on a day into a tab of its own, with what changed since', async () => {
  await run('ledgerByDealer', ['2026-11']);
  const said = await run('ledgerAsKnown', ['2026-11-30']);
  expect(said.at(-1)?.text).toBe(
    '2 rows, as known on 2026-11-30. 3 changes since then, listed in another tab.',
  );
  const now = read('Dealers 2026-11');
  const known = read('Dealers 2026-11 · as known on 2026-11-30');
  expect(book.opened).toBe(book.named('Dealers 2026-11 · as known on 2026-11-30'));
  expect(known.title).toContain('as known on 2026-11-30');
  expect(now.title).not.toContain('as known');
  expect(known.records[0]).toMatchObject({ Plan: 300, 'Net amount': 150, Payments: 0, Owed: 150 });
  expect(now.records[0]).toMatchObject({ Plan: 420, 'Net amount': 150, Payments: 90, Owed: 66 });
  const changes = read('Changes to 2026-11 since 2026-11-30').records;
  expect(changes).toMatchObject([
    { Dealer: 'Dealer E1', Kind: 'Payment', Changes: 'The month and what follows', Payments: 90 },
    { Kind: 'Sale', Changes: 'Year to date and what is owed', 'Year to date': 6, Owed: 6 },
    { Kind: 'Plan', Changes: 'The plan', Plan: 120, 'Recorded at': '2026-12-10 12:00' },
  ]);
  for (const name of ['Plan', 'Net amount', 'Payments', 'Owed', 'Year to date']) {
    const of = (records: typeof changes) =>
      records.reduce((sum, record) => sum + (Number(record[name]) || 0), 0);
    expect([name, of(now.records) - of(known.records)]).toEqual([name, of(changes)]);
  }
});

test('refreshing a tab that is as known keeps it as known, and one of changes pulls them again', async () => {
  await run('ledgerRefresh', []);
  expect(read('Dealers 2026-11 · as known on 2026-11-30').records[0]).toMatchObject({ Owed: 150 });
  await post(service, payment('E2', '2026-11-16', 700));
  book.open(book.named('Changes to 2026-11 since 2026-11-30'));
  await run('ledgerRefresh', []);
  expect(read('Changes to 2026-11 since 2026-11-30').records).toHaveLength(4);
});

test('[P9] the ranking is pulled, refreshed in place, and as it was known', async () => {
  await run('ledgerRanking', ['2026-11']);
  await run('ledgerRefresh', []);
  const now = read('Ranking 2026-11');
  expect(now.records.map((record) => [record['Dealer'], record['Rank'], record['ABC']])).toEqual([
    ...[
      ['Dealer E1', 1, 'A'],
      ['Dealer E2', 2, 'B'],
    ],
  ]);
  await run('ledgerAsKnown', ['2026-12-01']);
  const known = read('Ranking 2026-11 · as known on 2026-12-01');
  expect(known.title).toContain('score: attainment 30, growth 15, collection 20');
  expect(known.records).toHaveLength(2);
});

test('[P9] the insights of a dealer are pulled, refreshed in place, and as they were known', async () => {
  await run('ledgerInsights', ['E1', '2026-11']);
  await run('ledgerRefresh', []);
  const now = read('Insights E1 2026-11');
  expect(now.title).toContain('plan reached 35.7 %');
  expect(now.title).toContain('days of sales outstanding 25.81, counted back 13.20');
  expect(now.records).toMatchObject([
    { 'Product code': 'TEA', 'This month': 150, Plan: 420, 'Growth on last month': 24 },
  ]);
  // What was not sold before the company began is not known, and neither is growth on it.
  expect(now.records[0]).toMatchObject({ 'Growth on last year': '–', 'New or lost': '' });
  const said = await run('ledgerAsKnown', ['2026-12-01']);
  expect(said.at(-1)?.text).toContain('3 changes');
  const known = read('Insights E1 2026-11 · as known on 2026-12-01');
  expect(known.title).toContain('plan reached 50.0 %');
  expect(known.records[0]).toMatchObject({ 'This month': 150, Plan: 300, 'Last month': '–' });
});

test('receivables and a statement are pulled as known from their own tabs', async () => {
  await run('ledgerReceivables', ['2026-11-30']);
  await run('ledgerAsKnown', ['2026-12-01']);
  const aged = read('Receivables 2026-11-30 · as known on 2026-12-01');
  expect(aged.records.map((record) => record['Balance'])).toEqual([150, 30]);
  await run('ledgerStatement', ['E1', '2026-10-01 2026-11-30']);
  const said = await run('ledgerAsKnown', ['2026-12-01']);
  expect(said.at(-1)?.text).toContain('3 changes');
  const statement = read('Statement Dealer E1 · as known on 2026-12-01');
  expect(statement.records.map((record) => record['Owed after it'])).toEqual([0, 150]);
  expect(statement.title).toContain('as known on 2026-12-01');
});

test('from any other tab the month is asked for, also in Chinese; what is to come is refused', async () => {
  book.open(book.named('Sheet1'));
  const said = await run('ledgerAsKnown', ['2026-11', '2026-11-19'], 'zh');
  expect(said.at(-1)?.text).toBe('0 行，2026-11-19 当时所知。 此后有 6 项变动，列在另一张表中。');
  const name = '经销商 2026-11 · 2026-11-19 当时所知';
  expect(read(name).records).toEqual([]);
  // A filter of headers alone is refused by the workbench's grid.
  expect(book.named(name).filter).toBe(null);
  book.open(book.named('Sheet1'));
  const refused = await run('ledgerAsKnown', ['2026-11', '2026-12-11']);
  expect(refused.at(-1)?.text).toContain('Nothing is known yet');
  const wrong = await run('ledgerAsKnown', ['2026-11', 'soon']);
  expect(wrong.at(-1)?.text).toContain('“soon” is not a day');
});
