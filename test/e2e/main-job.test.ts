import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startProduct, type Product } from '../support/product.ts';
import { openSheetUser, type SheetUser } from '../support/sheet-user.ts';

let product: Product;
let user: SheetUser;

vi.setConfig({ testTimeout: 120_000 });

const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
  .format(Date.now())
  .slice(0, 7);
const today = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
}).format(Date.now());
const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
const plan = `Plan ${month}`;

beforeAll(async () => {
  product = await startProduct();
  await product.loaded();
  user = await openSheetUser(product.url);
  await user.signIn('planner2@qingquan.example');
}, 300_000);

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

type Grid = (string | number | boolean)[][];

/** Row in the sheet of a dealer's product, by what stands in the row. */
async function rowOf(dealer: string, item: string): Promise<number> {
  const grid: Grid = await user.values(plan, 'A1:D450');
  const at = grid.findIndex((row) => row[0] === dealer && row[3] === item);
  expect(at).toBeGreaterThan(0);
  return at + 1;
}

const stored = async (dealer: string, productId: string): Promise<number | undefined> => {
  const reply = (await product.ask('planner', 'GET', `/plans/${month}/${dealer}`)) as {
    lines: { productId: string; quantity: number }[];
  };
  return reply.lines.find((line) => line.productId === productId)?.quantity;
};

test('[P2][P3][P5] a planner opens the month: every dealer and product, in four requests', async () => {
  await user.menu('Plans', 'Open month…');
  await user.answer('');
  await user.settled();
  expect(await user.requests()).toHaveLength(4);
  const grid = await user.values(plan, 'A1:S450');
  const dealers = new Set(grid.slice(3).map((row) => row[0]));
  dealers.delete('');
  expect(dealers.size).toBe(12);
  const row = grid[(await rowOf('CQ01', 'GT500')) - 1] ?? [];
  expect(row[1]).toContain('重庆');
  expect(typeof row[10]).toBe('number');
  expect(row[12]).toBeCloseTo(Number(row[10]) * Number(row[11]), 2);
  expect(grid.some((r) => r[3] === '#people' || String(r[4]).includes('people'))).toBe(true);
  await user.picture('plan');
});

test('an edited target is pushed in one request, in the row’s own unit', async () => {
  const before = await stored('CQ01', 'GT500');
  const row = await rowOf('CQ01', 'GT500');
  await user.type(`K${String(row)}`, '321');
  await user.menu('Plans', 'Push edits');
  await user.settled();
  expect(await stored('CQ01', 'GT500')).toBe(321 * 15);
  expect(before).not.toBe(321 * 15);
  expect((await user.requests()).filter((r) => r.startsWith('PATCH'))).toEqual([
    `PATCH /api/plans/${month} 200`,
  ]);
});

test('a cell that someone else changed is shown with both values; the others are stored', async () => {
  const mine = await rowOf('CQ01', 'BT500');
  const other = await rowOf('CQ01', 'W550');
  await product.ask('planner', 'PATCH', `/plans/${month}/CQ01`, {
    cells: [
      {
        row: 'BT500',
        field: 'quantity',
        base: (await stored('CQ01', 'BT500')) ?? null,
        mine: 100 * 15,
      },
    ],
  });
  await user.type(`K${String(mine)}`, '200');
  await user.type(`K${String(other)}`, '222');
  await user.menu('Plans', 'Push edits');
  await user.settled();
  expect(await stored('CQ01', 'BT500')).toBe(100 * 15);
  expect(await stored('CQ01', 'W550')).toBe(222 * 24);
  const [[note = ''] = []] = await user.notes(plan, `K${String(mine)}`);
  expect(note).toContain('200');
  expect(note).toContain('100');
  await user.page.frameLocator('iframe[name=modal]').getByRole('button', { name: 'Close' }).click();
});

test('[P6] sales and payments are typed with names and pinyin; each row gets its answer', async () => {
  await user.menu('Ledger', 'Record');
  await user.settled();
  await user.paste('B4', [
    ['Sale', today, 'hzxh'],
    ['Sale', today, 'HZ01'],
    ['Payment', today, '宁波甬江食品 Ningbo Yongjiang'],
    ['Sale', today, 'NJ01'],
    ['Sale', today, 'nobody'],
  ]);
  await user.paste('G4', [
    ['E2E-1', 'GT500'],
    ['E2E-1', 'lcyx'],
    ['', ''],
    ['E2E-2', 'EN250'],
    ['E2E-3', 'GT500'],
  ]);
  await user.paste('H5', [['冰红茶 500ml×15']]);
  await user.paste('J4', [['10'], ['2'], [''], ['900'], ['1']]);
  await user.paste('N6', [['1000']]);
  await user.settled();
  const [first, , , fourth, fifth] = await user.values('Record', 'A4:O8');
  expect(first?.[4]).toContain('杭州西湖');
  expect(Number(fourth?.[5])).toBeLessThan(0);
  expect(fifth?.[4]).toBe('?');
  await user.requests();
  await user.menu('Ledger', 'Send');
  await user.settled();
  const posts = (await user.requests()).filter((r) => r.startsWith('POST'));
  expect(posts).toEqual(['POST /api/entries 200']);
  const answers = (await user.values('Record', 'A4:A8')).flat().map(String);
  expect(answers[0]).toMatch(/^✓ recorded/);
  expect(answers[1]).toBe(answers[0]);
  expect(answers[2]).toMatch(/^✓ recorded/);
  expect(answers[3]).toMatch(/Over the credit limit: 86,400\.00 needed/);
  expect(answers[4]).toMatch(/nobody/);
  await user.picture('record');
});

