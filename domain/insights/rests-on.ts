import type { Day, Instant } from '../values/day.ts';
import { addMonths, fiscalYearStart, firstDay, lastDay, type Month } from '../values/month.ts';
import type { InsightKind, RestsOn } from './dealer-insights.ts';

/** Whose month was asked for, and as of when. */
export interface Rested {
  readonly dealerId: string;
  readonly month: Month;
  /** The month (1 to 12) in which fiscal years start. */
  readonly startMonth: number;
  readonly knownAt: Instant;
}

/** The months that each kind of figure rests on, with the question that lists their entries. */
export function restsOn(rested: Rested): Record<InsightKind, RestsOn> {
  const { month, startMonth } = rested;
  const [before, yearAgo] = [addMonths(month, -1), addMonths(month, -12)];
  const of = (from: Month, to = month): RestsOn => months(rested, from, to);
  return {
    month: of(month),
    lastMonth: of(before, before),
    lastYear: of(yearAgo, yearAgo),
    yearToDate: of(fiscalYearStart(month, startMonth)),
    lastYearToDate: of(fiscalYearStart(yearAgo, startMonth), yearAgo),
    trend: of(yearAgo),
    lost: of(addMonths(month, -3)),
    new: of(yearAgo),
    dsoSimple: of(addMonths(month, -2)),
    dsoCountBack: of(yearAgo),
  };
}

/** The question that lists the documents open in an account on a day. */
export const openDocuments = (dealerId: string, asOf: Day, asKnownAt: Instant): string =>
  `/accounts/${dealerId}/open-items?${queryOf({ asOf, asKnownAt })}`;

function months({ dealerId, knownAt: asKnownAt }: Rested, from: Month, to: Month): RestsOn {
  const query = queryOf({ from: firstDay(from), to: lastDay(to), asKnownAt });
  return { dealerId, from, to, entries: `/accounts/${dealerId}/entries?${query}` };
}

const queryOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
