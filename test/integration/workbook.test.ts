import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { emptySheet, firstBook } from '../../local/google/book.ts';
import { firstBookId } from '../../local/google/server.ts';
import { clock } from '../../functions/clock.ts';
import { columnNames } from '../../functions/workbook/layout.ts';
import { keys } from '../../store/keys.ts';
import { patience } from '../../store/patience.ts';
import { runJob } from '../support/archive.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, payment, plan, post, sale } from '../support/month.ts';
import { startService, type Service } from '../support/service.ts';
import { Book } from '../support/spreadsheet/book.ts';
import { Machine, openOffice } from '../support/spreadsheet/machine.ts';
import { startWorkbookOffice, type WorkbookOffice } from '../support/workbook/office.ts';

let service: Service;
let office: WorkbookOffice;
const now = vi.spyOn(clock, 'now');
const pauses: number[] = [];
let withoutDealers: unknown[] = [];
const bad = '=HYPERLINK("http://x","<b>西湖</b>")';
const otherBookId = 'another-workbook-of-this-machine';

beforeAll(async () => {
  service = await startService();
  now.mockReturnValue(Date.parse('2026-01-27T04:00:00.000Z'));
  await foundCompany(service);
  office = await startWorkbookOffice();
  await service.invite(['director']);
  await service.invite(['manager'], ['EAST']);
  await addProducts(service, { TEA: 101, JUICE: 200 });
  await setWorkbook('before-there-are-dealers');
  withoutDealers = [await run('2026-01-01'), await run('2026-01-01'), await listed()];
  await setWorkbook(null);
  await addCustomers(
    service,
    dealer('E1', { name: bad }),
    dealer('E2', { name: '+86 dealers' }),
    dealer('W1', { territory: 'WEST' }),
  );
  await plan(service, 'E1', '2026-01', { TEA: 100 });
  await post(
    service,
    sale('E1', '2026-01-03', { TEA: 121 }),
    sale('E2', '2026-01-05', { TEA: 50, JUICE: 10 }),
    payment('E1', '2026-01-20', 2003),
    sale('W1', '2026-01-21', { JUICE: 20 }),
  );
  now.mockReturnValue(Date.parse('2026-02-01T01:05:00.000Z'));
}, 60_000);
beforeEach(() => {
  // Waits between tries take no time here, and are counted.
  vi.spyOn(patience, 'pause').mockImplementation(async (ms) => {
    pauses.push(ms);
    await Promise.resolve();
  });
  [pauses, office.way.asked, office.way.troubles].forEach((list) => list.splice(0));
});
afterAll(async () => {
  await office.stop();
  await service.stop();
});

const run = (scheduledTime = '2026-02-01T01:00:00Z') => runJob('workbook', scheduledTime);
const changes = () => office.way.asked.filter((method) => method === 'POST').length;
const listed = () => service.ask(routes.summaries.listWorkbook, {}, 'director');
const titles = () => office.tabs().map(({ properties }) => properties.title);

/** The row of a tab by its name, each figure by its column. */
function rowOf(title: string, name: string): Record<string, string | number | null> {
  const row = office.cells(title).find(([first]) => first === name) ?? [];
  return Object.fromEntries(columnNames.map((column, i) => [column, row[i] ?? null]));
}

async function setWorkbook(workbook: string | null): Promise<void> {
  const { getCompany, changeCompany } = routes.company;
  const { version } = await service.ask(getCompany, {}, 'admin');
  await service.ask(changeCompany, { body: { version, workbook } }, 'admin');
}

test('without a spreadsheet the job says that it is off, and asks Google nothing', async () => {
  expect(await run()).toMatchObject({ outcome: 'off', why: 'the company names no workbook' });
  expect(office.way.asked).toEqual([]);
  expect(await listed()).toEqual({ spreadsheetId: null, months: [] });
});

test('a month without any dealer is told as that, and nothing is written of it', () => {
  const sentence = 'Nothing to write: no dealer had business or was active';
  expect(withoutDealers).toMatchObject([
    { outcome: 'empty', months: '2025-12' },
    { outcome: 'empty', months: '2025-12' },
    { months: [{ month: '2025-12', state: 'empty', writtenAt: null, sentence }] },
  ]);
});

