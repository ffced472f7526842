import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBackDso, simpleDso } from '../../domain/insights/dso.ts';
import { overMonths, rangeChange, type Points } from '../../domain/insights/over-months.ts';

const golden = [
  { sales: 900_000, days: 31 },
  { sales: 800_000, days: 28 },
  { sales: 700_000, days: 31 },
];

test('[DOMAIN 2] DSO counted back is 31 + 28 + 400/700 × 31 = 76.71 days; the simple one 78.75', () => {
  expect(countBackDso(2_100_000, golden)).toBe(7671);
  expect(simpleDso(2_100_000, golden)).toBe(7875);
});

test('DSO is null on a base of zero or less and where the dealer is owed, never 0 or infinite', () => {
  const none = [{ sales: 0, days: 30 }];
  const back = [{ sales: -500, days: 30 }];
  for (const months of [none, back, []]) {
    expect([simpleDso(100, months), countBackDso(100, months)]).toEqual([null, null]);
    expect([simpleDso(0, months), countBackDso(0, months)]).toEqual([null, null]);
  }
  expect([simpleDso(-1, golden), countBackDso(-1, golden)]).toEqual([null, null]);
  // Nothing is owed: that is known, and it is no day of sales.
  expect([simpleDso(0, golden), countBackDso(0, golden)]).toEqual([0, 0]);
  // More is owed than was sold in all the months that are known.
  expect(countBackDso(2_400_001, golden)).toBeNull();
  expect(countBackDso(2_400_000, golden)).toBe(9000);
});

test('a month without sales, or with more taken back, is passed over with its days', () => {
  const [first, ...rest] = golden;
  const months = [{ sales: 0, days: 10 }, { sales: -900_000, days: 20 }, first, ...rest];
  expect(
    countBackDso(
      2_100_000,
      months.flatMap((month) => month ?? []),
    ),
  ).toBe(7671 + 3000);
});

test('the more is owed the more days it is, and with even sales both ways agree', () => {
  const month = fc.record({ sales: fc.integer({ min: -1e9, max: 1e9 }), days: fc.constant(30) });
  fc.assert(
    fc.property(
      fc.array(month, { maxLength: 13 }),
      fc.nat(1e10),
      fc.nat(1e9),
      fc.integer({ min: 1, max: 1e9 }),
      (months, owed, more, even) => {
        const [less, greater] = [countBackDso(owed, months), countBackDso(owed + more, months)];
        if (less !== null && greater !== null) expect(greater).toBeGreaterThanOrEqual(less);
        const same = Array.from({ length: 3 }, () => ({ sales: even, days: 30 }));
        const counted = countBackDso(owed % (3 * even), same);
        // Each rounds once, so they differ by a hundredth of a day at most.
        expect(Math.abs((counted ?? -9) - (simpleDso(owed % (3 * even), same) ?? 9))).toBeLessThan(
          2,
        );
      },
    ),
  );
});

/** Quantities of thirteen months, sold at 10 each; null before the first. */
const sold = (...quantities: (number | null)[]): Points =>
  quantities.map((quantity) =>
    quantity === null ? null : { quantity, net: quantity * 10, year: quantity * 100 },
  );
const year = (quantity: number | null) => Array.from({ length: 12 }, () => quantity);

test('[P9] new is sold now and in none of the twelve months before; lost was in the three before', () => {
  const range = (before: (number | null)[], now: number) => rangeChange(sold(...before, now));
  expect(range(year(0), 5)).toBe('new');
  expect(range([1, ...year(0).slice(1)], 5)).toBeNull();
  expect(range([...year(0).slice(3), 4, 0, 0], 0)).toBe('lost');
  expect(range([...year(0).slice(4), 4, 0, 0, 0], 0)).toBeNull();
  // More came back than went out: that is not sold, in whichever month.
  expect(range([...year(0).slice(1), 3], -3)).toBe('lost');
  expect(range([...year(0).slice(1), -3], 3)).toBe('new');
  // In the first month of a dealer nothing can be new; from then on it is told from what there is.
  expect(range(year(null), 5)).toBeNull();
  expect(range([...year(null).slice(1), 0], 5)).toBe('new');
});

test('growth is by month, year and year to date; on nothing, less, or no whole year it is null', () => {
  expect(overMonths(sold(8, ...year(0).slice(2), 5, 10), true)).toMatchObject({
    ...{ net: 100, lastMonth: 50, growthOnMonth: 1_000_000, lastYear: 80, growthOnYear: 250_000 },
    ...{ yearToDate: 1000, lastYearToDate: 800, growthToDate: 250_000 },
  });
  expect(overMonths(sold(8, ...year(0)), false).growthToDate).toBeNull();
  const back = overMonths(sold(-8, ...year(0), 10), true);
  expect([back.growthOnMonth, back.growthOnYear, back.growthToDate]).toEqual([null, null, null]);
  const first = overMonths(sold(...year(null), 10), false);
  expect(first).toMatchObject({ net: 100, lastMonth: null, lastYear: null, lastYearToDate: null });
  expect(first.months.slice(0, 2)).toEqual([null, null]);
});
