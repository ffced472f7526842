import type { Bought } from '../../domain/plan-month.ts';
import type { Month } from '../../domain/values/month.ts';
import type { Sales, Series } from './series.ts';

/** What a method may look at besides the series itself. */
export interface Known {
  readonly months: readonly Month[];
  /** What the dealer bought in a month, by product; nothing in months outside. */
  readonly boughtOf: (month: Month) => Bought;
}

/** A way to foretell a month from the months before it. */
export interface Method {
  readonly name: string;
  /** The quantity of month number `at`, from what stands before it alone. */
  readonly propose: (series: Series, at: number, known: Known) => number;
}

/** How far a method was off, in parts of what was bought. */
export interface Errors {
  /** Sum of absolute errors of every line over the sum of what was bought (WAPE). */
  readonly lines: number;
  /** The same of January and February alone; null where none was tested. */
  readonly festival: number | null;
  /** The same of what each dealer bought in a month, all products together. */
  readonly dealers: number;
  /** Sum of errors over the sum of what was bought: above 0 is too much. */
  readonly bias: number;
  /** Mean error over that of last month’s figure in the months before the test (MASE). */
  readonly scaled: number;
}

/** Foretells every month from `first` on, each from the months before it, and adds the errors. */
export function backTest({ months, series }: Sales, method: Method, first: number): Errors {
  const boughtOf = boughtBy(months, series);
  const tested = months.slice(first).map((month, i) => ({ month, at: first + i }));
  const sums = { off: 0, more: 0, bought: 0, offFestival: 0, festival: 0, scaled: 0, scales: 0 };
  const dealers = new Map<string, { foretold: number; bought: number }>();
  for (const one of series) {
    const known = { months, boughtOf: boughtOf(one.dealer) };
    let off = 0;
    for (const { month, at } of tested) {
      const [foretold, bought] = [method.propose(one, at, known), one.quantities[at] ?? 0];
      const error = Math.abs(foretold - bought);
      off += error;
      sums.more += foretold - bought;
      sums.bought += Math.max(0, bought);
      if (/-0[12]$/.test(month)) {
        sums.offFestival += error;
        sums.festival += Math.max(0, bought);
      }
      const key = `${one.dealer} ${month}`;
      const all = dealers.get(key) ?? { foretold: 0, bought: 0 };
      dealers.set(key, { foretold: all.foretold + foretold, bought: all.bought + bought });
    }
    sums.off += off;
    const scale = naiveError(one.quantities.slice(0, first));
    if (scale > 0) {
      sums.scaled += off / tested.length / scale;
      sums.scales++;
    }
  }
  return errorsOf(sums, [...dealers.values()]);
}

type Sums = Readonly<
  Record<'off' | 'more' | 'bought' | 'offFestival' | 'festival' | 'scaled' | 'scales', number>
>;

function errorsOf(
  sums: Sums,
  dealers: readonly { readonly foretold: number; readonly bought: number }[],
): Errors {
  const off = dealers.reduce((sum, { foretold, bought }) => sum + Math.abs(foretold - bought), 0);
  return {
    lines: sums.off / sums.bought,
    festival: sums.festival > 0 ? sums.offFestival / sums.festival : null,
    dealers: off / sums.bought,
    bias: sums.more / sums.bought,
    scaled: sums.scaled / sums.scales,
  };
}

/** Mean error of foretelling each month by the one before it. */
function naiveError(quantities: readonly number[]): number {
  const steps = quantities.slice(1).map((quantity, i) => Math.abs(quantity - (quantities[i] ?? 0)));
  return steps.reduce((a, b) => a + b, 0) / Math.max(1, steps.length);
}

/** What every dealer bought by month; a product that was not bought is not in it. */
function boughtBy(months: readonly Month[], series: readonly Series[]) {
  const dealers = new Map<string, Map<Month, Map<string, number>>>();
  for (const { dealer, product, quantities } of series) {
    const own = dealers.get(dealer) ?? new Map<Month, Map<string, number>>();
    dealers.set(dealer, own);
    months.forEach((month, i) => {
      const quantity = quantities[i] ?? 0;
      if (quantity === 0) return;
      own.set(month, (own.get(month) ?? new Map<string, number>()).set(product, quantity));
    });
  }
  const nothing: Bought = new Map();
  return (dealer: string) => (month: Month) => dealers.get(dealer)?.get(month) ?? nothing;
}
