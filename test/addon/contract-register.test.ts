import { expect, test } from 'vitest';
import { contractColumns, contractGapColumns } from '../../api/routes/contracts.ts';
import { toTable } from '../../domain/values/table.ts';
import { gapRows, registerRows } from '../../sheets-addon/src/contracts/register-rows.ts';
import { wordsOf } from '../../sheets-addon/src/words.ts';

const version = {
  dealerId: 'HZ01',
  contractId: '0000000000000001',
  version: 1,
  revision: 3,
  number: 'JX-2026-001',
  category: 'JX',
  state: 'superseded',
  standing: 'superseded',
  from: '2026-01-01',
  to: '2026-12-31',
  amount: 123_456,
  territories: 'HD, HN',
  language: 'zh',
  changedAt: '2026-11-01T02:03:04.000Z',
} as const;
const dealers = new Map([['HZ01', { code: 'HZ01', name: '杭州西湖商贸' }]]);
const context = { dealers, digits: 2, minuteOf: (instant: string) => instant.slice(0, 16) };
const rowsOf = (...versions: Record<string, string | number | null>[]) =>
  registerRows([toTable(contractColumns, versions as never)], context, wordsOf('zh'));

test('a row of the register says dealer, number, version, standing, term and amount', () => {
  expect(rowsOf(version)).toEqual([
    [
      'HZ01',
      '杭州西湖商贸',
      'JX-2026-001',
      '1',
      '已被取代',
      '2026-01-01',
      '2026-12-31',
      1234.56,
      'HD, HN',
      '2026-11-01T02:03',
      '0000000000000001',
    ],
  ]);
});

test('what is not written yet is empty, and versions of one contract stand below each other', () => {
  const amendment = { ...version, version: 2, standing: 'draft', amount: null, to: null };
  const other = { ...version, dealerId: 'AA01', number: null };
  const rows = rowsOf(amendment, version, other);
  expect(rows.map((row) => [row[0], row[3]])).toEqual([
    ['AA01', '1'],
    ['HZ01', '1'],
    ['HZ01', '2'],
  ]);
  expect([rows[0]?.[1], rows[0]?.[2], rows[2]?.[6], rows[2]?.[7]]).toEqual(['', '', '', '']);
});

test('a dealer without a contract is listed by its code and name', () => {
  const gap = { dealerId: 'HZ01', from: '2026-11-25', to: '2026-11-25' };
  expect(gapRows([toTable(contractGapColumns, [gap])], dealers)).toEqual([
    ['HZ01', '杭州西湖商贸', '2026-11-25'],
  ]);
});