test('an address in place of its id is refused with what to do', async () => {
  const body = { version: 1, workbook: 'https://docs.google.com/spreadsheets/d/x/edit' };
  const reply = await service.send(routes.company.changeCompany, { body }, 'admin');
  expect([reply.status, reply.body]).toEqual([
    400,
    expect.stringContaining('between /d/ and /edit'),
  ]);
});

test('what is not shared is told with whom to share it, rings once a day, and is made good', async () => {
  await setWorkbook(firstBookId);
  const book = office.google.books.find(firstBookId);
  if (!book) throw new Error('no book');
  office.google.books.keep({ ...book, editors: [] });
  await expect(run()).rejects.toThrow('2026-01: not-shared');
  expect(await run()).toMatchObject({ outcome: 'failed', failed: '2026-01: not-shared' });
  expect(await run('2026-02-01')).toMatchObject({ outcome: 'failed' });
  const account = 'dealerbook@local.iam.gserviceaccount.com';
  expect((await listed()).months).toEqual([
    expect.objectContaining({
      ...{ month: '2026-01', state: 'failed', problem: 'not-shared', account, writtenAt: null },
      sentence: `Not written: share the spreadsheet with ${account} as editor.`,
    }),
  ]);
  now.mockReturnValue(Date.parse('2026-02-02T01:05:00.000Z'));
  await expect(run('2026-02-02T01:00:00Z')).rejects.toThrow('not-shared');
  expect([changes(), pauses]).toEqual([0, []]);
  office.google.books.keep(book);
});

test('two runs at once write one tab, with the figures of the summary to the penny', async () => {
  const became = await Promise.all([run('2026-02-02T01:30:00Z'), run('2026-02-02T01:30:00Z')]);
  expect(became.map(({ outcome }) => outcome).sort()).toEqual(['there', 'written']);
  expect(titles()).toEqual(['2026-01', 'Sheet1']);
  const { months } = await listed();
  expect(months).toMatchObject([{ state: 'written', writtenAt: '2026-02-02T01:05:00.000Z' }]);
  const params = { month: '2026-01' };
  const { figures } = await service.ask(
    routes.summaries.getSummary,
    { params, query: {} },
    'director',
  );
  expect(figures.net).toBe(121 * 101 + 50 * 101 + 30 * 200);
  const of = (amount: number | null) => (amount ?? NaN) / 100;
  expect(rowOf('2026-01', '全公司')).toMatchObject({
    ...{ net: of(figures.net), plan: of(figures.plan), payments: of(figures.payments) },
    ...{ owed: of(figures.owed), open: of(figures.open), overdue: of(figures.overdue) },
    ...{ yearToDate: of(figures.yearToDate), attainment: (figures.attainment ?? NaN) / 1e6 },
    ...{ lastMonth: 0, growthOnMonth: '–', growthOnYear: '–' },
  });
  for (const names of [
    [bad, '+86 dealers', 'Dealer W1'],
    ['TEA', 'JUICE'],
  ]) {
    const net = names.map((name) => Math.round(Number(rowOf('2026-01', name)['net']) * 100));
    expect(net.reduce((sum, each) => sum + each, 0)).toBe(figures.net);
  }
  expect(rowOf('2026-01', bad)).toMatchObject({ code: 'E1', place: 'EAST', payments: 20.03 });
});

test('a name that begins like a formula stays a text, and no cell holds a formula', () => {
  const cells = office.tabs().flatMap(({ rows }) => rows.flat());
  const kinds = cells.flatMap(({ userEnteredValue = {} }) => Object.keys(userEnteredValue));
  expect([...new Set(kinds)].sort()).toEqual(['numberValue', 'stringValue']);
  expect(cells.map(({ userEnteredValue: value }) => value?.stringValue)).toContain(bad);
});

test('run again it asks Google nothing, and by hand it only looks', async () => {
  expect(await run('2026-02-02T02:00:00Z')).toMatchObject({ outcome: 'there' });
  expect(office.way.asked).toEqual([]);
  expect(await run('2026-02-02')).toMatchObject({ outcome: 'there', months: '2026-01' });
  expect(office.way.asked).toEqual(['GET']);
});

