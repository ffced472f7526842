import { expect, test } from 'vitest';
import { backTest, type Method } from '../../bench/proposal/back-test.ts';
import {
  lastMonth,
  meanOfMonths,
  ourProposal,
  sameMonthLastYear,
} from '../../bench/proposal/methods.ts';
import { sampleSales } from '../../bench/proposal/sample.ts';
import { seededSales } from '../../bench/proposal/series.ts';

/** The frozen set of the back-test. */
const frozen = seededSales(7);
const errorsOf = (method: Method) => backTest(frozen, method, 25);

test('[3.3] on the frozen set the proposal errs less than the same month last year', () => {
  const [ours, naive] = [errorsOf(ourProposal), errorsOf(sameMonthLastYear)];
  expect(ours.lines).toBeLessThanOrEqual(naive.lines);
  expect(ours.dealers).toBeLessThanOrEqual(naive.dealers);
  expect(ours.festival ?? 1).toBeLessThanOrEqual(naive.festival ?? 0);
});

test('on the frozen set the proposal errs less than last month and the mean of three', () => {
  const { lines } = errorsOf(ourProposal);
  expect(lines).toBeLessThan(errorsOf(lastMonth).lines);
  expect(lines).toBeLessThan(errorsOf(meanOfMonths(3)).lines);
});

test('on a real wholesaler’s months it errs less than last month, in all and by dealer', () => {
  const sample = sampleSales();
  const [ours, last] = [ourProposal, lastMonth].map((method) => backTest(sample, method, 3));
  expect(ours?.lines).toBeLessThan(last?.lines ?? 0);
  expect(ours?.dealers).toBeLessThan(last?.dealers ?? 0);
});

test('the set is the same on every run, and what a month brings is not looked at to foretell it', () => {
  expect(seededSales(7)).toEqual(frozen);
  const later = frozen.series.map((one) => ({
    ...one,
    quantities: one.quantities.map((quantity, i) => (i < 30 ? quantity : 9_999)),
  }));
  const seen: number[][] = [[], []];
  [frozen, { ...frozen, series: later }].forEach((sales, i) => {
    const method: Method = {
      name: 'seen',
      propose: (series, at, known) => {
        const quantity = ourProposal.propose(series, at, known);
        if (at <= 30) seen[i]?.push(quantity);
        return quantity;
      },
    };
    backTest(sales, method, 25);
  });
  expect(seen[0]).toEqual(seen[1]);
});
