import { describe, expect, test } from 'vitest';
import {
  attainment,
  attainmentToDate,
  gap,
  landing,
  paceIndex,
  progress,
  requiredDaily,
  timeGone,
} from '../../domain/progress.ts';

const days = { gone: 10, all: 25 };

describe('attainment against time gone [P8]', () => {
  test('golden: plan 100, actual 45, 10 of 25 selling days gone', () => {
    expect(progress(45, 100, days)).toEqual({
      attainment: 450_000,
      timeGone: 400_000,
      gap: 50_000,
      paceIndex: 1_125_000,
      landing: 113, // 112.5, half up
      requiredDaily: 4, // 55 in 15 days is 3.67, rounded up
    });
  });

  test('the gap is positive ahead of time and negative behind it [defect 4]', () => {
    expect(gap(attainment(60, 100), timeGone(days))).toBe(200_000);
    expect(gap(attainment(20, 100), timeGone(days))).toBe(-200_000);
    expect(gap(attainment(40, 100), timeGone(days))).toBe(0);
  });

  test('attainment of the month and of the target to date are two numbers', () => {
    expect(attainment(45, 100)).toBe(450_000);
    expect(attainmentToDate(45, 30)).toBe(1_500_000);
  });

  test('a plan of zero, or none, has no attainment: unknown, never zero or infinite', () => {
    for (const plan of [0, null]) {
      expect(attainment(45, plan)).toBeNull();
      expect(progress(45, plan, days)).toMatchObject({ attainment: null, gap: null });
    }
  });

  test('returns beyond sales give an attainment below zero', () => {
    expect(attainment(-5, 100)).toBe(-50_000);
    expect(landing(-5, days)).toBe(-13); // −12.5, half away from zero
  });

  test('before the first selling day there is neither pace nor landing', () => {
    const first = { gone: 0, all: 25 };
    expect(timeGone(first)).toBe(0);
    expect(paceIndex(attainment(5, 100), timeGone(first))).toBeNull();
    expect(landing(5, first)).toBeNull();
  });

  test('a month without selling days has no time gone', () => {
    expect(timeGone({ gone: 0, all: 0 })).toBeNull();
  });

  test('at the end of the month landing is the actual', () => {
    expect(landing(97, { gone: 25, all: 25 })).toBe(97);
  });

  test('the required daily rate reaches the plan when kept to, and is 0 once it is reached', () => {
    expect(requiredDaily(45, 100, days)).toBe(4); // 55 in 15 days
    expect(45 + 4 * 15).toBeGreaterThanOrEqual(100);
    expect(requiredDaily(100, 100, days)).toBe(0);
    expect(requiredDaily(120, 100, days)).toBe(0);
    expect(requiredDaily(99, 100, { gone: 25, all: 25 })).toBeNull();
    expect(requiredDaily(45, null, days)).toBeNull();
  });

  test('amounts near the largest exact integer stay exact', () => {
    const large = 9_007_199_254_740_991;
    expect(landing(large, { gone: 25, all: 25 })).toBe(large);
    expect(attainment(large, large)).toBe(1_000_000);
  });
});
