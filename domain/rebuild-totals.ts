import type { Entry } from './entry.ts';
import { carriedOn, noTotals, withOwn, type Totals } from './totals.ts';
import { monthOf, type Month } from './values/month.ts';

/**
 * The totals of a month, cumulated from `yearStart`, that these entries make: to be equal to those
 * kept with a mark, of the entries up to it.
 */
export function foldedTotals(entries: readonly Entry[], month: Month, yearStart: Month): Totals {
  const byMonth = new Map<Month, Entry[]>();
  for (const entry of entries) {
    const of = monthOf(entry.day);
    if (of < yearStart || of > month) continue;
    const others = byMonth.get(of);
    if (others) others.push(entry);
    else byMonth.set(of, [entry]);
  }
  let totals = noTotals;
  for (const of of [...byMonth.keys()].sort()) {
    totals = withOwn(carriedOn(totals), byMonth.get(of) ?? []);
  }
  return byMonth.has(month) ? totals : carriedOn(totals);
}
