import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { priced } from '../../domain/values/money.ts';
import { toEntries } from '../../tools/import/documents.ts';
import { asPrice, readDay, readDecimal, readWhole } from '../../tools/import/figures.ts';
import { guessMapping } from '../../tools/import/mapping.ts';
import { readTable } from '../../tools/import/read-file.ts';

const sample = path.join(import.meta.dirname, '../../tools/sample');
const files = path.join(import.meta.dirname, '../support/files');

test('a real wholesaler’s file comes to its month totals to the penny, every line accounted for', async () => {
  const sheet = await readTable(path.join(sample, 'wholesale-sales.csv.gz'));
  const data = toEntries(sheet.rows, guessMapping(sheet.headers, { columns: {} }), 'GBP');
  const totals = new Map<string, [number, number, number, number]>();
  for (const { entry } of data.entries) {
    if (entry.kind !== 'sale' && entry.kind !== 'return') throw new Error(entry.kind);
    const sign = entry.kind === 'sale' ? 1 : -1;
    const key = `${entry.day.slice(0, 7)},${entry.dealerId}`;
    const sums = totals.get(key) ?? [0, 0, 0, 0];
    for (const line of entry.lines) {
      sums[0] += line.free ? 0 : sign * priced(line.quantity, line.price ?? 0, line.per ?? 1);
      sums[1] += sign * line.quantity;
      sums[2] += 1;
    }
    sums[3] += 1;
    totals.set(key, sums);
  }
  const expected = readFileSync(path.join(sample, 'wholesale-month-totals.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const seen = [...totals].map(([key, sums]) => `${key},${sums.join(',')}`);
  expect(seen.sort()).toEqual(expected.sort());
  expect(data.refused).toEqual([]);
  expect(data.entries.flatMap(({ rows }) => rows)).toHaveLength(32_726);
});

test('a file with other headers, semicolons, GB18030, d/m/y dates and cases is read the same way', async () => {
  const sheet = await readTable(path.join(files, 'deliveries-gb18030.csv'));
  const mapping = guessMapping(sheet.headers, {
    columns: {},
    dateOrder: 'dmy',
    decimal: ',',
    quantityIn: 'cases',
    caseSize: 15,
  });
  const data = toEntries(sheet.rows, mapping, 'CNY');
  const [sale, credit, juice, gift] = data.entries.map(({ entry }) => entry);
  expect(sale).toMatchObject({
    kind: 'sale',
    day: '2026-11-03',
    dealerId: '10001',
    document: 'CK2601',
    lines: [
      { productId: 'A1', quantity: 150, price: 3350, per: 15 },
      { productId: 'B2', quantity: 60, price: 1980, per: 15 },
    ],
  });
  expect(credit).toMatchObject({ kind: 'return', lines: [{ quantity: 15 }] });
  expect(juice).toMatchObject({ lines: [{ quantity: 30 }] });
  expect(gift).toMatchObject({ lines: [{ quantity: 45, free: true }] });
  expect(data.dealers.get('10002')?.name).toBe('海港商行');
});

test('each row not taken is named with its number and reason, and half an invoice is never booked', async () => {
  const sheet = await readTable(path.join(files, 'deliveries-gb18030.csv'));
  const mapping = guessMapping(sheet.headers, { columns: {}, dateOrder: 'dmy', decimal: ',' });
  const { refused, entries } = toEntries(sheet.rows, mapping, 'CNY');
  expect(refused).toEqual([
    { row: 6, reason: '"31/02/2026" is not a day (dmy; see --dates).' },
    { row: 7, reason: 'The document is held back because row 6 can’t be read.' },
    { row: 8, reason: '"半箱" is not a whole quantity.' },
  ]);
  expect(entries.map(({ entry }) => 'document' in entry && entry.document)).not.toContain('CK2604');
});

test('the same file always gives the same ids, so a repeated import meets what is there', async () => {
  const once = await readTable(path.join(files, 'deliveries-gb18030.csv'));
  const mapping = guessMapping(once.headers, { columns: {}, dateOrder: 'dmy', decimal: ',' });
  const ids = () => toEntries(once.rows, mapping, 'CNY').entries.map(({ entry }) => entry.entryId);
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(ids().length);
});

test('a file without a needed column says which, and which columns it has', () => {
  expect(() => guessMapping(['Foo', 'Bar'], { columns: {} })).toThrow(
    /no column for document, day, dealerCode.*Its columns are: Foo, Bar/,
  );
});

test('figures are read exactly: never through a float', () => {
  expect(readDecimal('1,234.50', '.')).toEqual({ integer: 12345, scale: 10 });
  expect(readDecimal('1.234,5', ',')).toEqual({ integer: 12345, scale: 10 });
  expect(readDecimal('0.1', '.')).toEqual({ integer: 1, scale: 10 });
  expect(readDecimal('1e3', '.')).toBeNull();
  expect(readWhole('2.5', '.')).toBeNull();
  expect(readWhole('2.0', '.')).toBe(2);
  expect(asPrice({ integer: 375, scale: 100 }, 2, 1)).toEqual({ price: 375, per: 1 });
  expect(asPrice({ integer: 41667, scale: 10_000 }, 2, 1)).toEqual({ price: 41667, per: 100 });
});

test('days are read in the order asked for, and days that do not exist are refused', () => {
  expect(readDay('3/11/2026', 'dmy')).toBe('2026-11-03');
  expect(readDay('11/3/2026 08:30', 'mdy')).toBe('2026-11-03');
  expect(readDay('2026年11月3日', 'ymd')).toBe('2026-11-03');
  expect(readDay('20261103', 'ymd')).toBe('2026-11-03');
  expect(readDay('29/02/2026', 'dmy')).toBeNull();
});