test('a tab that people renamed and edited is left as it is', async () => {
  const note = { userEnteredValue: { stringValue: 'checked' } };
  office.edit('2026-01', (sheet) => ({
    ...sheet,
    properties: { ...sheet.properties, title: 'January' },
    rows: [...sheet.rows, [note]],
  }));
  const before = office.tabs();
  expect(await run('2026-02-02')).toMatchObject({ outcome: 'there' });
  expect([changes(), office.tabs()]).toEqual([0, before]);
});

test('a tab that was deleted is written again as it was, when somebody asks for it', async () => {
  const before = office.cells('January').slice(0, -1);
  office.edit('January', () => null);
  // What came since does not change the month: it is kept.
  await post(service, payment('E1', '2026-01-30', 500));
  expect(await run('2026-02-02T02:00:00Z')).toMatchObject({ outcome: 'there' });
  expect(titles()).toEqual(['Sheet1']);
  expect(await run('2026-02-02')).toMatchObject({ outcome: 'written' });
  expect(office.cells('2026-01')).toEqual(before);
});

test('months that were missed are caught up, one without sales too, the newest on the left', async () => {
  now.mockReturnValue(Date.parse('2026-04-03T01:05:00.000Z'));
  const told = await run('2026-04-03T01:00:00Z');
  expect(told).toMatchObject({ outcome: 'written', months: '2026-02 2026-03' });
  expect(titles()).toEqual(['2026-03', '2026-02', '2026-01', 'Sheet1']);
  const net = 121 * 101 + 50 * 101 + 30 * 200;
  expect(rowOf('2026-02', '全公司')).toMatchObject({ net: 0, plan: '–', growthOnMonth: -1 });
  expect(rowOf('2026-02', '一、二月合计')).toMatchObject({ net: net / 100, lastYear: 0 });
});

test('an answer that was lost is looked for before anything is sent again', async () => {
  now.mockReturnValue(Date.parse('2026-05-01T01:05:00.000Z'));
  office.way.troubles.push(null, 'answer lost');
  expect(await run('2026-05-01T01:00:00Z')).toMatchObject({ outcome: 'there' });
  expect([office.way.asked, pauses.length]).toEqual([['GET', 'POST', 'GET'], 1]);
  expect(titles()[0]).toBe('2026-04');
});

test('a run that ended between writing and saying so is made good without another change', async () => {
  const { table, documents } = service.db;
  const Key = keys.workbookMonth(firstBookId, '2026-04');
  await documents.send(new DeleteCommand({ TableName: table, Key }));
  await post(service, payment('E1', '2026-04-30', 700));
  // What would be computed now is another month than the one that is kept.
  now.mockReturnValue(Date.parse('2026-05-01T01:35:00.000Z'));
  expect(await run('2026-05-01T01:30:00Z')).toMatchObject({ outcome: 'there' });
  expect(office.way.asked).toEqual(['GET']);
  expect((await listed()).months[0]).toMatchObject({ month: '2026-04', state: 'written' });
});

test('too many requests and failures of Google are waited out, longer each time', async () => {
  now.mockReturnValue(Date.parse('2026-06-01T01:05:00.000Z'));
  office.way.troubles.push({ status: 429 }, null, { status: 500 }, { status: 503 });
  expect(await run('2026-06-01T01:00:00Z')).toMatchObject({ outcome: 'written' });
  expect(office.way.asked).toEqual(['GET', 'GET', 'POST', 'GET', 'GET', 'POST']);
  expect(pauses.map((ms) => Math.floor(Math.log2(ms / 1000)))).toEqual([1, 2, 3]);
});

test('what does not pass is given up within two minutes, told, and tried by the next run', async () => {
  now.mockReturnValue(Date.parse('2026-07-01T01:05:00.000Z'));
  office.way.troubles.push(...Array.from({ length: 6 }, () => ({ status: 503 })));
  await expect(run('2026-07-01T01:00:00Z')).rejects.toThrow('2026-06: google-busy');
  expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(120_000);
  expect((await listed()).months[0]?.sentence).toMatch(/did not answer/);
  expect(await run('2026-07-01T01:30:00Z')).toMatchObject({ outcome: 'written' });
});

