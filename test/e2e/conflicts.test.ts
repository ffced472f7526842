import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FrameLocator, Locator } from 'playwright-core';
import { startProduct, type Product } from '../support/product.ts';
import { openSheetUser, type SheetUser } from '../support/sheet-user.ts';

let product: Product;
let user: SheetUser;

vi.setConfig({ testTimeout: 120_000 });

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const today = day.format(Date.now());
const month = today.slice(0, 7);
const plan = `Plan ${month}`;
const dealer = 'CQ01';

beforeAll(async () => {
  product = await startProduct();
  await product.loaded();
  user = await openSheetUser(product.url);
  await user.signIn('planner2@qingquan.example');
  await user.menu('Plans', 'Open month…');
  await user.answer('');
  await user.settled();
}, 300_000);

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

type Row = Record<'quantity' | 'price', number | null> & { note: string | null };

/** What is stored of a product's target. */
async function stored(item: string): Promise<Row | undefined> {
  const reply = (await product.ask('planner', 'GET', `/plans/${month}/${dealer}`)) as {
    lines: (Row & { productId: string })[];
  };
  return reply.lines.find((line) => line.productId === item);
}

/** Somebody else sets a field of a product, whatever stands there. */
async function theySet(
  item: string,
  field: keyof Row,
  mine: number | string,
  they = 'planner',
): Promise<void> {
  const base = (await stored(item))?.[field] ?? null;
  await product.ask(they, 'PATCH', `/plans/${month}/${dealer}`, {
    cells: [{ row: item, field, base, mine }],
  });
}

const columns = { quantity: 'K', price: 'L', note: 'R' } as const;

/** The cell of a product's field in the sheet. */
async function cellOf(item: string, field: keyof Row): Promise<string> {
  const grid = await user.values(plan, 'A1:D450');
  const at = grid.findIndex((row) => row[0] === dealer && row[3] === item);
  return `${columns[field]}${String(at + 1)}`;
}
const shown = async (item: string, field: keyof Row) =>
  (await user.values(plan, await cellOf(item, field)))[0]?.[0];
const typeInto = async (item: string, field: keyof Row, text: string) =>
  user.type(await cellOf(item, field), text);

const dialog = (): FrameLocator => user.page.frameLocator('iframe[name=modal]');
const rowOf = (name: string): Locator => dialog().getByRole('row', { name });
const choose = (name: RegExp) => dialog().getByRole('radio', { name }).check();
async function apply(): Promise<void> {
  await dialog()
    .getByRole('button', { name: /^(Apply|应用)$/ })
    .click();
  await dialog().getByRole('status').waitFor();
  await user.settled();
}
async function closeDialog(): Promise<void> {
  await dialog()
    .getByRole('button', { name: /^(Close|关闭)$/ })
    .click();
  await user.page.locator('iframe[name=modal]').waitFor({ state: 'detached' });
}
const patches = async () => (await user.requests()).filter((r) => r.startsWith('PATCH'));

/** Answers the question on the screen and gives what it said. */
async function confirm(says: string): Promise<string> {
  const question = user.page.locator('dialog[open].question').filter({ hasText: says });
  await question.waitFor();
  const text = await question.innerText();
  await question.locator('button.main').click();
  return text;
}

test('a push that meets conflicts opens them side by side, each value as the sheet shows it', async () => {
  const before = (await stored('BT500'))?.quantity ?? 0;
  await theySet('BT500', 'quantity', 1600 * 15);
  await theySet('GJ450', 'price', 4150);
  await theySet('JT500', 'note', '新品试销');
  await typeInto('BT500', 'quantity', '200');
  await typeInto('GJ450', 'price', '40.5');
  await typeInto('JT500', 'note', 'wait for May');
  await typeInto('W550', 'quantity', '222');
  await user.menu('Plans', 'Push edits');
  await dialog().getByRole('table').waitFor();
  await user.settled();
  expect((await stored('W550'))?.quantity).toBe(222 * 24);
  const target = await rowOf('BT500').innerText();
  expect(target).toContain('Target');
  expect(target).toContain('CQ01 重庆渝中饮品');
  expect(target.split(/\s+/)).toEqual(
    expect.arrayContaining([String(before / 15), '200', '1600', today]),
  );
  expect(await rowOf('GJ450').innerText()).toMatch(/42\.00[^]*40\.50[^]*41\.50/);
  expect(await rowOf('JT500').innerText()).toMatch(/empty[^]*wait for May[^]*新品试销/);
  expect(await dialog().locator('.units').innerText()).toBe('Quantities in cases');
  await user.picture('conflict', await cellOf('BT500', 'quantity'));
});

test('one is kept and one taken from others in a single request; the third stays open', async () => {
  await user.requests();
  await choose(/BT500.*Keep mine: 200/);
  await choose(/GJ450.*Take theirs: 41.50/);
  expect(await dialog().locator('#summary').innerText()).toBe(
    '1 value of yours will be stored, 1 value of theirs will be taken, 1 left open.',
  );
  await apply();
  expect(await patches()).toEqual([`PATCH /api/plans/${month} 200`]);
  expect((await stored('BT500'))?.quantity).toBe(200 * 15);
  expect(await shown('GJ450', 'price')).toBe(41.5);
  expect((await stored('GJ450'))?.price).toBe(4150);
  await rowOf('JT500').waitFor();
  expect(await dialog().getByRole('radio').count()).toBe(2);
  const [[note = ''] = []] = await user.notes(plan, await cellOf('BT500', 'quantity'));
  expect(note).toBe('');
});

