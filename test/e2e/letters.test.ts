import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { NewEntry } from '../../domain/new-entry.ts';
import { entryId } from '../../domain/entry.ts';
import { addMonths } from '../../domain/values/month.ts';
import { connect, type Connection } from '../../tools/connect.ts';
import { invitePeople } from '../../tools/people.ts';
import { startProduct, type Product } from '../support/product.ts';
import { openSheetUser, type SheetUser } from '../support/sheet-user.ts';

let product: Product;
let user: SheetUser;
let planner: Connection;

vi.setConfig({ testTimeout: 120_000 });

const today = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
}).format(Date.now());
const month = addMonths(today.slice(0, 7), -1);

let number = 0;
const idOf = (day: string) => entryId(day, 'HZ01', `E2E${String(++number).padStart(13, '0')}`);
const post = (...entries: NewEntry[]) =>
  planner.ask(routes.accounts.postEntries, { body: { entries } });

beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
  const admin = await connect({ url: product.url, as: 'admin' });
  planner = await connect({ url: product.url, as: 'planner' });
  await invitePeople(product.url, admin, {});
  const territories = [{ territoryId: 'HD', name: '华东 East' }];
  const { policies } = await admin.ask(routes.company.getCompany, {});
  const settings = { version: 0, name: '清泉饮品', territories, sheetUrl: product.url };
  const switched = { policies: { ...policies, dealerStatements: true } };
  await admin.ask(routes.company.changeCompany, { body: { ...settings, ...switched } });
  const contacts = [{ name: '李海', role: null, phone: null, email: 'hz01@dealer.example' }];
  const known = { code: 'HZ01', name: '杭州西湖商贸', contacts };
  const dealer = { ...known, tier: 'dealer' as const, territory: 'HD' };
  await admin.ask(routes.customers.addCustomer, { body: dealer });
  const tea = { code: 'GT500', variety: '绿茶', specification: '500ml×15', unit: '瓶' };
  await admin.ask(routes.products.addProduct, {
    body: { ...tea, caseSize: 15, price: 3300, per: 15, from: `${month}-01` },
  });
  const day = `${month}-03`;
  const lines = [{ productId: 'GT500', quantity: 1500 }];
  const sale = { kind: 'sale' as const, dealerId: 'HZ01', day, document: 'INV-1', lines };
  expect(await post({ ...sale, entryId: idOf(day) })).toMatchObject({
    answers: [{ outcome: 'recorded' }],
  });
  const settled = new Promise((resolve) => setTimeout(resolve, 32_000));
  user = await openSheetUser(product.url);
  // A letter counts what was recorded up to half a minute ago.
  await settled;
}, 300_000);

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

const runJob = async (): Promise<unknown> => {
  const asked = `${product.url}/local/jobs/letters-due?at=${today}`;
  return (await fetch(asked, { method: 'POST' })).json();
};

/** What the mailbox lists of the month's letter to the director. */
async function mails(): Promise<string[]> {
  await user.page.goto(`${product.url}/mailbox`);
  const listed = user.page.locator('li', { hasText: 'director@' }).filter({ hasText: month });
  return listed.allInnerTexts();
}

test('[P9] the job mails the month, and its mail with pictures lies in the mailbox', async () => {
  await runJob();
  await vi.waitUntil(async () => (await mails()).length > 0, { timeout: 60_000, interval: 500 });
  await user.page
    .getByRole('link', { name: new RegExp(`清泉饮品: ${month}`) })
    .first()
    .click();
  const mail = user.page.frameLocator('iframe');
  await mail.getByText('3,300.00').first().waitFor();
  const picture = mail.locator('img');
  await picture.first().scrollIntoViewIfNeeded();
  const width = await picture
    .first()
    .evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth);
  expect(width).toBe(1120);
});

test('run twice, there is still one mail', async () => {
  await runJob();
  await runJob();
  await user.page.waitForTimeout(2000);
  expect(await mails()).toHaveLength(1);
});

