import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '../../domain/merge.ts';
import { applyAnswers, batches } from '../../sheets-addon/src/table/answers.ts';
import { valueIn, withValues, type Base } from '../../sheets-addon/src/table/base.ts';
import { diff, type UnderstoodRow } from '../../sheets-addon/src/table/diff.ts';
import { rebase, rebaseCell } from '../../sheets-addon/src/table/rebase.ts';

const base: Base = { 'D1|TEA': { quantity: 240, note: 'promise' }, 'D1|ICE': { quantity: 12 } };
const row = (identity: string, values: UnderstoodRow['values'], at = 4): UnderstoodRow => ({
  identity,
  values,
  row: at,
});

test('only cells that differ from what was pulled are edits', () => {
  const rows = [row('D1|TEA', { quantity: 300, note: 'promise' }), row('D1|ICE', { quantity: 12 })];
  expect(diff(rows, base).edits).toEqual([
    { row: 4, identity: 'D1|TEA', field: 'quantity', base: 240, mine: 300 },
  ]);
});

test('[defect 24] a row is found by identity wherever it was sorted or inserted to', () => {
  const rows = [row('D1|ICE', { quantity: 12 }, 4), row('D1|TEA', { quantity: 300 }, 90)];
  const { edits, missing, duplicates } = diff(rows, base);
  expect(edits).toEqual([{ row: 90, identity: 'D1|TEA', field: 'quantity', base: 240, mine: 300 }]);
  expect([missing, duplicates]).toEqual([[], []]);
});

test('of rows that share an identity none is taken', () => {
  const rows = [row('D1|TEA', { quantity: 300 }, 4), row('D1|TEA', { quantity: 400 }, 5)];
  const { edits, duplicates } = diff(rows, base);
  expect(edits).toEqual([]);
  expect(duplicates.map((one) => one.row)).toEqual([4, 5]);
});

test('a row that is gone is asked about and changes nothing', () => {
  const { edits, missing } = diff([row('D1|TEA', { quantity: 240 })], base);
  expect([edits, missing]).toEqual([[], ['D1|ICE']]);
});

test('a row that was never pulled is new: its base is nothing', () => {
  expect(diff([row('D2|TEA', { quantity: 5, note: null })], base).edits).toEqual([
    { row: 4, identity: 'D2|TEA', field: 'quantity', base: null, mine: 5 },
  ]);
});

test('a column that is not in the sheet leaves its cells alone', () => {
  expect(diff([row('D1|TEA', {}), row('D1|ICE', {})], base).edits).toEqual([]);
});

const edits = [
  { row: 4, identity: 'D1|TEA', field: 'quantity', base: 240, mine: 300 },
  { row: 4, identity: 'D1|TEA', field: 'note', base: 'promise', mine: null },
  { row: 5, identity: 'D1|ICE', field: 'quantity', base: 12, mine: 24 },
  { row: 6, identity: 'D1|OLD', field: 'quantity', base: null, mine: 1 },
];

test('stored cells move the base; conflicts and refusals keep it, so that they are asked again', () => {
  const pushed = applyAnswers(base, edits, [
    { outcome: 'taken' },
    { outcome: 'same' },
    { outcome: 'conflict', theirs: 36, by: 'Li', at: '2026-11-23T08:00:00.000Z' },
    { outcome: 'refused', problem: { code: 'row-unknown', message: 'There is no such product.' } },
  ]);
  expect(pushed.stored).toBe(2);
  expect(pushed.base).toEqual({ 'D1|TEA': { quantity: 300 }, 'D1|ICE': { quantity: 12 } });
  expect(pushed.conflicts.map(({ conflict }) => conflict)).toEqual([
    { field: 'quantity', base: 12, mine: 24, theirs: 36, by: 'Li', at: '2026-11-23T08:00:00.000Z' },
  ]);
  expect(pushed.refused.map(({ message }) => message)).toEqual(['There is no such product.']);
});

test('a push in parts keeps a dealer together where the limit allows it', () => {
  const cells = ['a1', 'a2', 'b1', 'c1', 'c2', 'c3', 'b2'];
  expect(batches(cells, 4, (cell) => cell[0] ?? '')).toEqual([
    ['a1', 'a2', 'b1', 'b2'],
    ['c1', 'c2', 'c3'],
  ]);
  expect(batches(cells, 2, (cell) => cell[0] ?? '').every((part) => part.length <= 2)).toBe(true);
});

test.each([
  ['untouched takes theirs', 1, 1, 2, { shown: 2, base: 2, conflict: false }],
  ['an edit stays', 1, 5, 1, { shown: 5, base: 1, conflict: false }],
  ['the same from both is no conflict', 1, 5, 5, { shown: 5, base: 5, conflict: false }],
  ['both changed is for a person', 1, 5, 2, { shown: 5, base: 1, conflict: true }],
  ['without a base every difference is', undefined, 5, 2, { shown: 5, base: null, conflict: true }],
])('refresh: %s', (_, before, mine, theirs, expected) => {
  expect(rebaseCell(before, mine, theirs)).toEqual(expected);
});

const cell = fc.constantFrom(null, 1, 2, 3, 'a');

test('whatever happens to a cell, nobody’s value is overwritten unseen', () => {
  fc.assert(
    fc.property(cell, cell, cell, cell, (before, mine, refreshed, later) => {
      const { shown, base: next } = rebaseCell(before, mine, refreshed);
      // My edit is still in the sheet after a refresh.
      if (mine !== before) expect(shown).toBe(mine);
      // A push after it replaces only a value that I saw.
      const decision = merge(next, shown, later);
      if (decision === 'take-mine') expect([before, refreshed]).toContain(later);
    }),
  );
});

test('a refreshed sheet keeps edits, shows fresh values, and takes in new rows', () => {
  const rows = [
    row('D1|TEA', { quantity: 300, note: 'promise' }),
    row('D1|ICE', { quantity: 13 }, 5),
  ];
  const theirs: Base = {
    'D1|TEA': { quantity: 240, note: 'changed' },
    'D1|ICE': { quantity: 36 },
    'D1|NEW': { quantity: 1 },
  };
  const result = rebase(base, rows, theirs);
  expect(result.shown).toEqual({
    'D1|TEA': { quantity: 300, note: 'changed' },
    'D1|ICE': { quantity: 13 },
  });
  expect(result.base).toEqual({
    'D1|TEA': { quantity: 240, note: 'changed' },
    'D1|ICE': { quantity: 12 },
    'D1|NEW': { quantity: 1 },
  });
  expect(result.conflicts.map(({ identity }) => identity)).toEqual(['D1|ICE']);
  expect(result.kept).toBe(2);
});

test('a cell that could not be read keeps its old base through a refresh', () => {
  const result = rebase(base, [row('D1|TEA', { note: 'promise' })], {
    'D1|TEA': { quantity: 999, note: 'promise' },
  });
  expect(valueIn(result.base, 'D1|TEA', 'quantity')).toBe(240);
});

test('a row that was never stored is still new after a refresh', () => {
  const result = rebase(base, [row('D9|TEA', { quantity: 5 })], {});
  expect(Object.keys(result.base)).toEqual([]);
});

test('a value set to nothing leaves the base', () => {
  expect(withValues(base, [{ identity: 'D1|TEA', field: 'note', value: null }])['D1|TEA']).toEqual({
    quantity: 240,
  });
});