test('what was changed once more meanwhile is not overwritten but shown again', async () => {
  await theySet('JT500', 'note', '再改一次');
  await dialog().getByRole('button', { name: 'Keep all mine' }).click();
  await apply();
  expect(await dialog().getByRole('status').innerText()).toContain('once more');
  expect(await rowOf('JT500').innerText()).toMatch(/empty[^]*wait for May[^]*再改一次/);
  expect((await stored('JT500'))?.note).toBe('再改一次');
  await dialog().getByRole('button', { name: 'Keep all mine' }).click();
  await apply();
  expect((await stored('JT500'))?.note).toBe('wait for May');
  expect(await dialog().locator('#intro').innerText()).toBe('Every conflict is settled.');
  await closeDialog();
});

test('the last push is undone: stored and shown is what was there before, and no more', async () => {
  const price = await shown('M380', 'price');
  const before = [await stored('M380'), await stored('M570')];
  await typeInto('M380', 'quantity', '500');
  await user.select(await cellOf('M570', 'quantity'));
  await user.page.keyboard.press('Delete');
  await user.menu('Plans', 'Push edits');
  await user.settled();
  expect([(await stored('M380'))?.quantity, await stored('M570')]).toEqual([500 * 24, undefined]);
  await user.requests();
  await user.menu('Plans', 'Undo my last push…');
  const asked = await confirm('Set 2 cells back');
  await user.settled();
  expect(asked).toMatch(/M380.*Target: 500 → /);
  expect(await patches()).toEqual([`PATCH /api/plans/${month} 200`]);
  expect([await stored('M380'), await stored('M570')]).toEqual(before);
  expect(await shown('M380', 'price')).toBe(price);
  expect(await shown('M570', 'quantity')).toBe((before[1]?.quantity ?? 0) / 24);
  await user.menu('Plans', 'Undo my last push…');
  await confirm('No push of yours');
  await user.settled();
});

test('an undo is refused as a whole where anything was changed since, and says by whom', async () => {
  await typeInto('M380', 'quantity', '600');
  await typeInto('M570', 'quantity', '610');
  await user.menu('Plans', 'Push edits');
  await user.settled();
  await theySet('M570', 'quantity', 700 * 24);
  await user.menu('Plans', 'Undo my last push…');
  await confirm('Set 2 cells back');
  const said = await confirm('Nothing was undone');
  await user.settled();
  expect(said).toMatch(
    new RegExp(`M570.*Changed since by .* \\(${today} \\d\\d:\\d\\d\\); it is 700`),
  );
  expect(said).not.toContain('M380');
  expect((await stored('M380'))?.quantity).toBe(600 * 24);
  const [[note = ''] = []] = await user.notes(plan, await cellOf('M570', 'quantity'));
  expect(note).toContain('Changed since by');
});

test('in Chinese, by keyboard alone, in a window of 600 pixels', async () => {
  await user.signIn('planner@qingquan.example');
  await theySet('M1250', 'quantity', 111 * 12, 'planner2');
  await theySet('OJ450', 'price', 4000, 'planner2');
  await typeInto('M1250', 'quantity', '1222');
  await typeInto('OJ450', 'price', '39');
  await user.page.setViewportSize({ width: 600, height: 700 });
  await user.menu('销售计划', '推送修改');
  await dialog().getByRole('table').waitFor();
  await user.settled();
  const wide = await user.page
    .frame({ name: 'modal' })
    ?.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBe(0);
  await user.page.setViewportSize({ width: 600, height: 400 });
  for (const name of ['应用', '关闭']) {
    const button = await dialog().getByRole('button', { name, exact: true }).boundingBox();
    expect([name, (button?.y ?? 999) + (button?.height ?? 0) <= 400]).toEqual([name, true]);
  }
  await user.page.setViewportSize({ width: 600, height: 700 });
  expect(await rowOf('M1250').innerText()).toMatch(/目标数量[^]*1222[^]*111/);
  expect(await rowOf('OJ450').innerText()).toMatch(/单价[^]*42\.00[^]*39\.00[^]*40\.00/);
  const { keyboard } = user.page;
  // Past the two buttons for all: theirs of the first conflict, mine of the second.
  for (const key of ['Tab', 'Tab', 'Tab', 'ArrowRight', 'Tab', 'Space']) await keyboard.press(key);
  expect(await dialog().locator('#summary').innerText()).toBe(
    '将保存您的 1 个值，将采用对方的 1 个值。',
  );
  for (const key of ['Tab', 'Tab', 'Enter']) await keyboard.press(key);
  await dialog().getByRole('status').waitFor();
  await user.settled();
  expect(await shown('M1250', 'quantity')).toBe(111);
  expect((await stored('OJ450'))?.price).toBe(3900);
  // The keyboard is on the button that closes.
  await keyboard.press('Enter');
  await user.page.locator('iframe[name=modal]').waitFor({ state: 'detached' });
  await user.menu('销售计划', '撤销我的上次推送…');
  await confirm('39.00 → 40.00');
  await user.settled();
  expect((await stored('OJ450'))?.price).toBe(4000);
});