test('the job writes the month into the workbook, once, and its page shows the figures', async () => {
  const admin = await connect({ url: product.url, as: 'admin' });
  const { getCompany, changeCompany } = routes.company;
  const { version } = await admin.ask(getCompany);
  const workbook = 'workbook-of-this-machine';
  await admin.ask(changeCompany, { body: { version, workbook } });
  const run = async (): Promise<unknown> => {
    const asked = `${product.url}/local/jobs/workbook?at=${today}`;
    return (await fetch(asked, { method: 'POST' })).json();
  };
  expect(await run()).toMatchObject({ outcome: 'written', months: month });
  expect(await run()).toMatchObject({ outcome: 'there', months: month });
  await user.page.goto(product.url);
  const opening = user.page.context().waitForEvent('page');
  await user.page.locator('#monthly').click();
  const page = await opening;
  await page.getByRole('link', { name: month, exact: true }).click();
  const dealer = page.getByRole('row').filter({ hasText: '杭州西湖商贸' });
  expect(await dealer.innerText()).toMatch(/HZ01\s+HD\s+3,300\.00\s+–/);
  await page.close();
});

test('[step 3.7] a payment dated back shows beside what was mailed, alone', async () => {
  const day = `${month}-20`;
  const payment = { kind: 'payment' as const, dealerId: 'HZ01', day, amount: 70_000 };
  await post({ ...payment, entryId: idOf(day), method: 'bank' });
  await user.page.goto(product.url);
  await user.page.waitForFunction('window.workbench', undefined, { timeout: 90_000 });
  await user.evaluate('workbench.ready');
  await user.signIn('director@qingquan.example');
  await user.menu('Ledger', 'Month as mailed…');
  await user.answer(month);
  await user.settled();
  const rows = await user.values(`Mailed ${month}`, 'A1:D20');
  expect(String(rows[0]?.[0])).toContain('computed again to the penny');
  const of = (name: string) => rows.find(([figure]) => figure === name)?.slice(1);
  expect(of('Cash received')).toEqual([0, 700, 700]);
  expect(of('Net sales')).toEqual([3300, 3300, 0]);
  expect(of('Owed at the end of the month')).toEqual([3300, 2600, -700]);
  const entries = rows.slice(3 + 11).filter(([what]) => what !== '');
  expect(entries).toEqual([[`Payment · 杭州西湖商贸 · ${day}`, '', '', -700]]);
});

test('the dealer questions its statement on a phone by the link in its mail, and finance sees it', async () => {
  const { page } = user;
  const mailbox = await page.context().newPage();
  await mailbox.goto(`${product.url}/mailbox?to=hz01`);
  await mailbox.getByRole('link', { name: /对账单/ }).click();
  const opening = page.context().waitForEvent('page');
  await mailbox.frameLocator('iframe').getByRole('link', { name: '确认或提出疑问' }).click();
  const phone = await opening;
  await phone.setViewportSize({ width: 375, height: 700 });
  await phone.getByRole('link', { name: '中文' }).click();
  await phone.getByText('CNY 3,300.00').first().waitFor();
  const widest = await phone.evaluate('document.documentElement.scrollWidth');
  expect(widest).toBeLessThanOrEqual(375);
  await phone.getByText('不符或有疑问').click();
  const form = phone.locator('form').filter({ has: phone.getByLabel('疑问', { exact: true }) });
  await form.getByLabel('您的姓名').fill('李海');
  await form.getByLabel('疑问', { exact: true }).fill('付款 700 元未入账');
  await form.getByLabel('贵方账面余额').fill('2,600');
  await form.getByRole('button').click();
  await phone.getByText('已收到您的疑问').waitFor();
  await mailbox.close();
  await phone.close();
  await user.menu('Finance', 'Statement answers…');
  await user.answer('');
  await user.settled();
  const [row = []] = await user.values(`Answers ${month}`, 'A4:G4');
  expect(row.slice(1)).toEqual([
    ...['杭州西湖商贸', 'Questioned', 3300, 2600, -700, '付款 700 元未入账'],
  ]);
});
