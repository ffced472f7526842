import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { creditCode } from '../support/contracts/terms.ts';
import { startProduct, type Product } from '../support/product.ts';
import { openSheetUser, type SheetUser } from '../support/sheet-user.ts';

let product: Product;
let user: SheetUser;

vi.setConfig({ testTimeout: 120_000 });

const particulars = {
  address: '浙江省杭州市西湖区龙井路1号',
  phone: '0571-8700 0001',
  legalRepresentative: '陈立',
  signatory: '王敏',
};
/** The contract holds from the first day of this year to the last of the next. */
const year = new Date().getFullYear();

const companyCode = creditCode('91330100MA2AXY0A1');
const dealerCode = creditCode('91330203MA2B1C2D3');

beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
  [user] = await Promise.all([openSheetUser(product.url), beginCompany()]);
  await user.signIn('planner2@qingquan.example');
}, 300_000);

/** A territory, a dealer, two products, and the company as a party. */
async function beginCompany(): Promise<void> {
  const territories = [{ territoryId: 'HD', name: '华东 East' }];
  await product.ask('admin', 'PATCH', '/company', { version: 0, territories });
  const customer = { code: 'HZ01', name: '杭州西湖商贸', tier: 'dealer', territory: 'HD' };
  await product.ask('admin', 'POST', '/customers', customer);
  const tea = { code: 'GT500', variety: '绿茶', specification: '500ml×15', unit: '瓶' };
  await product.ask('admin', 'POST', '/products', { ...tea, caseSize: 15, price: 3300, per: 15 });
  const other = { ...tea, code: 'BT500', variety: '冰红茶', caseSize: 15, price: 3600, per: 15 };
  await product.ask('admin', 'POST', '/products', other);
  const unsaid = { otherName: null, email: null };
  const own = { ...particulars, ...unsaid, legalName: '清泉饮品有限公司', creditCode: companyCode };
  await product.ask('admin', 'PATCH', '/contracts/settings', { version: 0, party: own });
}

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

const dialog = (): FrameLocator => user.page.frameLocator('iframe[name=modal]');
const sidebar = (): FrameLocator => user.page.frameLocator('iframe[name=sidebar]');
const block = (name: string) => dialog().locator(`[data-block=${name}]`);

/** Clicks a button of the dialog and waits until it says what became of it. */
async function press(within: { getByRole: FrameLocator['getByRole'] }, name: string) {
  await within.getByRole('button', { name, exact: true }).click();
  await dialog().locator('main[aria-busy=false]').waitFor();
  await user.settled();
}

/** Fills the fields of a block by their names and saves it. */
async function write(name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await block(name).getByRole('button', { name: 'Edit' }).click();
  if (name === 'delivery') await block(name).getByRole('button', { name: 'Add a row' }).click();
  for (const [field, text] of Object.entries(fields)) {
    await block(name).locator(`input[name=${field}]`).fill(text);
  }
  await press(block(name), 'Save');
}

async function close(): Promise<void> {
  await dialog().locator('#close').click();
  await user.page.locator('iframe[name=modal]').waitFor({ state: 'detached' });
}

/** Opens the contract of the register's first row in somebody's name. */
async function open(email: string, menu = 'Contracts', item = 'Open contract…'): Promise<void> {
  await user.signIn(`${email}@qingquan.example`);
  await user.evaluate("workbench.activate('Contracts!A4')");
  await user.menu(menu, item);
  await dialog().locator('.standing').waitFor();
  await user.settled();
}

const stored = async () => {
  const { rows, columns } = (await product.ask('planner', 'GET', '/contracts')) as {
    columns: string[];
    rows: unknown[][];
  };
  expect(rows).toHaveLength(1);
  return Object.fromEntries(columns.map((column, i) => [column, rows[0]?.[i]]));
};

