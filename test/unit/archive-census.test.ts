import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysWithoutContract } from '../../domain/archive/census-dealers.ts';
import { contractGaps, gapsIn } from '../../domain/archive/census-numbers.ts';
import { placeOfNumber } from '../../domain/contracts/number.ts';

test('gaps are the places that nothing has, each counted once, and at most five are told', () => {
  const taken = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(taken, fc.nat(50), fc.nat(70), (places, after, last) => {
      const within = places.filter((place) => place > after).sort((a, b) => a - b);
      const gaps = gapsIn(within, after, last);
      const missing = new Set<number>();
      for (let place = after + 1; place <= last; place++) {
        if (!within.includes(place)) missing.add(place);
      }
      expect(gaps.reduce((sum, { count }) => sum + count, 0)).toBe(missing.size);
      expect(gaps.length).toBeLessThanOrEqual(5);
      for (const { from, to, count } of gaps.slice(0, 4)) {
        expect(count).toBe(to - from + 1);
        for (let place = from; place <= to; place++) expect(missing.has(place)).toBe(true);
      }
      for (const place of missing) {
        expect(gaps.some(({ from, to }) => from <= place && place <= to)).toBe(true);
      }
    }),
  );
});

test('a number given and not there is named as people write it', () => {
  const run = { category: 'JX', year: 2026, last: 5 };
  expect(contractGaps(run, new Set([1, 2, 4]))).toEqual([
    { code: 'contract-number-gap', number: 'JX-2026-0003', to: 'JX-2026-0003', count: 1 },
    { code: 'contract-number-gap', number: 'JX-2026-0005', to: 'JX-2026-0005', count: 1 },
  ]);
  expect(placeOfNumber('A-B-2026-12345')).toEqual({ category: 'A-B', year: 2026, place: 12_345 });
  expect(placeOfNumber('杭-2024/17')).toBeNull();
});

test('days without a contract are looked for in months with entries alone, the newest first', () => {
  const touched = { '2026-03': 4, '2026-06': 5, '2026-09': 6 };
  const covered = [
    { from: '2026-04-01', to: '2026-06-10' },
    { from: '2026-08-01', to: '2026-12-31' },
  ];
  expect(daysWithoutContract({ touched }, covered, '2026-11-25')).toEqual([
    { from: '2026-06-11', to: '2026-07-31' },
    { from: '2026-03-01', to: '2026-03-31' },
  ]);
  expect(daysWithoutContract({ touched: {} }, [], '2026-11-25')).toEqual([]);
  expect(daysWithoutContract({ touched: { '2027-01': 1 } }, [], '2026-11-25')).toEqual([]);
});
