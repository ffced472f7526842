import { expect, test } from 'vitest';
import type { Cell } from '../../domain/values/table.ts';
import { pricesMovedAlong } from '../../sheets-addon/src/plans/moved-along.ts';
import { applyAnswers } from '../../sheets-addon/src/table/answers.ts';
import { isAsSeen, type Choice, type Seen } from '../../sheets-addon/src/table/choice.ts';
import type { CellKind } from '../../sheets-addon/src/table/columns.ts';
import { asOne } from '../../sheets-addon/src/table/last-push.ts';
import { shownText } from '../../sheets-addon/src/table/shown-text.ts';

test.each<[string, Cell, CellKind, number, string | null]>([
  ['nothing', null, 'money', 2, null],
  ['an empty text', '', 'text', 2, null],
  ['a text', '0123', 'text', 2, '0123'],
  ['money', 1234567.5, 'money', 2, '1,234,567.50'],
  ['money without decimals', 1234, 'money', 0, '1,234'],
  ['a small amount', 0.05, 'money', 2, '0.05'],
  ['three digits', 123, 'integer', 2, '123'],
  ['a negative figure', -123456, 'integer', 2, '-123,456'],
  ['base units', 12000, 'integer', 2, '12,000'],
  ['a third of a case', 1 / 3, 'general', 2, '0.3333333333'],
  ['cases', 1600, 'general', 2, '1600'],
])('a value is said as its cell shows it: %s', (_, value, kind, digits, shown) => {
  expect(shownText(value, kind, digits)).toBe(shown);
});

const choice = (keep: Choice['keep'], seen: Seen): Choice => ({
  identity: 'D1|TEA',
  field: 'quantity',
  keep,
  seen,
});

test.each<[string, Choice['keep'], Seen, Cell | undefined, Cell, boolean]>([
  ['both as seen', 'mine', { mine: 1, theirs: 2 }, 1, 2, true],
  ['mine typed over', 'mine', { mine: 1, theirs: 2 }, 3, 2, false],
  ['mine typed over, theirs chosen', 'theirs', { mine: 1, theirs: 2 }, 3, 2, false],
  ['theirs changed', 'theirs', { mine: 1, theirs: 2 }, 1, 3, false],
  ['an empty cell is a value', 'mine', { mine: null, theirs: 2 }, null, 2, true],
  ['what can’t be read can be given up', 'theirs', { theirs: 2 }, undefined, 2, true],
  ['what can’t be read can’t be kept', 'mine', { theirs: 2 }, undefined, 2, false],
])('nobody decides about a value they did not see: %s', (_, keep, seen, mine, theirs, so) => {
  expect(isAsSeen(choice(keep, seen), { theirs }, mine)).toBe(so);
});

test('only what a push changed is remembered, not what was stored already', () => {
  const edit = (field: string) => ({ row: 4, identity: 'D1|TEA', field, base: 1, mine: 2 });
  const { taken, stored } = applyAnswers({}, ['a', 'b', 'c'].map(edit), [
    { outcome: 'taken' },
    { outcome: 'same' },
    { outcome: 'conflict', theirs: 3, by: null, at: null },
  ]);
  expect([taken.map(({ field }) => field), stored]).toEqual([['a'], 2]);
});

test('a line brings its price and takes it away, so the price goes back with it', () => {
  const before = { 'D1|TEA': { quantity: 5, price: 250 }, 'D1|ICE': { price: 300 } };
  const after = { 'D1|TEA': { price: 250 }, 'D1|ICE': { quantity: 7, price: 300 } };
  const gone = { identity: 'D1|TEA', field: 'quantity', before: 5, after: null };
  const made = { identity: 'D1|ICE', field: 'quantity', before: null, after: 7 };
  const raised = { identity: 'D1|OLD', field: 'quantity', before: 1, after: 2 };
  expect(pricesMovedAlong([gone, made, raised], before, after)).toEqual([
    { identity: 'D1|TEA', field: 'price', before: 250, after: null },
    { identity: 'D1|ICE', field: 'price', before: null, after: 300 },
  ]);
  const typed = { identity: 'D1|ICE', field: 'price', before: 300, after: 280 };
  expect(pricesMovedAlong([made, typed], before, after)).toEqual([]);
});

test('a push that was cut short and the one that went on with it go back as one', () => {
  const cell = (field: string, before: Cell, after: Cell) => {
    return { identity: 'D1|TEA', field, before, after };
  };
  const push = { at: '2026-11-23T04:00:00Z', along: [], added: [], unfinished: true };
  const first = { ...push, cells: [cell('quantity', 1, 2), cell('note', null, 'a')] };
  const typedBack = [cell('quantity', 2, 3), cell('note', 'a', null), cell('channel', 4, 5)];
  const second = { ...push, cells: typedBack, added: ['N1'], unfinished: false };
  expect(asOne(first, second)).toMatchObject({
    cells: [cell('quantity', 1, 3), cell('channel', 4, 5)],
    added: ['N1'],
    unfinished: false,
  });
});
