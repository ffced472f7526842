import * as z from 'zod';
import type { MonthAct } from './months.ts';
import { addMonths, Month, monthsBetween } from './values/month.ts';

/**
 * How a month stands: `open` was never closed, `closing` and `reopening` are under way, `closed`
 * takes no entry in any account, `reopened` was closed once and takes entries again.
 */
export const MonthState = z.enum(['open', 'closing', 'closed', 'reopening', 'reopened']);
export type MonthState = z.infer<typeof MonthState>;

/** A month with the last closing and the last reopening that concern it. */
export interface MonthShown {
  readonly month: Month;
  readonly state: MonthState;
  readonly closed: MonthAct | null;
  readonly reopened: MonthAct | null;
}

/** Months shown before the current one where no act names an earlier one. */
const monthsBefore = 12;

/** Months from the first that an act names, or a year ago, to the current one; newest first. */
export function monthsShown(newestFirst: readonly MonthAct[], current: Month): MonthShown[] {
  const acts = newestFirst.map((act, i) => ({ act, ...spanOf(act, newestFirst[i + 1] ?? null) }));
  const named = acts.map(({ act }) => act.month).sort();
  const yearAgo = addMonths(current, -monthsBefore);
  const first = [yearAgo, ...named].reduce((a, b) => (a < b ? a : b));
  const through = newestFirst[0]?.through ?? null;
  return monthsBetween(first, current)
    .reverse()
    .map((month) => {
      const own = acts.filter(({ from, to }) => from < month && month <= to);
      const last = (which: MonthAct['act']) =>
        own.find(({ act }) => act.act === which)?.act ?? null;
      const [closed, reopened] = [last('close'), last('reopen')];
      const underWay = own[0]?.act.after === null ? undefined : own[0]?.act.act;
      return { month, state: stateOf(month, through, underWay, reopened), closed, reopened };
    });
}

/** The months that an act changes: those after `from`, up to `to`. */
function spanOf({ act, through }: MonthAct, before: MonthAct | null) {
  const until = before?.through ?? '';
  return act === 'close' ? { from: until, to: through } : { from: through, to: until };
}

function stateOf(
  month: Month,
  through: Month | null,
  underWay: MonthAct['act'] | undefined,
  reopened: MonthAct | null,
): MonthState {
  if (underWay !== undefined) return underWay === 'close' ? 'closing' : 'reopening';
  if (through !== null && month <= through) return 'closed';
  return reopened ? 'reopened' : 'open';
}
