import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accounts } from '../../api/routes/accounts.ts';
import { customers } from '../../api/routes/customers.ts';
import { plans } from '../../api/routes/plans.ts';
import { mayRepeat, restOf, triesMax, waitBefore } from '../../sheets-addon/src/retry.ts';
import { fromStoredRows, toChunks, toStoredRows } from '../../sheets-addon/src/table/chunks.ts';
import { lettersOf } from '../../sheets-addon/src/table/cell.ts';
import { runsOf } from '../../sheets-addon/src/table/layout.ts';
import { parseChoice, parseScaled } from '../../sheets-addon/src/table/parse.ts';
import { newPullId, parsePull, pullLine } from '../../sheets-addon/src/table/pull.ts';
import { wordsOf } from '../../sheets-addon/src/words.ts';

const words = wordsOf('en');

test('a base of any size fits cells and comes back whole, wherever its rows were moved', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
      expect(toChunks(text, limit).join('')).toBe(text);
      expect(toChunks(text, limit).every((part) => part.length <= limit)).toBe(true);
    }),
  );
  const long = 'x'.repeat(100_000);
  const rows = [
    ...toStoredRows('A', { base: long, issues: '[]' }),
    ...toStoredRows('B', { base: 'b' }),
  ];
  expect(rows.every(([, , , text]) => text.length < 50_000)).toBe(true);
  expect(fromStoredRows(rows.reverse(), 'A')).toEqual({ base: long, issues: '[]' });
  expect(fromStoredRows(rows, 'B')).toEqual({ base: 'b' });
  expect(fromStoredRows(rows, 'C')).toEqual({});
});

test('a pull is read back from its line, and no other text is one', () => {
  const pull = {
    id: newPullId('3f0a12bc-4d5e-6789-abcd-ef0123456789'),
    kind: 'plan',
    scope: '2026-11',
  } as const;
  expect(parsePull(pullLine(pull, '2026-11-23 10:15', 'lin@example.com'))).toEqual(pull);
  for (const text of [
    '',
    '#123 · plan · 2026-11',
    'Plan 2026-11',
    '#0123456789 · cake · 2026-11 · x',
  ]) {
    expect(parsePull(text)).toBeNull();
  }
});

const reply = (status: number, body = '') => ({ status, body });

test('what changed nothing or can’t change twice is sent again; a new record is not', () => {
  expect(mayRepeat(plans.pushMonthPlans, null)).toBe(true);
  expect(mayRepeat(accounts.postEntries, null)).toBe(true);
  expect(mayRepeat(plans.getMonthPlans, reply(503))).toBe(true);
  expect(mayRepeat(customers.addCustomer, null)).toBe(false);
  expect(mayRepeat(customers.addCustomer, reply(503))).toBe(false);
  // `busy` asks for the same request again.
  expect(mayRepeat(customers.addCustomer, reply(503, '{"code":"busy"}'))).toBe(true);
  expect(mayRepeat(plans.pushMonthPlans, reply(400))).toBe(false);
  expect(mayRepeat(plans.pushMonthPlans, reply(200))).toBe(false);
});

test('a rest that the service asks for is kept, however its header is written', () => {
  expect(restOf({ 'Retry-After': '40', Date: 'x' })).toBe(40_000);
  expect(restOf({ 'retry-after': '2' })).toBe(2000);
  expect([restOf({}), restOf({ 'Retry-After': 'Wed, 25 Nov 2026' })]).toEqual([0, 0]);
  expect(waitBefore(2, 0.5, 40_000)).toBe(40_000);
  expect(waitBefore(4, 0.5, 100)).toBe(1000);
});

test('all waits of one request together stay under ten seconds, unless the service asks for more', () => {
  let total = 0;
  for (let attempt = 2; attempt <= triesMax; attempt++) total += waitBefore(attempt, 1, 0);
  expect(total).toBeLessThan(10_000);
});

test('a choice is understood in every language, and what can be chosen is said in one’s own', () => {
  const kindOf = (raw: string, locale: 'en' | 'zh') =>
    parseChoice(raw, ({ ledger }) => ledger.kinds, wordsOf(locale));
  for (const raw of ['Payment', '付款', 'payment']) {
    expect(kindOf(raw, 'zh')).toEqual({ value: 'payment' });
    expect(kindOf(raw, 'en')).toEqual({ value: 'payment' });
  }
  expect(kindOf('收款', 'zh')).toEqual({ problem: '请选择：销售、退货、付款。' });
  expect(kindOf('收款', 'en')).toEqual({ problem: 'Choose one of: Sale, Return, Payment.' });
});

test('a figure in the sheet’s unit is read exactly or refused', () => {
  const read = (raw: string | number) => parseScaled(raw, 100, words, 'inexact');
  expect(read(33.1)).toEqual({ value: 3310 });
  expect(read('１,０33.10')).toEqual({ value: 103_310 });
  expect(read('')).toEqual({ value: null });
  expect(read(0)).toEqual({ value: 0 });
  expect(read(0.001)).toEqual({ problem: 'inexact' });
  expect(read(-1)).toEqual({ problem: words.issue.number });
  expect(read(1e300)).toEqual({ problem: words.issue.number });
  expect(read('1e3')).toEqual({ problem: words.issue.number });
});

test('every whole quantity shown in cases is read back as it was', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 1000 }),
      (quantity, caseSize) => {
        expect(parseScaled(quantity / caseSize, caseSize, words, 'inexact')).toEqual({
          value: quantity,
        });
      },
    ),
  );
});

test('columns are lettered as a sheet letters them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual([
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

test('neighbouring columns are written together, others are left alone', () => {
  expect(runsOf([0, 1, 2, 5, 6, 9])).toEqual([
    [0, 3],
    [5, 2],
    [9, 1],
  ]);
  expect(runsOf([3, 1, 2])).toEqual([[1, 3]]);
});