test('a contract is drafted from a template and its blocks are written in the dialog', async () => {
  await user.menu('Contracts', 'New contract…');
  await dialog().locator('input[name=dealer]').fill('HZ01');
  await dialog().locator('input[name=template][value=STD-EN]').check();
  await press(dialog(), 'Draft');
  expect(await dialog().locator('.standing').innerText()).toBe('Draft');
  await write('quality', { standards: 'GB 7101-2022' });
  await write('delivery', { days: '5', name: '西湖仓', address: '龙井路1号' });
  const term = {
    place: 'Hangzhou',
    from: `${String(year)}-01-01`,
    to: `${String(year + 1)}-12-31`,
    renewalDays: '60',
  };
  await write('signing', term);
  await write('parties', {
    ...particulars,
    legalName: '杭州西湖商贸有限公司',
    creditCode: dealerCode,
  });
  expect(await block('signing').innerText()).toContain(`1 January ${String(year)}`);
  expect(await dialog().locator('.missing').innerText()).toMatch(/a · Goods not written yet/);
  expect(await dialog().locator('[data-act=submit]').isDisabled()).toBe(true);
});

test('rebates with their tiers and a clause of the library are written into the draft', async () => {
  const policy = block('policy');
  await policy.getByRole('button', { name: 'Edit' }).click();
  const rebate = policy.locator('.table').first();
  await rebate.getByRole('button', { name: 'Add a row' }).click();
  await rebate.locator('input[name=en]').fill('Loyalty');
  for (const tier of ['0', '100000']) {
    await rebate.locator('.table').getByRole('button', { name: 'Add a row' }).click();
    await rebate.locator('.table input[name=from]').last().fill(tier);
    await rebate
      .locator('.table input[name=rate]')
      .last()
      .fill(tier === '0' ? '1' : '2.5');
  }
  await policy.getByText('Annual award', { exact: true }).click();
  await policy.locator('.agreed input[name=target]').fill('5000000');
  await policy.locator('.agreed input[name=rate]').fill('1');
  await press(policy, 'Save');
  expect(await policy.innerText()).toMatch(/Loyalty[^]*2\.5%/);
  const breach = block('breach');
  const before = await breach.locator('p').count();
  await breach.getByRole('button', { name: 'Paragraphs' }).click();
  await breach.locator('select[name=clause]').selectOption({ index: 1 });
  await press(breach, 'Save');
  expect(await breach.locator('p').count()).toBe(before + 1);
});

test('a refusal says why and leaves what was typed', async () => {
  await block('parties').getByRole('button', { name: 'Edit' }).click();
  const field = block('parties').locator('input[name=creditCode]');
  await field.fill('91330203MA2B1C2D30');
  await press(block('parties'), 'Save');
  await dialog().locator('#said [role=alert]').waitFor();
  expect(await field.inputValue()).toBe('91330203MA2B1C2D30');
  await close();
});

test('goods are edited in a sheet: what is left empty comes from the product list', async () => {
  await user.menu('Contracts', 'Register');
  await user.settled();
  await user.select('A4');
  await user.menu('Contracts', 'Edit goods');
  await user.settled();
  await user.paste('A4', [['GT500'], ['NOPE']]);
  await user.paste('F4', [['120000']]);
  await user.menu('Contracts', 'Push goods');
  await user.settled();
  const [line = []] = await user.values('Goods HZ01', 'A4:H4');
  expect(line).toEqual(['GT500', '绿茶', '', '500ml×15', '瓶', 120_000, 33, 15]);
  expect((await user.notes('Goods HZ01', 'A5'))[0]?.[0]).toContain('NOPE');
  await user.type('G4', '32.5');
  await user.menu('Contracts', 'Push goods');
  await user.settled();
  expect((await stored())['amount']).toBe((120_000 / 15) * 3250);
  await user.menu('Contracts', 'Undo my last push…');
  await user.page.locator('dialog[open] [data-button=OK]').click();
  await user.settled();
  expect((await stored())['amount']).toBe((120_000 / 15) * 3300);
});

test('finance enters the bank data in Chinese, in a window of 600 pixels', async () => {
  await user.page.setViewportSize({ width: 600, height: 700 });
  await open('finance', '合同', '打开合同…');
  await block('parties').getByRole('button', { name: '填写银行资料' }).click();
  for (const side of [0, 1]) {
    const fields = block('parties').locator('fieldset').nth(side);
    await fields.locator('input[name=accountName]').fill('清泉饮品有限公司');
    await fields.locator('input[name=bank]').fill('中国工商银行杭州西湖支行');
    await fields.locator('input[name=accountNumber]').fill('1202 0206 0990 0123');
  }
  await press(block('parties'), '保存');
  expect(await dialog().locator('.said').first().innerText()).toBe('内容齐全，可以提交。');
  const wide = await user.page
    .frame({ name: 'modal' })
    ?.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(wide).toBe(0);
  await close();
  await user.page.setViewportSize({ width: 1440, height: 860 });
});

