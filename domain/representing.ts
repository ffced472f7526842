import type { Customer } from './customer.ts';
import type { Day, Instant } from './values/day.ts';

/**
 * The rep who looked after a customer on a day, by the moves that were recorded up to an instant;
 * null where nobody did. A month is the month of who had the dealer at its end, also after the
 * relation was handed over.
 */
export function repOn(
  { moves }: Pick<Customer, 'moves'>,
  day: Day,
  knownAt: Instant,
): string | null {
  const known = moves.filter((move) => move.from <= day && move.at <= knownAt);
  // Of two for the same day the one recorded later counts; they stand in that order.
  const last = known.reduce<(typeof moves)[number] | null>(
    (best, move) => (best === null || move.from >= best.from ? move : best),
    null,
  );
  return last?.repId ?? null;
}
