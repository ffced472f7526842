import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranked } from '../../domain/insights/abc.ts';
import { scoreOf, scoreParts } from '../../domain/insights/score.ts';

const rows = (...amounts: number[]) =>
  amounts.map((amount, i) => ({ code: `D${String(i)}`, amount }));
const classes = (...amounts: number[]) => ranked(rows(...amounts)).map(({ abc }) => abc);

test('[P9] A carries the first 80 % of sales, B up to 95 %, C the rest', () => {
  expect(classes(50, 30, 15, 5)).toEqual(['A', 'A', 'B', 'C']);
  // Who begins below the bound is still above it: one that sells everything is A.
  expect(classes(100)).toEqual(['A']);
  expect(classes(79, 20, 1)).toEqual(['A', 'A', 'C']);
});

test('the bounds of classes are exact: a share that rounds to 80 % or 95 % is still below it', () => {
  const [first, second, rest] = [800_000_000, 150_000_000, 50_000_000];
  expect(classes(first, second, rest)).toEqual(['A', 'B', 'C']);
  expect(classes(first - 1, second + 1, rest)).toEqual(['A', 'A', 'C']);
  expect(classes(first, second - 1, rest + 1)).toEqual(['A', 'B', 'B']);
});

test('who sold nothing or took back more is C, and no part of the whole', () => {
  const places = ranked(rows(0, -40, 100));
  expect(places.map(({ code, rank, abc, share }) => [code, rank, abc, share])).toEqual([
    ['D2', 1, 'A', 1_000_000],
    ['D0', 2, 'C', 0],
    ['D1', 3, 'C', 0],
  ]);
  expect(ranked(rows(0, -1)).map(({ abc, share }) => [abc, share])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test('the same dealers rank alike in whatever order they come, and the cumulative part ends at one', () => {
  const some = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.double({ noNaN: true })), (amounts, order) => {
      const all = rows(...amounts);
      const keyed = all.map((row) => [order.next().value, row] as const);
      const shuffled = keyed.sort(([a], [b]) => a - b).map(([, row]) => row);
      const places = ranked(shuffled);
      expect(places).toEqual(ranked(all));
      expect(places.map(({ rank }) => rank)).toEqual(all.map((_, i) => i + 1));
      if (amounts.some((amount) => amount > 0)) expect(places.at(-1)?.cumulative).toBe(1_000_000);
    }),
  );
});

const scored = { attainment: null, growth: null, overdue: 0, open: 0, hasBusiness: true };

test('[P0] [P9] a score is its parts by their weights; what is not known is absent, never 0', () => {
  const whole = { ...scored, attainment: 900_000, growth: 0, overdue: 25, open: 100 };
  const parts = scoreParts(whole);
  expect(parts).toEqual({ attainment: 900_000, growth: 500_000, collection: 750_000 });
  // (30 × 90 % + 15 × 50 % + 20 × 75 %) ÷ 65
  expect(scoreOf(parts)).toBe(761_538);
  expect(scoreOf(scoreParts(scored))).toBe(1_000_000);
  expect(scoreOf(scoreParts({ ...scored, hasBusiness: false }))).toBe(null);
  expect(scoreOf({ attainment: 0, growth: null })).toBe(0);
});

test('a part is from 0 to 100 %, whatever it is made from', () => {
  const parts = (given: object) => scoreParts({ ...scored, ...given });
  expect(parts({ attainment: 3_000_000, growth: 9_000_000 })).toMatchObject({
    ...{ attainment: 1_000_000, growth: 1_000_000 },
  });
  expect(parts({ attainment: -500_000, growth: -900_000, overdue: 100, open: 100 })).toEqual({
    ...{ attainment: 0, growth: 0, collection: 0 },
  });
});