test('it is submitted, approved by a manager, sent, and its signing recorded by the custodian', async () => {
  await open('planner2');
  await press(dialog(), 'Submit');
  expect(await dialog().locator('[data-act]').allInnerTexts()).toEqual(['Take back']);
  await close();
  await open('manager2');
  await press(dialog(), 'Approve');
  await close();
  await open('planner2');
  await press(dialog(), 'Record as sent');
  await close();
  await open('custodian', '合同', '打开合同…');
  await dialog().locator('[data-act=sign]').click();
  await press(dialog().locator('.ask'), '记录签署');
  expect(await dialog().locator('.standing').innerText()).toBe('已签署');
  await dialog().locator('.history > summary').click();
  expect(await dialog().locator('.history').innerText()).toMatch(/签署[^]*发出[^]*批准[^]*提交/);
  expect(await stored()).toMatchObject({ state: 'signed', version: 1 });
  expect(String((await stored())['number'])).toMatch(/^JX/);
});

let paper: Buffer;
let storage: string;

test('the contract is printed in the dialog', async () => {
  const saved = user.page.waitForEvent('download');
  await dialog().locator('[data-print]').click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^JX-.*-v1\.pdf$/);
  paper = await readFile(await download.path());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await close();
});

/** Posts a form from a page as the add-on does, listening to its progress. */
const posted = (form: unknown, bytes: string) => `new Promise((resolve) => {
  const { url, fields } = ${JSON.stringify(form)};
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const bytes = Uint8Array.from(atob(${JSON.stringify(bytes)}), (sign) => sign.charCodeAt(0));
  data.append('file', new Blob([bytes], { type: 'application/pdf' }));
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.upload.onprogress = () => undefined;
  request.onload = () => resolve(request.status);
  request.onerror = () => resolve('refused by the browser');
  request.send(data);
})`;

test('a page whose origin is not on the list may not send, and nothing of it arrives', async () => {
  const uploadId = '0123456789abcdef';
  const bytes = paper.length;
  const sha256 = createHash('sha256').update(paper).digest('hex');
  const promise = { uploadId, kind: 'licence', binding: null, name: 'a.pdf', bytes, sha256 };
  const form = (await product.ask('custodian', 'POST', '/archive/HZ01/uploads', promise)) as {
    url: string;
  };
  storage = form.url;
  const filing = () => product.ask('custodian', 'POST', `/archive/HZ01/uploads/${uploadId}/filing`);
  const request = posted(form, paper.toString('base64'));
  expect(await user.evaluate(request)).toBe('refused by the browser');
  await expect(filing()).rejects.toThrow(/upload-missing/);
  await openSidebar();
  const frame = user.page.frame({ name: 'sidebar' });
  expect(new URL(frame?.url() ?? '').origin).not.toBe(new URL(user.page.url()).origin);
  expect(await frame?.evaluate(request)).toBe(204);
  expect(await filing()).toMatchObject({ pages: expect.any(Number) as number });
});

async function openSidebar(): Promise<void> {
  await user.evaluate("workbench.run('showSidebar')");
  await sidebar().locator('.upload').waitFor();
}

/** Drops a file on the sidebar. */
async function drop(name: string, file: Buffer): Promise<void> {
  const source = `(async () => {
    const bytes = Uint8Array.from(atob('${file.toString('base64')}'), (s) => s.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], ${JSON.stringify(name)}));
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.drop').dispatchEvent(event);
  })()`;
  await user.page.frame({ name: 'sidebar' })?.evaluate(source);
}

const upload = () => sidebar().locator('.upload');
const pressUpload = (name: string) => upload().getByRole('button', { name, exact: true }).click();

test('the sidebar refuses what is no PDF and what the service finds wrong, in words', async () => {
  await user.evaluate("workbench.activate('Contracts!A4')");
  await drop('合同.pdf', Buffer.from('<html>no contract</html>'));
  await pressUpload('上传并归档');
  await upload().getByText('“合同.pdf”不是 PDF').waitFor();
  expect(await upload().getByRole('button', { name: '重试' }).count()).toBe(0);
  await drop('合同.pdf', paper.subarray(0, paper.length - 900));
  expect(await upload().locator('.target').innerText()).toContain('第 1 版');
  await pressUpload('上传并归档');
  await upload().locator('[role=alert]').waitFor();
  expect(await upload().locator('[role=alert]').innerText()).toMatch(/重新|完整/);
});

