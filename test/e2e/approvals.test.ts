import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import { bankFile } from '../support/bank-file.ts';
import { startProduct, type Product } from '../support/product.ts';
import { openSheetUser, type SheetUser } from '../support/sheet-user.ts';

let product: Product;
let user: SheetUser;

vi.setConfig({ testTimeout: 120_000 });

beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
  const territories = [{ territoryId: 'HD', name: '华东 East' }];
  await product.ask('admin', 'PATCH', '/company', { version: 0, territories });
  const customer = { code: 'HZ01', name: '杭州西湖商贸', tier: 'dealer', territory: 'HD' };
  await product.ask('admin', 'POST', '/customers', customer);
  const tea = { code: 'GT500', variety: '绿茶', specification: '500ml×15', unit: '瓶' };
  await product.ask('admin', 'POST', '/products', { ...tea, caseSize: 15, price: 3300, per: 15 });
  user = await openSheetUser(product.url);
  await user.signIn('planner2@qingquan.example');
}, 300_000);

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

const dialog = (): FrameLocator => user.page.frameLocator('iframe[name=modal]');

/** State and what is left of the exception below the company's own one, which stands first. */
const standing = async () => {
  const [row = []] = await user.values('Contract exceptions', 'A5:K5');
  return [row[0], row[2], row[9]];
};

test('an exception is asked for, approved by somebody else and ended, all in the sheet', async () => {
  await user.menu('Contracts', 'Ask for an exception…');
  await dialog().locator('input[name=dealer]').fill('HZ01');
  await dialog().getByText('product (a)', { exact: true }).click();
  await dialog().locator('input[name=products]').fill('GT500');
  await dialog().locator('input[name=limit]').fill('10000');
  await dialog().locator('textarea[name=reason]').fill('New in spring');
  await dialog().locator('form button.main').click();
  await dialog().locator('#said .said').getByText('waits for approval').waitFor();
  await dialog().locator('#close').click();
  await user.signIn('director@qingquan.example');
  await user.menu('Contracts', 'Exceptions');
  await user.settled();
  expect(await standing()).toEqual(['HZ01', 'Waiting', 0]);
  await user.evaluate("workbench.activate('Contract exceptions!A5')");
  await user.menu('Contracts', 'Decide on an exception…');
  await user.page.locator('dialog[open] [data-button=YES]').click();
  await user.settled();
  expect(await standing()).toEqual(['HZ01', 'Approved', 10_000]);
  await user.evaluate("workbench.activate('Contract exceptions!A5')");
  await user.menu('Contracts', 'Decide on an exception…');
  await user.answer('The spring is over');
  await user.settled();
  expect(await standing()).toEqual(['HZ01', 'Ended', 0]);
});

/** The month before this one, where the company is. */
const lastMonth = () => {
  const today = new Date(Date.now() + 8 * 3_600_000);
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 7);
};

test('a month is closed, and reopened once somebody else approves, all in the sheet', async () => {
  await user.signIn('finance@qingquan.example');
  await user.menu('财务', '结账…');
  await user.answer(lastMonth());
  await user.settled();
  const row = async (sheet = '月份结账') => (await user.values(sheet, 'A5:J5'))[0] ?? [];
  expect((await row()).slice(0, 3)).toEqual([lastMonth(), '已结账', '1 / 1']);
  await user.menu('财务', '申请反结账…');
  await user.page.locator('dialog[open] input').press('Enter');
  await user.page.getByLabel('为什么？').waitFor();
  await user.answer('An invoice was forgotten');
  await user.settled();
  expect((await row())[3]).toBe('反结账申请待审批');
  await user.signIn('director@qingquan.example');
  await user.menu('Approvals', 'Waiting for me');
  await user.settled();
  const [request = []] = await user.values('Waiting for me', 'A4:G4');
  expect([request[0], request[2], request[6]]).toEqual([
    ...['Reopening of a month', 'The whole company', 'An invoice was forgotten'],
  ]);
  await user.evaluate("workbench.activate('Waiting for me!A4')");
  await user.menu('Approvals', 'Decide on a request…');
  await user.page.locator('dialog[open] [data-button=YES]').click();
  await user.settled();
  await user.menu('Finance', 'Months');
  await user.settled();
  expect((await row()).slice(0, 2)).toEqual([lastMonth(), 'Reopened']);
});

test('a pasted bank statement is matched, confirmed and posted, all in the sheet', async () => {
  const day = `${lastMonth()}-05`;
  const entryId = `${day}-HZ01-${'B'.repeat(16)}`;
  const opening = { kind: 'opening', entryId, dealerId: 'HZ01', day, document: 'OLD-1001' };
  await product.ask('finance', 'POST', '/entries', { entries: [{ ...opening, amount: 120_000 }] });
  await user.signIn('finance@qingquan.example');
  const [sheet = ''] = await user.sheets();
  await user.evaluate(`workbench.activate(${JSON.stringify(`${sheet}!A1`)})`);
  await user.paste('A1', [
    ['交易日期', '贷方金额', '借方金额', '对方户名', '摘要', '交易流水号'],
    [day, '1,200.00', '', '西湖商贸', '货款 OLD-1001', 'R1'],
    [day, '', '35.00', '电力公司', '电费', 'R2'],
  ]);
  await user.menu('财务', '将本表作为银行流水导入');
  await user.answer('基本户');
  await user.settled();
  const row = async () => (await user.values('银行流水', 'A4:L4'))[0] ?? [];
  const [, , amount, , dealer, name, documents] = await row();
  expect([amount, dealer, name, documents]).toEqual([
    ...[1200, 'HZ01', '杭州西湖商贸', 'OLD-1001 1200.00'],
  ]);
  // Typing into a cell with a list of values can go to the list, which takes it a moment later.
  await vi.waitUntil(
    async () => {
      if ((await row())[3] === '确认') return true;
      await user.type('D4', '确认');
      await user.settled();
      return (await row())[3] === '确认';
    },
    { timeout: 30_000, interval: 500 },
  );
  await user.menu('财务', '提交已确认的银行流水');
  await vi.waitUntil(async () => (await row())[2] === '', { timeout: 30_000, interval: 200 });
  await user.settled();
  const account = (await product.ask('finance', 'GET', '/accounts/HZ01')) as { owed: number };
  expect(account.owed).toBe(0);
  expect((await row())[2]).toBe('');
});

test('the file that a bank exports is looked at before it is brought in', async () => {
  await user.menu('财务', '导入银行文件…');
  await dialog().locator('input[name=account]').fill('基本户');
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({
      ...{ name: '流水.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(await bankFile().arrayBuffer()),
    });
  await dialog().getByText('文字显示正确吗？').waitFor();
  expect(await dialog().locator('td').allTextContents()).toContain('杭州西湖');
  await dialog().locator('button.main').click();
  await dialog().locator('.said').getByText('新增 1 行，已导入过 0 行').waitFor();
  await dialog().locator('button.main').click();
  await user.settled();
  expect((await user.values('银行流水', 'A4:L4'))[0]?.[2]).toBe(10);
});
