import * as z from 'zod';
import { divideHalfUp } from './rounding.ts';

/** An amount in the currency's minor unit (fen, penny); an integer, negative where it reduces. */
export const Money = z.int().meta({ id: 'Money', description: 'Amount in minor units' });
export type Money = z.infer<typeof Money>;

/** Sum of amounts. Throws when the sum leaves the exactly representable integers. */
export function sum(amounts: readonly Money[]): Money {
  let total = 0;
  for (const amount of amounts) total += amount;
  return exact(total);
}

/**
 * `quantity × price ÷ per`, rounded half up (away from zero for negatives, so that a return of a
 * line is exactly minus the sale of it).
 */
export function priced(quantity: number, price: Money, per: number): Money {
  return exact(Number(divideHalfUp(BigInt(quantity) * BigInt(price), BigInt(per))));
}

/**
 * Splits an amount by weights so that the parts add up to it exactly: each part is rounded down
 * and the units left over go to the largest remainders, first come first. All-zero weights are
 * treated as equal. Weights are non-negative integers.
 */
export function split(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const given = weights.reduce((a, b) => a + b, 0);
  const use = given > 0 ? weights : weights.map(() => 1);
  const total = BigInt(given > 0 ? given : weights.length);
  const sign = amount < 0 ? -1 : 1;
  const whole = BigInt(Math.abs(amount));
  const parts = use.map((w) => (whole * BigInt(w)) / total);
  const remainders = use.map((w, i) => ({ i, left: (whole * BigInt(w)) % total }));
  remainders.sort((a, b) => (a.left === b.left ? a.i - b.i : a.left > b.left ? -1 : 1));
  let left = Number(whole - parts.reduce((a, b) => a + b, 0n));
  const result = parts.map(Number);
  for (const { i } of remainders) if (left-- > 0) result[i] = (result[i] ?? 0) + 1;
  return result.map((part) => sign * part || 0);
}

/** Guards that a computed integer is still exact; a figure beyond 2^53 is a bug, not a rounding. */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError('figure beyond exact integers');
  return value;
}
