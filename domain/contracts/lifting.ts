import type { Day } from '../values/day.ts';
import type { Money } from '../values/money.ts';
import { named } from '../values/named.ts';
import type { HeadContracts } from './counters.ts';
import type { Departure } from './departures.ts';
import type { CompiledException } from './exception.ts';

/** Something that departs from its contract, and the exceptions of its account. */
export interface Departing {
  readonly day: Day;
  /** The products of its lines. */
  readonly products: readonly string[];
  readonly departed: readonly Departure[];
  readonly exceptions: readonly CompiledException[];
  readonly counted: HeadContracts | undefined;
  /** What it comes to; null as long as it is not priced. */
  readonly amount: Money | null;
}

/** The exception that it is under, or none; else what no exception lifts, or what is used up. */
export type Lift =
  | { readonly under: CompiledException | null }
  | { readonly departed: Departure }
  | { readonly exhausted: CompiledException; readonly left: Money };

/**
 * Finds the one exception that lifts everything in which an entry departs. An entry is under one
 * exception, so that what each was used for can be told; of several the one that ends first.
 */
export function liftOf({ day, products, departed, exceptions, counted, amount }: Departing): Lift {
  const [first] = departed;
  if (!first) return { under: null };
  const held = exceptions
    .filter(({ from, to }) => from <= day && day <= to)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
  const lifting = held.filter((one) => departed.every((each) => lifts(one, each, products)));
  const [best] = lifting;
  if (!best) {
    const alone = departed.find((each) => !held.some((one) => lifts(one, each, products)));
    return { departed: alone ?? first };
  }
  const leftOf = ({ exceptionId, limit }: CompiledException) =>
    limit - (named(counted?.exceptions ?? {}, exceptionId) ?? 0);
  const enough = lifting.find((one) => amount === null || amount <= leftOf(one));
  return enough ? { under: enough } : { exhausted: best, left: leftOf(best) };
}

/** Whether an exception lifts a departure: one of the whole entry only where it has every line. */
function lifts(exception: CompiledException, departed: Departure, all: readonly string[]): boolean {
  const { lifts: reasons, products } = exception;
  const about = departed.product === null ? all : [departed.product];
  return (
    reasons.includes(departed.reason) &&
    (products === null || about.every((product) => products.includes(product)))
  );
}
