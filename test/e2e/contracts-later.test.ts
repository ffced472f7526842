import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FrameLocator } from 'playwright-core';
import { routes } from '../../api/routes.ts';
import { connect, type Connection } from '../../tools/connect.ts';
import { catalogue } from '../../tools/demo/catalogue.ts';
import { dealers } from '../../tools/demo/channel.ts';
import { loadContracts } from '../../tools/demo/contracts.ts';
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
const few = catalogue(today).slice(-4);
const [first, second] = dealers;

/** Of the demo's first dealer the contract is signed, of its second one it is in review. */
beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
  const [admin, finance, manager, custodian] = await Promise.all(
    ['admin', 'finance', 'manager', 'custodian'].map((as) => connect({ url: product.url, as })),
  );
  planner = await connect({ url: product.url, as: 'planner' });
  if (!admin || !finance || !manager || !custodian || !first || !second) throw new Error('nobody');
  const territory = { territoryId: first.territory, name: '华东 East' };
  await admin.ask(routes.company.changeCompany, { body: { version: 0, territories: [territory] } });
  for (const { code, name } of [first, second]) {
    const body = { code, name, tier: 'dealer' as const, territory: first.territory };
    await admin.ask(routes.customers.addCustomer, { body });
  }
  for (const one of few) await admin.ask(routes.products.addProduct, { body: one.product });
  const hands = { admin, planner, finance, manager, custodian };
  await loadContracts(hands, [first, second], few, today);
  user = await openSheetUser(product.url);
}, 300_000);

afterAll(async () => {
  await user.close();
  expect(await product.stop()).toBe(0);
});

const dialog = (): FrameLocator => user.page.frameLocator('iframe[name=modal]');
const standing = () => dialog().locator('.standing').innerText();

async function press(within: { getByRole: FrameLocator['getByRole'] }, name: string) {
  await within.getByRole('button', { name, exact: true }).click();
  await dialog().locator('main[aria-busy=false]').waitFor();
  await user.settled();
}

/** Opens the first dealer's contract that stands like this, in somebody's name. */
async function open(email: string, standsLike: string): Promise<void> {
  const isOpen = await user.page.locator('iframe[name=modal]').count();
  if (isOpen > 0) await dialog().locator('#close').click();
  await user.signIn(`${email}@qingquan.example`);
  await user.evaluate("workbench.run('contractsRegister')");
  await user.settled();
  const [sheet = ''] = (await user.sheets()).filter((name) =>
    /^(Contracts|合同登记表)$/.test(name),
  );
  const rows = await user.values(sheet, 'A4:E12');
  const row = 4 + rows.findIndex(([code, , , , how]) => code === 'HZ01' && how === standsLike);
  await user.evaluate(`workbench.activate('${sheet}!A${String(row)}')`);
  await user.evaluate("workbench.run('contractsOpen')");
  await dialog().locator('.standing').waitFor();
  await user.settled();
}

/** The print of a dealer's contract. */
async function printOf(dealerId: string, name: string) {
  const { rows, columns } = await planner.ask(routes.contracts.listContracts, {
    query: { dealer: dealerId },
  });
  const contractId = String(rows[0]?.[columns.indexOf('contractId')]);
  const params = { dealerId, contractId, version: '1' };
  const { pdf } = await planner.ask(routes['contract-documents'].getContractDocument, { params });
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(pdf, 'base64') };
}

async function file(paper: Awaited<ReturnType<typeof printOf>>): Promise<void> {
  await dialog().locator('.upload input[type=file]').setInputFiles(paper);
  await dialog().getByRole('button', { name: '上传并归档' }).click();
  await dialog().locator('.upload .bar').waitFor({ state: 'detached' });
  await user.settled();
}

/** Does what asks for a reason, and for a day where one counts. */
async function act(name: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await dialog().locator('.acts').getByRole('button', { name, exact: true }).first().click();
  const asked = dialog().locator('.ask');
  for (const [field, text] of Object.entries(answers)) {
    await asked.locator(`[name=${field}]`).fill(text);
  }
  await press(asked, name);
}

test('a signed copy that says something else is shown line by line and stops it', async () => {
  await open('custodian', '已签署');
  await file(await printOf('NB01', '错误的文本.pdf'));
  const differing = dialog().locator('.comparison tr.differs');
  await differing.first().waitFor();
  const rows = await differing.allInnerTexts();
  expect(rows.find((row) => row.includes('奶茶'))).toMatch(/标的[^]*15,300[^]*11,520[^]*第 2 页/);
  expect(rows.find((row) => row.includes('户名'))).toMatch(/双方当事人[^]*杭州西湖商贸有限公司/);
  await press(dialog(), '生效');
  expect(await dialog().locator('#said').innerText()).toMatch(/a[^]*21,420[^]*6,120/);
  expect(await standing()).toBe('已签署');
});

test('the right copy takes its place, and the contract is put in force', async () => {
  await file(await printOf('HZ01', '已签文本.pdf'));
  await dialog().locator('.comparison .said').waitFor();
  await press(dialog(), '生效');
  expect(await standing()).toBe('生效中');
});

test('an amendment is a version of its own, and is discarded with a reason', async () => {
  await open('planner2', 'In force');
  await act('Amend', { reason: 'Less shelf life' });
  expect(await standing()).toBe('Draft');
  expect(await dialog().locator('header, .facts').first().innerText()).toContain('Version 2');
  await act('Discard', { reason: 'Not agreed' });
  expect(await standing()).toBe('Discarded');
});

test('it is renewed by a draft that begins the day after it ends', async () => {
  await open('planner2', 'In force');
  await press(dialog().locator('.acts'), 'Renew');
  expect(await standing()).toBe('Draft');
  const next = `${String(Number(today.slice(0, 4)) + 2)}-01-01`;
  expect(await dialog().locator('header, .facts').first().innerText()).toContain(next);
});

test('it is terminated with its last day and a reason, and holds until then', async () => {
  await open('director', 'In force');
  await act('Terminate', { on: today, reason: 'No payment' });
  expect(await standing()).toBe('Expiring');
  expect(await dialog().locator('[data-act=amend]').count()).toBe(0);
  await dialog().locator('.history > summary').click();
  expect(await dialog().locator('.history').innerText()).toMatch(/terminated[^]*No payment/i);
});
