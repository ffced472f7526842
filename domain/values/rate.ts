import * as z from 'zod';
import { divideHalfUp } from './rounding.ts';

/** A ratio in parts per million: 100 % is 1,000,000. */
export const Rate = z.int().meta({ id: 'Rate', description: 'Parts per million' });
export type Rate = z.infer<typeof Rate>;

/** One, as a rate. */
export const whole: Rate = 1_000_000;

/** `part ÷ base` in parts per million, half up; null where the base is zero or less. */
export function ratio(part: number, base: number): Rate | null {
  if (base <= 0) return null;
  return Number(divideHalfUp(BigInt(part) * BigInt(whole), BigInt(base)));
}

/** Growth of `now` over `before` in parts per million; null where the base is zero or less. */
export function growth(now: number, before: number): Rate | null {
  return before <= 0 ? null : ratio(now - before, before);
}

/** `amount × rate`, rounded half up to a unit of the amount. */
export function portion(amount: number, rate: Rate): number {
  return Number(divideHalfUp(BigInt(amount) * BigInt(rate), BigInt(whole)));
}