test('sending again sends nothing twice, also when the script was killed half-way', async () => {
  const entries = async () =>
    ((await product.ask('finance', 'GET', '/accounts/HZ01')) as { version: number }).version;
  const before = await entries();
  await user.menu('Ledger', 'Send');
  await user.settled();
  expect(await entries()).toBe(before);
  await user.paste('B9', [['Sale', today, 'HZ01']]);
  await user.paste('G9', [['E2E-9', 'GT500']]);
  await user.paste('J9', [['1']]);
  const killed = user.evaluate("workbench.run('ledgerSend').catch(() => 'killed')");
  await user.page.waitForFunction(
    "workbench.requests.some(({ url, method }) => method === 'POST' && url.endsWith('/entries'))",
  );
  await user.evaluate('workbench.killScript()');
  await killed;
  await user.menu('Ledger', 'Send');
  await user.settled();
  await user.menu('Ledger', 'Send');
  await user.settled();
  expect(await entries()).toBe(before + 1);
  expect((await user.values('Record', 'A9'))[0]?.[0]).toMatch(/^✓ recorded/);
});

test('a recorded row is reversed once, with a reason', async () => {
  await user.select('B4');
  await user.menu('Ledger', 'Reverse row…');
  await user.answer('typed for a test');
  await user.settled();
  const answers = (await user.values('Record', 'A4:A5')).flat().map(String);
  expect(answers).toEqual([answers[0], answers[0]]);
  expect(answers[0]).toMatch(/^✓ reversed/);
});

test('[P1][P7][P8] the summary is current, adds up, and keeps the user’s formulas beside it', async () => {
  const sheet = `Dealers ${month}`;
  await user.menu('Ledger', 'Summary by dealer…');
  await user.answer('');
  await user.settled();
  const grid = await user.values(sheet, 'A1:P15');
  const [, totals = [], header = [], ...rows] = grid;
  const column = header.indexOf('Net amount');
  const sum = rows.reduce((total, row) => total + Number(row[column]), 0);
  expect(Number(totals[column])).toBeCloseTo(sum, 2);
  const report = (await product.ask('planner', 'GET', `/reports/${month}?by=dealer`)) as {
    columns: string[];
    rows: unknown[][];
  };
  const net = report.columns.indexOf('netAmount');
  const cents = rows.map((row) => Math.round(Number(row[column]) * 100));
  expect(cents).toEqual(report.rows.map((row) => row[net]));
  await user.picture('summary');
  await user.type('S5', '=F5*2');
  await user.menu('Ledger', 'Refresh summary');
  await user.settled();
  const [[mine = 0] = []] = await user.values(sheet, 'S5');
  expect(Number(mine)).toBeCloseTo(Number((await user.values(sheet, 'F5'))[0]?.[0]) * 2, 2);
});

test('[defect 6] receivables by age add up to the balance; a statement shows what was owed after each', async () => {
  await user.menu('Ledger', 'Receivables by age…');
  await user.answer('');
  await user.settled();
  const rows = (await user.values(`Receivables ${today}`, 'A4:L15')).filter((row) => row[0] !== '');
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    const buckets = row.slice(4, 10).reduce<number>((sum, cell) => sum + Number(cell), 0);
    expect(buckets).toBeCloseTo(Number(row[10]), 2);
  }
  await user.menu('Ledger', 'Statement of a dealer…');
  await user.answer('hzxh');
  await user.answer('');
  await user.settled();
  const name = (await user.sheets()).find((sheet) => sheet.startsWith('Statement'));
  const lines = (await user.values(name ?? '', 'A4:K400')).filter((row) => row[1] !== '');
  const account = (await product.ask('planner', 'GET', '/accounts/HZ01')) as { balance: number };
  expect(Math.round(Number(lines.at(-1)?.[8]) * 100)).toBe(account.balance);
});

test('a summary as it was known yesterday, and beside it what was recorded since', async () => {
  await user.evaluate(`workbench.activate('Dealers ${month}!A4')`);
  await user.menu('Ledger', 'As known on a day…');
  await user.answer(yesterday);
  await user.settled();
  const known = await user.values(`Dealers ${month} · as known on ${yesterday}`, 'A1:P15');
  expect(known[0]?.[0]).toContain(`as known on ${yesterday}`);
  const now = await user.values(`Dealers ${month}`, 'A1:P15');
  const net = now[2]?.indexOf('Net amount') ?? -1;
  expect(known[2]?.[net]).toBe('Net amount');
  expect(known[1]?.[net]).not.toBe(now[1]?.[net]);
  const changes = await user.values(`Changes to ${month} since ${yesterday}`, 'A1:L400');
  expect(changes[0]?.[0]).toContain(`since ${yesterday}`);
  expect(changes.slice(3).filter((row) => row[0] !== '').length).toBeGreaterThan(0);
});

test('a director approves what the planner submitted', async () => {
  await product.ask('planner2', 'POST', `/plans/${month}/submit`, { dealerIds: ['CQ01'] });
  const approved = (await product.ask('director', 'POST', `/plans/${month}/approve`, {
    dealerIds: ['CQ01'],
  })) as { plans: { status: string }[] };
  expect(approved.plans[0]?.status).toBe('approved');
});

test('the same add-on speaks Chinese to whoever’s spreadsheet does', async () => {
  await user.signIn('planner@qingquan.example');
  await user.menu('账本', '按经销商汇总…');
  await user.answer('');
  await user.settled();
  expect((await user.values(`Dealers ${month}`, 'A3:F3')).flat()).toContain('净额');
  await user.picture('chinese', 'C4');
  await user.menu('账本', '某日当时所知…');
  await user.answer(yesterday);
  await user.settled();
  const known = await user.values(`Dealers ${month} · as known on ${yesterday}`, 'A1:F3');
  expect(known[0]?.[0]).toContain(`${yesterday} 当时所知`);
  expect(known[2]).toContain('净额');
});
