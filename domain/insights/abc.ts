import type { Money } from '../values/money.ts';
import { ratio, whole, type Rate } from '../values/rate.ts';

/** The class of a dealer by its part in all sales: A carries the first 80 %, B up to 95 %. */
export type AbcClass = 'A' | 'B' | 'C';

/** What is ranked: whose sales, and by what it is ordered where sales are the same. */
export interface Ranked {
  readonly code: string;
  readonly amount: Money;
}

/** A place in the ranking. */
export interface Place {
  /** From 1; nobody shares a place. */
  readonly rank: number;
  /** Part of all positive sales; null where there are none. */
  readonly share: Rate | null;
  /** The same with everybody before; it ends at exactly 1,000,000. */
  readonly cumulative: Rate | null;
  readonly abc: AbcClass | null;
}

const bounds = { A: 800_000, B: 950_000 } as const;

/**
 * Ranks by sales, the largest first, the same by code. Who begins below 80 % of all sales is A, so
 * one dealer that carries everything is; who begins below 95 % is B. Whoever sold nothing, or took
 * back more than it bought, is C and no part of the whole (DOMAIN 2: ABC by cumulative net sales).
 */
export function ranked<Row extends Ranked>(rows: readonly Row[]): (Row & Place)[] {
  const inOrder = rows.toSorted((a, b) => b.amount - a.amount || (a.code < b.code ? -1 : 1));
  const all = inOrder.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  let before = 0;
  return inOrder.map((row, i) => {
    const counted = Math.max(0, row.amount);
    const abc = all === 0 ? null : classOf(before, counted, all);
    before += counted;
    return {
      ...row,
      rank: i + 1,
      share: ratio(counted, all),
      cumulative: ratio(before, all),
      abc,
    };
  });
}

/** Compared exactly: a share that rounds to a bound is not at it. */
function classOf(before: Money, counted: Money, all: Money): AbcClass {
  const isBelow = (bound: Rate) => BigInt(before) * BigInt(whole) < BigInt(bound) * BigInt(all);
  if (counted === 0) return 'C';
  return isBelow(bounds.A) ? 'A' : isBelow(bounds.B) ? 'B' : 'C';
}
