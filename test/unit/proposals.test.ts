import { expect, test } from 'vitest';
import { boughtIn, type Bought } from '../../domain/plan-month.ts';
import { evidenceOf, monthsKnown } from '../../domain/proposal/history.ts';
import { proposed } from '../../domain/proposal/proposal.ts';
import { proposalOf, type Offered } from '../../domain/proposal/proposing.ts';
import { noGoods, noTotals } from '../../domain/totals.ts';
import type { Month } from '../../domain/values/month.ts';

const tea: Offered = {
  productId: 'TEA',
  caseSize: 1,
  active: true,
  prices: { STD: [{ from: '2020-01-01', price: 300, per: 1 }] },
};
const free = { left: new Map(), sold: null, unbounded: new Set<string>() };

/** Twenty-five months before a planned one, of which TEA was bought; null is no business at all. */
function historyOf(planned: Month, quantities: readonly (number | null)[], current = planned) {
  const months = monthsKnown(planned, current);
  const all = [...new Array<null>(months.length - quantities.length).fill(null), ...quantities];
  const bought = all.map(
    (quantity): Bought => new Map(quantity === null ? [] : [['TEA', quantity]]),
  );
  return { planned, months, bought };
}

const termsOf = (
  planned: Month,
  quantities: readonly (number | null)[],
  { product = tea, current = planned }: { product?: Offered; current?: Month } = {},
) => proposalOf(historyOf(planned, quantities, current), [product], free)[0];

/** Two years, each as its twelve months say, after a month that is only a neighbour. */
const years = (before: readonly number[], last: readonly number[]) => [
  last[11] ?? 0,
  ...before,
  ...last,
];
const flat = new Array<number>(12).fill(100);

test('golden: a dealer that buys a hundred every month is proposed a hundred', () => {
  expect(termsOf('2026-06', years(flat, flat))).toMatchObject({
    quantity: 100,
    terms: { base: 100, trend: 0, season: 0 },
  });
});

test('golden: base is the mean of the last twelve months, half up', () => {
  const last = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8];
  expect(termsOf('2026-06', [1, ...new Array<number>(12).fill(0), ...last])?.terms.base).toBe(2);
});

test('golden: trend is what both half-years gained, of which a month has 13 parts of 144', () => {
  const last = flat.map((quantity, i) => quantity + (i < 6 ? 24 : 12));
  // Gained in half a year: 144 and 72. Both say 72: 72 × 13 ÷ 144 = 6.5, half up.
  expect(termsOf('2026-06', years(flat, last))?.terms).toMatchObject({ base: 118, trend: 7 });
  // Two months further ahead it is 72 × 17 ÷ 144 = 8.5.
  const ahead = termsOf('2026-08', years(flat, last), { current: '2026-06' });
  expect(ahead?.terms.trend).toBe(9);
});

test('a trend that the halves do not share is none, and none is more than a quarter of the base', () => {
  const back = flat.map((quantity, i) => quantity + (i < 6 ? 30 : -30));
  expect(termsOf('2026-06', years(flat, back))?.terms.trend).toBe(0);
  const tenfold = flat.map((quantity) => 10 * quantity);
  expect(termsOf('2026-06', years(flat, tenfold))?.terms).toMatchObject({ base: 1000, trend: 250 });
});

test('golden: season is how far a month with half of each neighbour stands out, by both years', () => {
  // June stands first in each year: 160, its neighbours 120.
  const summer = [160, 120, 90, 90, 90, 90, 90, 90, 90, 90, 80, 120];
  const milder = [130, 110, 96, 96, 96, 96, 96, 96, 96, 96, 96, 106];
  // (120 + 2 × 160 + 120) × 3 − 1200 = 480 of 1200; (120 + 2 × 130 + 110) × 3 − 1210 = 260.
  const line = termsOf('2026-06', years(milder, summer));
  // The mean 100 × 260 ÷ 1210 = 21.49: the smaller of the two.
  expect(line?.terms).toMatchObject({ base: 100, trend: 0, season: 21 });
  expect(line?.quantity).toBe(121);
});

test('golden: January and February have one season, and the festival’s day divides it', () => {
  // January stands first in each year, February second.
  const winter = [160, 140, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90];
  const inJanuary = termsOf('2025-01', years(winter, winter));
  // (2 × 160 + 2 × 140) × 3 − 1200 = 600 of 1200: 50 more in each of the two.
  expect(inJanuary?.terms).toMatchObject({ base: 100, season: 50, springFestival: 50 });
  // 29 January 2025: all 21 days lie in January. 17 February 2026: 5 of them do.
  const next = termsOf('2026-01', years(winter, winter));
  expect(next?.terms).toMatchObject({ season: 50, springFestival: -26 });
  const february = [...winter.slice(1), 160];
  const feb = termsOf('2026-02', [160, ...february, ...february]);
  expect(feb?.terms).toMatchObject({ base: 100, season: 50, springFestival: 26 });
  // A month that stands out by nothing has nothing to move.
  expect(termsOf('2026-01', years(flat, flat))?.terms.springFestival).toBe(0);
  expect(termsOf('2026-03', years(flat, flat))?.terms).not.toHaveProperty('springFestival');
});

