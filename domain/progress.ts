import { ratio, type Rate } from './values/rate.ts';
import { divideHalfUp } from './values/rounding.ts';
import { exact } from './values/money.ts';

/** Selling days of a month: how many are gone (with today) and how many there are. */
export interface SellingDays {
  readonly gone: number;
  readonly all: number;
}

/** How one figure stands against its plan. Rates are parts per million; null is "not known". */
export interface Progress {
  /** Actual ÷ plan of the whole month. */
  readonly attainment: Rate | null;
  /** Selling days gone ÷ selling days of the month (时间进度). */
  readonly timeGone: Rate | null;
  /** Attainment − time-gone in parts per million: positive is ahead of time, negative behind. */
  readonly gap: Rate | null;
  /** Attainment ÷ time-gone: above one is ahead of time. */
  readonly paceIndex: Rate | null;
  /** Where the month ends if it goes on like this, in the unit of the actual. */
  readonly landing: number | null;
  /** What each selling day left must bring to reach the plan, in the unit of the actual. */
  readonly requiredDaily: number | null;
}

/** Attainment of a plan; null where there is no plan or it is zero. */
export const attainment = (actual: number, plan: number | null): Rate | null =>
  plan === null ? null : ratio(actual, plan);

/** Part of the month's selling days that is gone; null for a month without selling days. */
export const timeGone = (days: SellingDays): Rate | null => ratio(days.gone, days.all);

/** Attainment less time-gone; positive when ahead, so the sign says what a reader expects. */
export const gap = (attained: Rate | null, gone: Rate | null): Rate | null =>
  attained === null || gone === null ? null : attained - gone;

/** Attainment over time-gone; null before the first selling day. */
export const paceIndex = (attained: Rate | null, gone: Rate | null): Rate | null =>
  attained === null || gone === null ? null : ratio(attained, gone);

/** Actual ÷ time-gone from exact days, rounded half up; null before the first selling day. */
export function landing(actual: number, days: SellingDays): number | null {
  if (days.gone <= 0) return null;
  return exact(Number(divideHalfUp(BigInt(actual) * BigInt(days.all), BigInt(days.gone))));
}

/**
 * (plan − actual) ÷ selling days left, rounded up so that keeping to it does reach the plan; 0
 * once the plan is reached; null without a plan or when no selling day is left.
 */
export function requiredDaily(
  actual: number,
  plan: number | null,
  days: SellingDays,
): number | null {
  if (plan === null) return null;
  if (actual >= plan) return 0;
  const left = days.all - days.gone;
  return left > 0 ? Math.ceil((plan - actual) / left) : null;
}

/** All figures of progress at once, for a row of a report. */
export function progress(actual: number, plan: number | null, days: SellingDays): Progress {
  const attained = attainment(actual, plan);
  const gone = timeGone(days);
  return {
    attainment: attained,
    timeGone: gone,
    gap: gap(attained, gone),
    paceIndex: paceIndex(attained, gone),
    landing: landing(actual, days),
    requiredDaily: requiredDaily(actual, plan, days),
  };
}

/**
 * Actual so far ÷ what was planned up to today (MTD against target MTD): another number than
 * attainment, which compares with the whole month's plan; a screen labels both.
 */
export const attainmentToDate = (actual: number, plannedToDate: number | null): Rate | null =>
  attainment(actual, plannedToDate);
