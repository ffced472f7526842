import type { Entry } from '../domain/entry.ts';
import {
  areExact,
  lastOfYear,
  monthsWithEntries,
  type MarkedTotals,
  type Touched,
} from '../domain/totals-months.ts';
import { carriedOn, noTotals, withEarlier, withOwn, type Totals } from '../domain/totals.ts';
import { monthOf, type Month } from '../domain/values/month.ts';

/**
 * One dealer's account as a flush sees it. Each call is one question to the database; between two
 * of them anything may happen, and the totals kept must be right whatever it is.
 */
export interface FlushedAccount {
  head(): Promise<Touched | null>;
  kept(month: Month): Promise<MarkedTotals | null>;
  /** At least every entry dated in the month that was recorded when asked. */
  entries(month: Month): Promise<readonly Entry[]>;
  /** Keeps totals where older ones are kept, or none. */
  keep(month: Month, totals: MarkedTotals): Promise<void>;
  /** Keeps totals where the kept ones have exactly this mark; false otherwise. */
  replace(month: Month, totals: MarkedTotals, mark: number): Promise<boolean>;
}

/** Above so many entries in a month, new records are added instead of folding all again. */
const foldedUpTo = 500;
const turns = 5;

/**
 * Brings the totals of one fiscal year up to the account, after entries dated in `month` or later
 * were recorded. Marks are versions of the account: what is kept with mark V is the fold of the
 * entries up to V whoever wrote it, so flushes may overlap, repeat, and come in any order.
 * `recorded` are entries in hand, of which a busy month may be brought up without folding it.
 */
export async function flush(
  account: FlushedAccount,
  month: Month,
  yearStart: Month,
  recorded: readonly Entry[] = [],
  addAbove = foldedUpTo,
): Promise<void> {
  for (let turn = 1; ; turn++) {
    const head = await account.head();
    if (head === null) return;
    const all = monthsWithEntries(head, yearStart, lastOfYear(yearStart));
    const months = all.filter((m) => m >= month);
    const kept = await Promise.all(months.map((m) => account.kept(m)));
    const restart = turn < turns;
    if (restart && kept.some((k) => k !== null && k.mark > head.version)) continue;
    if (months.every((m, i) => isExact(kept[i], head, m, yearStart))) return;
    const inHand = recorded.length > 0;
    const busy = inHand && kept.some((k) => k !== null && k.totals.entries > addAbove);
    if (busy && (await addRecorded(account, months, kept, yearStart, recorded))) return;
    if (await recompute(account, head, months, yearStart, restart)) return;
  }
}

const isExact = (
  kept: MarkedTotals | null | undefined,
  head: Touched,
  month: Month,
  yearStart: Month,
): boolean => kept !== null && kept !== undefined && areExact(kept, head, month, yearStart);

/**
 * Folds the months again from their entries, as of this head, and keeps them. Cumulated figures go
 * on from the last earlier month that is exact; where there is none, from the start of the year.
 * Answers the totals by month; null, when `restart` is wanted, where another flush is ahead.
 */
export async function recompute(
  account: FlushedAccount,
  head: Touched,
  months: readonly Month[],
  yearStart: Month,
  restart = false,
): Promise<Map<Month, Totals> | null> {
  const [first, last] = [months[0], months.at(-1)];
  const result = new Map<Month, Totals>();
  if (first === undefined || last === undefined) return result;
  const base = await lastExactBefore(account, head, first, yearStart, restart);
  if (base === null) return null;
  let { totals } = base;
  for (const month of monthsWithEntries(head, yearStart, last).filter((m) => m >= base.next)) {
    const entries = (await account.entries(month)).filter((e) => e.version <= head.version);
    totals = withOwn(carriedOn(totals), entries);
    result.set(month, totals);
    await account.keep(month, { mark: head.version, yearFrom: yearStart, totals });
  }
  return result;
}

async function lastExactBefore(
  account: FlushedAccount,
  head: Touched,
  month: Month,
  yearStart: Month,
  restart: boolean,
): Promise<{ next: Month; totals: Totals } | null> {
  let next = month;
  const earlier = monthsWithEntries(head, yearStart, month).filter((m) => m < month);
  for (const candidate of earlier.reverse()) {
    const kept = await account.kept(candidate);
    if (kept !== null) {
      if (areExact(kept, head, candidate, yearStart)) return { next, totals: kept.totals };
      if (restart && kept.mark > head.version) return null;
    }
    next = candidate;
  }
  return { next, totals: noTotals };
}

/**
 * Adds the records in hand to busy months, each under the condition that nobody did meanwhile.
 * False, with nothing harmed, where a version is missing between what is kept and what is in hand.
 */
async function addRecorded(
  account: FlushedAccount,
  months: readonly Month[],
  kept: readonly (MarkedTotals | null)[],
  yearStart: Month,
  recorded: readonly Entry[],
): Promise<boolean> {
  const newest = Math.max(0, ...recorded.map((e) => e.version));
  const byVersion = new Map(recorded.map((e) => [e.version, e]));
  for (const [i, month] of months.entries()) {
    const before = kept[i] ?? null;
    if (before?.yearFrom !== yearStart) return false;
    if (before.mark >= newest) continue;
    const entries = range(before.mark + 1, newest).map((version) => byVersion.get(version));
    if (!entries.every((e) => e !== undefined)) return false;
    const year = entries.filter((e) => monthOf(e.day) >= yearStart);
    const totals = withOwn(
      withEarlier(
        before.totals,
        year.filter((e) => monthOf(e.day) < month),
      ),
      year.filter((e) => monthOf(e.day) === month),
    );
    const after = { mark: newest, yearFrom: yearStart, totals };
    if (!(await account.replace(month, after, before.mark))) return false;
  }
  return true;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
