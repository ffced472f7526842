import { openSheetUser, type SheetUser } from '../test/support/sheet-user.ts';
import { startProduct, type Product } from '../test/support/product.ts';
import { answer, milliseconds, type Line, type Section } from './section.ts';

/** The size that the sheet must be quick at. */
const [dealers, products, cells] = [100, 30, 500];
const month = '2026-11';
const sheet = `Plan ${month}`;

const product = await startProduct('--no-demo');

await answer(measureAll, async () => {
  await product.stop();
});

async function measureAll(): Promise<Section> {
  await product.loaded();
  await fill(product);
  const user = await openSheetUser(product.url);
  await user.signIn('planner2@qingquan.example');
  const run = (...call: string[]) =>
    user.evaluate<Result>(`workbench.run(${call.map((part) => JSON.stringify(part)).join(', ')})`);
  const lines = [await measure(user, 'open month', () => run('plansOpenMonthOf', month))];
  await user.paste('J5', await targets(user));
  lines.push(await measure(user, 'push 500 edits', () => run('plansPush')));
  lines.push(await measure(user, 'pull the summary', () => summary(user)));
  await user.close();
  return {
    title: 'Sheet',
    note: `in the workbench; ${String(dealers)} dealers × ${String(products)} products`,
    lines,
  };
}

interface Result {
  readonly ok: boolean;
  readonly message: string;
}

async function measure(
  user: SheetUser,
  action: string,
  work: () => Promise<Result>,
): Promise<Line> {
  await user.settled();
  await user.requests();
  const start = performance.now();
  const { ok, message } = await work();
  const ms = milliseconds(performance.now() - start);
  if (!ok) throw new Error(`${action}: ${message}`);
  return { action, ms, requests: (await user.requests()).length, answer: message };
}

/** The menu's own action asks for the month; it is answered as soon as it does. */
async function summary(user: SheetUser): Promise<Result> {
  const pulled = user.evaluate<Result>("workbench.run('ledgerByDealer')");
  await user.answer(month);
  return pulled;
}

/** Five hundred targets for the rows from the fifth on; rows that take none stay empty. */
async function targets(user: SheetUser): Promise<string[][]> {
  await user.settled();
  const rows = await user.values(sheet, 'D5:D700');
  let left = cells;
  const typed: string[][] = [];
  for (const [code] of rows) {
    if (left === 0) break;
    const isProduct = String(code).startsWith('P');
    if (isProduct) left -= 1;
    typed.push([isProduct ? String(10 + left) : '']);
  }
  return typed;
}

/** Thirty products and a hundred dealers, each with a sale of every product last month. */
async function fill(service: Product): Promise<void> {
  const codes = Array.from({ length: products }, (_, i) => `P${String(i + 10)}`);
  for (const code of codes) {
    await service.ask('admin', 'POST', '/products', {
      code,
      variety: `Product ${code}`,
      specification: '500 ml × 15',
      unit: 'bottle',
      caseSize: 15,
      price: 3300,
      per: 15,
      from: '2026-01-01',
    });
  }
  const lines = codes.map((productId) => ({ productId, quantity: 150 }));
  for (let i = 0; i < dealers; i++) {
    const dealerId = `D${String(i + 100)}`;
    const dealer = { code: dealerId, name: `Dealer ${dealerId}`, tier: 'dealer', territory: 'ALL' };
    await service.ask('admin', 'POST', '/customers', dealer);
    const day = '2026-10-15';
    const entryId = `${day}-${dealerId}-0000000000000000`;
    const sale = { kind: 'sale', entryId, dealerId, day, document: 'S-1', lines };
    await service.ask('finance', 'POST', '/entries', { entries: [sale] });
  }
}
