import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runTool, startProduct, type Product } from '../support/product.ts';

vi.setConfig({ testTimeout: 300_000 });

const root = path.join(import.meta.dirname, '..', '..');
const sample = path.join(root, 'tools', 'sample');
let product: Product;

beforeAll(async () => {
  product = await startProduct('--no-demo');
  await product.loaded();
}, 120_000);

afterAll(async () => {
  await product.stop();
});

interface Imported {
  readonly figures: Readonly<Record<string, number>>;
  readonly refused: readonly { row: number; reason: string }[];
}

async function importFile(file: string, ...options: string[]): Promise<Imported> {
  const output = await runTool('tools/import.ts', file, '--url', product.url, '--json', ...options);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Imported;
}

/** Net amount and quantity by month and dealer as the running system reports them. */
async function reported(months: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const month of months) {
    const report = (await product.ask('planner', 'GET', `/reports/${month}?by=dealer`)) as {
      columns: string[];
      rows: (string | number)[][];
    };
    const column = (name: string) => report.columns.indexOf(name);
    for (const row of report.rows) {
      const [amount, quantity] = [row[column('netAmount')], row[column('netQuantity')]];
      if (amount !== 0 || quantity !== 0) {
        lines.push([month, row[column('dealerCode')], amount, quantity].join(','));
      }
    }
  }
  return lines.sort();
}

const reference = readFileSync(path.join(sample, 'wholesale-month-totals.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(0, 4).join(','));
const months = [...new Set(reference.map((line) => line.slice(0, 7)))];
const wholesale = path.join(sample, 'wholesale-sales.csv.gz');

test('a dry run checks the file and sends nothing', async () => {
  const { figures } = await importFile(wholesale, '--dry-run');
  expect(figures).toMatchObject({ rows: 32_726, documents: 2_046, customers: 100 });
  expect(await reported(months)).toEqual([]);
});

test('[P7] a real wholesaler’s nine months come out to the penny, every line accounted for', async () => {
  const { figures, refused } = await importFile(wholesale);
  expect(refused).toEqual([]);
  expect(figures).toMatchObject({
    rows: 32_726,
    'rows recorded': 32_726,
    'documents recorded now': 2_046,
    'customers made': 100,
    'products made': 2_633,
  });
  expect(await reported(months)).toEqual([...reference].sort());
});

test('the same file once more changes nothing', async () => {
  const account = () => product.ask('finance', 'GET', '/accounts/14606');
  const before = await account();
  const { figures } = await importFile(wholesale);
  expect(figures).toMatchObject({
    'documents recorded now': 0,
    'documents recorded before': 2_046,
    'customers made': 0,
    'products made': 0,
  });
  expect(await account()).toEqual(before);
});

test('a file with other headers, semicolons, GB18030, d/m/y dates and cases goes the same way', async () => {
  const file = path.join(root, 'test', 'support', 'files', 'deliveries-gb18030.csv');
  const options = ['--dates', 'dmy', '--decimal', ',', '--cases', '15', '--returns', '^TH'];
  const { figures, refused } = await importFile(file, ...options);
  expect(figures).toMatchObject({ rows: 8, 'documents recorded now': 4, 'rows not taken': 3 });
  expect(refused.map(({ row }) => row)).toEqual([6, 7, 8]);
  const lines = await reported(['2026-11']);
  // 9 cases at 33.50 and 4 at 19.80; 2 cases at 75.60 and 3 free ones.
  expect(lines).toEqual(['2026-11,10001,38070,195', '2026-11,10002,15120,75']);
});
