import { expect, test } from 'vitest';
import { ContractId } from '../../domain/contracts/contract.ts';
import { asTyped, scaledTyped } from '../../sheets-addon/pages/contracts/typed.ts';
import {
  allOrNone,
  answersOf,
  goodsOf,
  newLine,
  withEdits,
} from '../../sheets-addon/src/contracts/goods-lines.ts';
import { contractIdFrom } from '../../sheets-addon/src/contracts/new-id.ts';
import { wordsOf } from '../../sheets-addon/src/words.ts';

const words = wordsOf('en');
const product = {
  variety: '绿茶',
  brand: null,
  specification: '500ml×15',
  unit: '瓶',
  price: 3300,
  per: 15,
};
const line = { ...product, productId: 'GT500', quantity: 1500 };
const changed = { by: 'somebody', at: '2026-11-25T00:00:00.000Z' };
const edit = (field: string, base: string | number | null, mine: string | number | null) => ({
  ...{ row: 4, identity: 'GT500' },
  ...{ field, base, mine },
});

test('a new line takes from the product list what was left empty', () => {
  const typed = { code: 'GT500', quantity: 1500, price: null, variety: null };
  expect(newLine('GT500', typed, product, words)).toEqual(line);
  expect(newLine('GT500', { code: 'GT500', price: 250 }, product, words)).toMatchObject({
    ...{ quantity: null, price: 250 },
    // A price typed alone is that of one unit, not of a case.
    per: 1,
  });
});

test('a line of an unknown product, or of one without a price, says what to do', () => {
  expect(newLine('NO', { code: 'NO' }, undefined, words)).toEqual({
    problem: words.issue.unknown('NO'),
  });
  const unpriced = { ...product, price: null };
  expect(newLine('GT500', {}, unpriced, words)).toEqual({ problem: words.contracts.priceMissing });
});

test('edits that stand or fall together are taken all or not at all', () => {
  const edits = [edit('price', 3300, 3200), edit('quantity', 900, 1200)];
  const outcomes = (...chosen: number[]) => {
    const each = answersOf(
      edits.filter((_, i) => chosen.includes(i)),
      [line],
      changed,
      words,
    );
    return allOrNone(each, words).map(({ outcome }) => outcome);
  };
  expect(outcomes(0)).toEqual(['taken']);
  expect(outcomes(0, 1)).toEqual(['refused', 'conflict']);
});

test('an edit is taken, the same, in conflict or refused against what is stored now', () => {
  const edits = [
    edit('price', 3300, 3200),
    edit('quantity', 900, 1500),
    edit('quantity', 900, 1000),
    edit('unit', '瓶', null),
  ];
  const answers = answersOf(edits, [line], changed, words);
  expect(answers.map(({ outcome }) => outcome)).toEqual(['taken', 'same', 'conflict', 'refused']);
  expect(answers[2]).toMatchObject({ theirs: 1500, ...changed });
  expect(withEdits([line], edits.slice(0, 1))).toEqual([{ ...line, price: 3200 }]);
});

test('a line that somebody took out meanwhile is not brought back by an edit', () => {
  const [answer] = answersOf([edit('price', 3300, 3200)], [], changed, words);
  expect(answer).toMatchObject({ outcome: 'conflict', theirs: null });
});

test('goods keep what is said of tax; without lines the block is empty', () => {
  const before = { lines: [line], pricesIncludeTax: false, taxRate: 60_000 };
  expect(goodsOf(before, [])).toBeNull();
  expect(goodsOf(before, [line])).toEqual(before);
  expect(goodsOf(null, [line])).toMatchObject({ pricesIncludeTax: true, taxRate: 130_000 });
});

test('a contract is named by sixteen digits that no two UUIDs share', () => {
  const uuid = () => crypto.randomUUID();
  const ids = Array.from({ length: 2000 }, () => contractIdFrom(uuid(), uuid()));
  expect(ids.filter((id) => !ContractId.safeParse(id).success)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('what is typed into a form is an exact figure of the wire, or none', () => {
  const cases = [
    ['1,234.5', 2, 123_450],
    ['０.１', 2, 10],
    ['0.29', 2, 29],
    ['', 2, null],
    ['1.005', 2, undefined],
    ['-1', 0, undefined],
    ['1e3', 0, undefined],
    ['66.6667', 4, 666_667],
  ] as const;
  for (const [text, digits, value] of cases) {
    expect([text, scaledTyped(text, digits)]).toEqual([text, value]);
  }
  expect([asTyped(123_450, 2), asTyped(5, 2), asTyped(20_000, 4), asTyped(7, 0)]).toEqual([
    '1234.5',
    '0.05',
    '2',
    '7',
  ]);
});