test('golden: a sum of a case and more is taken to whole cases, by a term of its own', () => {
  const inCases = { ...tea, caseSize: 24 };
  const line = termsOf('2026-06', years(flat, flat), { product: inCases });
  expect(line).toMatchObject({ quantity: 96, terms: { base: 100, rounding: -4 } });
  const little = flat.map(() => 7);
  expect(termsOf('2026-06', years(little, little), { product: inCases })?.terms).not.toHaveProperty(
    'rounding',
  );
});

test('a month with more taken back than bought counts as what it was, and no target is below nothing', () => {
  const last = [...flat.slice(0, 11), -500];
  // (1100 − 500) ÷ 12 = 50.
  expect(termsOf('2026-06', [...new Array<null>(12).fill(null), 1, ...last])?.terms.base).toBe(50);
  const taken = [...flat.slice(0, 11), -5000];
  expect(termsOf('2026-06', [...new Array<null>(12).fill(null), 1, ...taken])).toMatchObject({
    quantity: 0,
    terms: { base: 0 },
  });
  const evidence = { base: { months: [{ month: '2026-05', quantity: 10 }] } };
  const line = proposed({ ...evidence, stock: { quantity: -30 } }, { caseSize: 1, most: null });
  expect(line).toEqual({ quantity: 0, terms: { base: 10, stock: -30, limit: 20 } });
});

test('golden: of one whole year alone a season is half of what it says, and a trend is absent', () => {
  const winter = [160, 140, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90];
  const year = [...new Array<null>(11).fill(null), 40, 90, ...winter];
  // 600 of 1200 as before, but only half of it: 25.
  expect(termsOf('2025-01', year)?.terms).toEqual({ base: 100, season: 25, springFestival: 25 });
});

test('a dealer without a whole year has a base alone: what is not known is absent, not nothing', () => {
  const months = [...new Array<null>(13).fill(null), 40, ...flat.slice(1)];
  expect(Object.keys(termsOf('2026-06', months)?.terms ?? {})).toEqual(['base']);
});

test('a new dealer’s first month is no whole one, unless it is the only one', () => {
  expect(termsOf('2026-06', [7, 100, 120])?.terms).toEqual({ base: 110 });
  expect(termsOf('2026-06', [7])?.terms).toEqual({ base: 7 });
  expect(termsOf('2026-06', [])).toBeUndefined();
});

test('a new product counts from the month after its first price, whatever else the dealer bought', () => {
  const history = historyOf('2026-06', years(flat, flat));
  const fresh: Offered = {
    ...tea,
    productId: 'NEW',
    prices: { STD: [{ from: '2026-02-10', price: 1, per: 1 }] },
  };
  const bought = history.bought.map((month, i): Bought => {
    return i < 22 ? month : new Map([...month, ['NEW', 60]]);
  });
  const [line] = proposalOf({ ...history, bought }, [fresh], free);
  expect(line).toMatchObject({ productId: 'NEW', quantity: 60, terms: { base: 60 } });
  expect(Object.keys(line?.terms ?? {})).toEqual(['base']);
});

test('a product that is sold no more, or was not bought for a year, has no proposal', () => {
  const withdrawn = { ...tea, active: false };
  expect(termsOf('2026-06', years(flat, flat), { product: withdrawn })).toBeUndefined();
  const lapsed = [...flat, 5, ...new Array<number>(12).fill(0)];
  expect(termsOf('2026-06', lapsed)).toBeUndefined();
});

test('only whole months count: not the one that today lies in, nor any after it', () => {
  expect(monthsKnown('2026-06', '2026-06').at(-1)).toBe('2026-05');
  expect(monthsKnown('2026-07', '2026-06').at(-1)).toBe('2026-05');
  expect(monthsKnown('2026-01', '2026-06').at(-1)).toBe('2025-12');
});

test('so far ahead that the same month of last year is not over, there is no season', () => {
  const far = evidenceOf(historyOf('2027-05', years(flat, flat), '2026-06'), {
    productId: 'TEA',
    since: '2020-01',
    agreed: [],
  });
  expect(Object.keys(far)).toEqual(['base', 'trend']);
});

test('what was sold and taken back in one month is bought in it as nothing, not as no business', () => {
  const goods = { ...noGoods, salesQuantity: 5, returnsQuantity: 5 };
  expect(boughtIn({ ...noTotals, products: new Map([['TEA', goods]]) })).toEqual(
    new Map([['TEA', 0]]),
  );
});
