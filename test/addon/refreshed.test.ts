import { expect, test } from 'vitest';
import type { Content, Raw } from '../../sheets-addon/src/table/cell.ts';
import type { UnderstoodRow } from '../../sheets-addon/src/table/diff.ts';
import { rebase } from '../../sheets-addon/src/table/rebase.ts';
import { refreshedRow, type Refreshing } from '../../sheets-addon/src/table/refreshed.ts';

const keys = ['code', 'name', 'quantity', 'amount', 'note'];
const letters = (key: string) => 'ABCDE'.charAt(keys.indexOf(key));
const pulled = new Map<string, Record<string, Content>>([
  [
    'TEA',
    {
      code: 'TEA',
      name: '=Tea',
      quantity: 20,
      amount: { formula: ({ row }) => `=C${String(row)}*2` },
      note: 'fresh',
    },
  ],
]);

function refreshed(
  cells: Record<string, Raw>,
  formulas: Record<string, string>,
  values: UnderstoodRow['values'],
): Raw[] {
  const known = { identity: 'TEA', row: 9, values };
  const theirs = { TEA: { quantity: 20, note: 'fresh' } };
  const how: Refreshing = {
    keys,
    letters,
    pulled,
    fieldAt: (_, key) => (Object.hasOwn(values, key) ? key : null),
    isEditable: (key) => key === 'quantity' || key === 'note',
    show: (_identity, _field, value) => value,
    rebased: rebase({ TEA: { quantity: 10, note: 'old' } }, [known], theirs),
    sameUnits: true,
  };
  return refreshedRow({ row: 9, cells, formulas }, known, how);
}

test('untouched cells take what is stored, pulled ones are rewritten at the row where they stand', () => {
  const cells = { code: 'TEA', name: 'overtyped', quantity: 10, amount: 7, note: 'old' };
  expect(refreshed(cells, {}, { quantity: 10, note: 'old' })).toEqual([
    'TEA',
    "'=Tea",
    20,
    '=C9*2',
    'fresh',
  ]);
});

test('an unpushed edit stays, and so does the formula that a person typed for it', () => {
  const cells = { code: 'TEA', name: 'Tea', quantity: 11, amount: 0, note: '=mine' };
  const row = refreshed(cells, { quantity: '=G9*1.1' }, { quantity: 11, note: '=mine' });
  expect(row[2]).toBe('=G9*1.1');
  expect(row[4]).toBe("'=mine");
});

test('what could not be read stays as it was typed', () => {
  const cells = { code: 'TEA', name: 'Tea', quantity: 'ten or so', amount: 0, note: 'old' };
  expect(refreshed(cells, {}, { note: 'old' })[2]).toBe('ten or so');
});

test('a row of somebody’s own is left alone', () => {
  const how = { keys, letters, pulled } as unknown as Refreshing;
  const cells = { code: 'my sum', name: '', quantity: 31, amount: '', note: '' };
  expect(
    refreshedRow({ row: 12, cells, formulas: { quantity: '=SUM(C4:C11)' } }, undefined, how),
  ).toEqual(['my sum', '', '=SUM(C4:C11)', '', '']);
});