test('an upload is cancelled, fails, and is tried again; the signed copy is filed once', async () => {
  const isStorage = ({ href }: URL) => href.startsWith(storage);
  let held: (() => void) | null = null;
  await user.page.route(isStorage, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await new Promise<void>((resolve) => (held = resolve));
    return route.abort();
  });
  const fail = async () => {
    await vi.waitUntil(() => held !== null);
    held?.();
    held = null;
  };
  await drop('signed.pdf', paper);
  await pressUpload('上传并归档');
  await vi.waitUntil(() => held !== null);
  await pressUpload('取消');
  await upload().getByText('已取消').waitFor();
  await fail();
  await drop('signed.pdf', paper);
  await pressUpload('上传并归档');
  await fail();
  await upload().getByText('无法连接存储').waitFor();
  await user.page.unroute(isStorage);
  await pressUpload('重试');
  await upload()
    .getByText(/已归档，档案号 \d{4}-00002.*与条款逐字一致/)
    .waitFor();
});

test('a scan is filed in the dialog, and the keeper confirms each block with its page', async () => {
  await open('custodian', '合同', '打开合同…');
  const scan = await readFile(path.join(import.meta.dirname, '../support/archive/typst.pdf'));
  const file = { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: scan };
  await dialog().locator('.upload input[type=file]').setInputFiles(file);
  await dialog().getByRole('button', { name: '上传并归档' }).click();
  await dialog().locator('.confirm').waitFor();
  await press(dialog(), '生效');
  expect(await dialog().locator('#said').innerText()).toMatch(/a, b, c.*确认/);
  const pages = await dialog().locator('.confirm input[type=number]').all();
  expect(pages).toHaveLength(11);
  for (const page of pages) await page.fill('1');
  await dialog().locator('.confirm button').click();
  await dialog().locator('.comparison .said').waitFor();
});

test('it is put in force, and a file is fetched with a purpose that the log shows', async () => {
  await press(dialog(), '生效');
  expect(await dialog().locator('.standing').innerText()).toBe('生效中');
  const file = dialog().locator('.file').first();
  await file.getByRole('button').click();
  await file.locator('input').fill('年度检查');
  const saved = user.page.waitForEvent('download');
  await file.locator('.ask button').click();
  const download = await saved;
  expect(await readFile(await download.path())).toEqual(paper);
  const today = new Date().toISOString().slice(0, 10);
  const log = await product.ask('custodian', 'GET', `/archive/log?day=${today}`);
  expect(log).toMatchObject({ mints: [{ purpose: '年度检查', dealerId: 'HZ01' }], unknown: [] });
  await close();
});

test('the archive is counted into a sheet, and the exceptions stand in another', async () => {
  await user.menu('合同', '立即清查档案');
  await user.settled();
  const [title = [], , , first] = await user.values('档案清查', 'A1:H4');
  expect(String(title[0])).toContain('第 1 次档案清查');
  expect(first?.[0]).toBe('');
  await user.menu('合同', '合同例外');
  await user.settled();
  expect(await user.sheets()).toContain('合同例外');
});

test('a sale inside the terms lands, and one outside is refused with the clause', async () => {
  await user.signIn('planner2@qingquan.example');
  await user.menu('Ledger', 'Record');
  await user.settled();
  const today = new Date().toISOString().slice(0, 10);
  await user.paste('B4', [
    ['Sale', today, 'HZ01'],
    ['Sale', today, 'HZ01'],
  ]);
  await user.paste('G4', [
    ['E2E-1', 'GT500'],
    ['E2E-2', 'BT500'],
  ]);
  await user.paste('J4', [['10'], ['10']]);
  await user.settled();
  await user.menu('Ledger', 'Send');
  await user.settled();
  const answers = (await user.values('Record', 'A4:A5')).flat().map(String);
  expect(answers[0]).toMatch(/^✓ recorded/);
  expect(answers[1]).toMatch(/JX-\d{4}-0001 version 1, clause a, page 1/);
  await open('planner2');
  await user.picture('contract-dialog');
});
