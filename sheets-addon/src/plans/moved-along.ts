import { valueIn, type Base } from '../table/base.ts';
import type { Emptied, StoredCell } from '../table/last-push.ts';

/**
 * A line brings its price and takes it away: where a push made or took away a target and nobody
 * typed the price beside it, the price moved along. Set back with the target, a line that comes
 * again has the price it had, and one that was given another price since is not taken away unseen.
 */
export function pricesMovedAlong(
  typed: readonly StoredCell[],
  before: Base,
  after: Base,
): StoredCell[] {
  const priced = new Set(
    typed.filter(({ field }) => field === 'price').map(({ identity }) => identity),
  );
  return typed.flatMap((cell): StoredCell[] => {
    const { identity } = cell;
    if (cell.field !== 'quantity' || priced.has(identity)) return [];
    // An empty price stands for the list price, before and after.
    if (cell.before === null) {
      return [{ identity, field: 'price', before: null, after: valueIn(after, identity, 'price') }];
    }
    if (cell.after === null) {
      return [
        { identity, field: 'price', before: valueIn(before, identity, 'price'), after: null },
      ];
    }
    return [];
  });
}

/**
 * Prices that are no longer anything once a push has taken their targets away: a line that is made
 * again begins with the price of the list, so the sheet must not go on showing another one.
 */
export const pricesTakenAway = (taken: readonly StoredCell[]): Emptied[] =>
  taken.flatMap(({ identity, field, after }) =>
    field === 'quantity' && after === null ? [{ identity, field: 'price' }] : [],
  );
