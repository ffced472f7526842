import { touchedMonths } from './totals-months.ts';
import type { Month } from './values/month.ts';

/**
 * Notes on the head that an entry dated in `month` was recorded as `version`. The newest 14 months
 * are kept apart. Older ones fold into the oldest kept: its version is then the last of any entry
 * dated in it or before, so that a reader of an old month may recompute needlessly, but never
 * takes a changed month for an unchanged one.
 */
export function touch(
  touched: Readonly<Record<Month, number>>,
  month: Month,
  version: number,
): Record<Month, number> {
  const result: Record<Month, number> = { ...touched, [month]: version };
  const months = Object.keys(result).sort();
  for (const old of months.slice(0, Math.max(0, months.length - touchedMonths))) {
    const next = months[months.indexOf(old) + 1] ?? old;
    result[next] = Math.max(result[next] ?? 0, result[old] ?? 0);
    delete result[old];
  }
  return result;
}