test('what stands in the way of one month does not keep the others away', async () => {
  now.mockReturnValue(Date.parse('2026-10-01T01:05:00.000Z'));
  const book = office.google.books.find(firstBookId);
  if (!book) throw new Error('no book');
  const grid = { rowCount: 5, columnCount: 5 };
  const ours = [emptySheet(7, '2026-07', grid), emptySheet(202608, 'August', grid)];
  office.google.books.keep({ ...book, sheets: [...book.sheets, ...ours] });
  const failed = '2026-07: name-taken, 2026-08: tab-differs';
  await expect(run('2026-10-01T01:00:00Z')).rejects.toThrow(failed);
  expect((await listed()).months.slice(0, 3)).toMatchObject([
    { month: '2026-09', state: 'written', sentence: 'Written' },
    { sentence: expect.stringContaining('the tab of 2026-08 holds other figures') as string },
    { sentence: 'Not written: another tab is called 2026-07. Rename that tab.' },
  ]);
  office.edit('2026-07', (sheet) => ({
    ...sheet,
    properties: { ...sheet.properties, title: 'Our own' },
  }));
  office.edit('August', () => null);
  expect(await run('2026-10-01T01:30:00Z')).toMatchObject({ months: '2026-07 2026-08' });
  expect(titles().slice(0, 3)).toEqual(['2026-09', '2026-08', '2026-07']);
});

test('the list of letters says what became of the month, to whom may see the whole company', async () => {
  const machine = new Machine(await openOffice('2026-10-01T01:05:00.000Z'));
  const pulled = async (person: 'director' | 'manager', month: string) => {
    const book = new Book(person);
    const answers = () => ({ button: 'OK' as const, text: month });
    await machine.run({ book, person, locale: 'en', answers }, 'ledgerLetters');
    const tab = book.named(`Letters ${month}`);
    return Array.from({ length: 5 }, (_, i) => tab.look(3, i).content.v ?? '');
  };
  const was = ['Monthly workbook', '2026-09', 'Google spreadsheet', 'Written'];
  expect((await pulled('director', '2026-09')).slice(0, 4)).toEqual(was);
  expect(await pulled('manager', '2026-09')).not.toContain('Monthly workbook');
  await machine.close();
});

describe('a key that is none', () => {
  test.each([
    ['of which there is no secret', () => undefined, 'key-unreadable'],
    ['that is no key file', () => '{"type":"user"}', 'key-unreadable'],
    [
      'that Google does not know',
      (key: string) => key.replace(/"private_key_id":"\w+"/, '"private_key_id":"0"'),
      'key-refused',
    ],
  ])('%s is told as what it is', async (_, secret, problem) => {
    now.mockReturnValue(Date.parse('2026-11-01T01:05:00.000Z'));
    office.secret = secret(office.google.key);
    expect(await run('2026-11-01')).toMatchObject({ failed: `2026-10: ${problem}` });
    office.secret = office.google.key;
  });

  test('or whose project has no Sheets API is told so', async () => {
    const details = [{ reason: 'SERVICE_DISABLED' }];
    office.way.troubles.push({ status: 403, body: { error: { code: 403, details } } });
    expect(await run('2026-11-01')).toMatchObject({ failed: '2026-10: api-off' });
  });
});

test('another spreadsheet gets the month before, with what was kept of it', async () => {
  expect(await run('2026-11-01')).toMatchObject({ outcome: 'written' });
  const kept = office.cells('2026-10');
  office.google.books.keep(firstBook(otherBookId, 'dealerbook@local.iam.gserviceaccount.com'));
  await post(service, payment('E1', '2026-10-30', 900));
  now.mockReturnValue(Date.parse('2026-11-01T01:35:00.000Z'));
  await setWorkbook(otherBookId);
  expect(await run('2026-11-01T01:30:00Z')).toMatchObject({ months: '2026-10' });
  const [tab] = office.google.books.find(otherBookId)?.sheets ?? [];
  expect(tab?.properties.title).toBe('2026-10');
  const texts = (tab?.rows ?? []).flat().map(({ userEnteredValue: value = {} }) => value);
  const before = kept.flat().filter((cell) => cell !== null);
  expect(texts.flatMap(({ stringValue, numberValue }) => stringValue ?? numberValue ?? [])).toEqual(
    before,
  );
  await setWorkbook('no-such-spreadsheet-anywhere');
  expect(await run('2026-11-01')).toMatchObject({ failed: '2026-10: no-spreadsheet' });
});
