import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOfCode, ShortId } from '../../domain/values/code.ts';
import { decimal } from '../../domain/values/currency.ts';
import { addDays, dayNumber, dayOfNumber, daysBetween, weekday } from '../../domain/values/day.ts';
import { priced, split } from '../../domain/values/money.ts';
import {
  addMonths,
  daysIn,
  daysOf,
  fiscalYearStart,
  lastDay,
  monthOf,
  monthsBetween,
} from '../../domain/values/month.ts';
import { inCases } from '../../domain/values/quantity.ts';
import { growth, portion, ratio } from '../../domain/values/rate.ts';
import { divideHalfUp } from '../../domain/values/rounding.ts';
import { isPlainText } from '../../domain/values/text.ts';

const amount = fc.integer({ min: -1e12, max: 1e12 });

test('splitting an amount never loses or makes a unit, whatever the weights', () => {
  fc.assert(
    fc.property(amount, fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), (sum, weights) => {
      const parts = split(sum, weights);
      expect(parts).toHaveLength(weights.length);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(sum);
      const total = weights.reduce((a, b) => a + b, 0);
      if (total > 0) {
        parts.forEach((part, i) => {
          expect(Math.abs(part - (sum * (weights[i] ?? 0)) / total)).toBeLessThan(1.001);
        });
      }
    }),
  );
});

test('a line’s amount is quantity × price ÷ per, half up, and a return is exactly minus the sale', () => {
  expect(priced(7, 1980, 24)).toBe(578); // 577.5
  expect(priced(1, 1, 2)).toBe(1);
  expect(priced(-1, 1, 2)).toBe(-1);
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e7), fc.integer({ min: 1, max: 1000 }), (q, p, per) => {
      expect(priced(-q, p, per)).toBe(-priced(q, p, per) || 0);
    }),
  );
  expect(() => priced(1_000_000_000, 9_000_000_000_000, 1)).toThrow(RangeError);
});

test('division half up is right where a float is not', () => {
  expect(divideHalfUp(9_007_199_254_740_993n, 2n)).toBe(4_503_599_627_370_497n);
  expect(divideHalfUp(-5n, 2n)).toBe(-3n);
});

test('a ratio of nothing is unknown, never zero or infinite', () => {
  expect(ratio(5, 0)).toBeNull();
  expect(growth(5, 0)).toBeNull();
  expect(growth(5, -3)).toBeNull();
  expect(ratio(1, 3)).toBe(333_333);
  expect(growth(110, 100)).toBe(100_000);
  expect(portion(1_001, 500_000)).toBe(501);
});

test('days and their numbers are one to one over four centuries, leap years included', () => {
  fc.assert(
    fc.property(fc.integer({ min: -80_000, max: 80_000 }), (number) => {
      expect(dayNumber(dayOfNumber(number))).toBe(number);
      expect(dayOfNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
    }),
  );
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
  expect(weekday('2026-11-23')).toBe(1);
  expect(weekday('1969-12-31')).toBe(3);
});

test('months are added and cut without a clock', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(lastDay('2028-02')).toBe('2028-02-29');
  expect(daysIn('2026-11')).toBe(30);
  expect(daysOf('2026-11').map(monthOf)).toEqual(Array(30).fill('2026-11'));
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(fiscalYearStart('2026-03', 4)).toBe('2025-04');
  expect(fiscalYearStart('2026-04', 4)).toBe('2026-04');
  fc.assert(
    fc.property(fc.integer({ min: -2000, max: 2000 }), (count) => {
      expect(addMonths(addMonths('2026-11', count), -count)).toBe('2026-11');
    }),
  );
});

test('a code that fits is its own identity; any other gets one that everyone computes alike', () => {
  expect(idOfCode('HZ01')).toBe('HZ01');
  expect(idOfCode('BANK CHARGES')).toMatch(/^x[0-9a-z]{7}$/);
  expect(idOfCode('BANK CHARGES')).toBe(idOfCode('BANK CHARGES'));
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (code) => {
      expect(ShortId.safeParse(idOfCode(code)).success).toBe(true);
    }),
  );
  const many = Array.from({ length: 20_000 }, (_, i) => idOfCode(`LONG-CODE-${String(i)}`));
  expect(new Set(many).size).toBe(many.length);
});

test('amounts are shown by the currency’s own digits', () => {
  expect(decimal(1_234_567, 'CNY')).toBe('12,345.67');
  expect(decimal(-5, 'GBP')).toBe('-0.05');
  expect(decimal(1_234_567, 'JPY')).toBe('1,234,567');
  expect(decimal(1_234, 'KWD')).toBe('1.234');
});

test('whole cases and units left over make the quantity again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 500 }),
      (q, size) => {
        const { cases, units } = inCases(q, size);
        expect(cases * size + units).toBe(q);
        expect(Math.abs(units)).toBeLessThan(size);
      },
    ),
  );
});

test('text with control characters, lone surrogates or surrounding blanks is not plain', () => {
  expect(isPlainText('杭州 Café 🌊')).toBe(true);
  for (const bad of ['a\u0000b', '\ud800', 'x\udc00', ' a', 'a ', 'a\nb']) {
    expect(isPlainText(bad)).toBe(false);
  }
});
