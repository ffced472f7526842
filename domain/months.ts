import * as z from 'zod';
import type { Head } from './account.ts';
import type { TermsChange } from './entry.ts';
import type { By } from './member-changes.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import { Day, Instant } from './values/day.ts';
import { addMonths, Month, monthOf } from './values/month.ts';
import { text } from './values/text.ts';

/**
 * A closing or a reopening of months: one entry of amount 0 in every account. Acts are counted
 * through the whole company, one after the other; an account takes each once, and never an earlier
 * one after a later.
 */
export const MonthAct = z
  .strictObject({
    number: z.int().min(1),
    act: z.enum(['close', 'reopen']),
    /** The month that it closes, or the first that it opens again. */
    month: Month,
    /** The last month that takes no more entries once every account has it. */
    through: Month,
    /** The business day of its entries. */
    day: Day,
    /** Who closed, or asked to reopen; and who approved that, null for a closing. */
    askedBy: z.string(),
    approvedBy: z.string().nullable(),
    reason: text(500).nullable(),
    /** When it was asked for, and when it began: a closing begins as it is asked for. */
    askedAt: Instant,
    startedAt: Instant,
    /** The dealer after whom it goes on, '' at the beginning; null where every account has it. */
    after: z.string().nullable(),
    /** Accounts that have it, of all there were when it began. */
    done: z.int().min(0),
    all: z.int().min(0),
    endedAt: Instant.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: 'MonthAct' });
export type MonthAct = z.infer<typeof MonthAct>;

/** What an act begins from: the newest one, the business day, and how many accounts there are. */
export interface MonthsNow {
  readonly newest: MonthAct | null;
  readonly today: Day;
  readonly all: number;
}

/** Why a month is not closed. */
export type ClosingReason = 'month-not-over' | 'months-in-order' | 'month-act-under-way';

/** What became of a wish to close a month: an act that begins, or the one that did it already. */
export interface Closing {
  readonly act: MonthAct;
  readonly repeated: boolean;
}

/**
 * Closes a month that is over, the one after the last closed; the first closing closes all before
 * it too. One that is closed, or being closed, is answered as it stands.
 */
export function closeMonth(
  month: Month,
  { newest, today, all }: MonthsNow,
  by: By,
): Outcome<Closing, ClosingReason> {
  if (newest && month <= newest.through && newest.act === 'close') {
    return accept({ act: newest, repeated: true });
  }
  if (newest && newest.after !== null) {
    return refuse('month-act-under-way', { month: newest.month });
  }
  if (newest && month <= newest.through) return accept({ act: newest, repeated: true });
  if (month >= monthOf(today)) return refuse('month-not-over', { month });
  const next = newest ? addMonths(newest.through, 1) : month;
  if (month !== next) return refuse('months-in-order', { month: next });
  const act = { act: 'close', month, through: month, approvedBy: null, reason: null } as const;
  const asked = { askedBy: by.memberId, askedAt: by.at, startedAt: by.at };
  return accept({ act: begun(act, { newest, today, all }, asked), repeated: false });
}

/** A reopening as it was asked for and approved. */
export interface Reopening {
  readonly month: Month;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
}

/** Whether a month can be reopened: it is closed, and nothing else is under way. */
export function mayReopen(
  month: Month,
  newest: MonthAct | null,
): Outcome<MonthAct, 'month-not-closed' | 'month-act-under-way'> {
  if (!newest || month > newest.through) return refuse('month-not-closed', { month });
  if (newest.after !== null) return refuse('month-act-under-way', { month: newest.month });
  return accept(newest);
}

/** Opens a month again, and with it every later one: an account is closed up to a month. */
export function reopenMonth(
  { month, reason, askedBy, askedAt }: Reopening,
  now: MonthsNow,
  by: By,
): Outcome<MonthAct, 'month-not-closed' | 'month-act-under-way'> {
  const may = mayReopen(month, now.newest);
  if (!may.ok) return may;
  const approvedBy = by.memberId;
  const act = { act: 'reopen', month, through: addMonths(month, -1), approvedBy, reason } as const;
  return accept(begun(act, now, { askedBy, askedAt, startedAt: by.at }));
}

const begun = (
  act: Pick<MonthAct, 'act' | 'month' | 'through' | 'approvedBy' | 'reason'>,
  { newest, today, all }: MonthsNow,
  asked: Pick<MonthAct, 'askedBy' | 'askedAt' | 'startedAt'>,
): MonthAct => ({
  ...act,
  ...asked,
  number: (newest?.number ?? 0) + 1,
  day: today,
  ...(all === 0 ? { after: null, endedAt: asked.startedAt } : { after: '', endedAt: null }),
  done: 0,
  all,
  version: 1,
});

/** An act after `done` more accounts have it; `last` is the last of them, null at the end. */
export function afterAccounts(
  act: MonthAct,
  { done, last }: { readonly done: number; readonly last: string | null },
  at: Instant,
): MonthAct {
  const total = act.done + done;
  const { version } = act;
  if (last !== null) return { ...act, after: last, done: total, version: version + 1 };
  // Whoever joined meanwhile has it from the beginning, and counts among all.
  return { ...act, after: null, done: total, all: total, endedAt: at, version: version + 1 };
}

/** What an act changes on an account; null where the account has it, or a later one. */
export function changeBy(
  { number, through }: MonthAct,
  { closing = 0, closedThrough }: Pick<Head, 'closing' | 'closedThrough'>,
): TermsChange | null {
  if (closing >= number) return null;
  return { closedThrough: through, closing: { number, before: closedThrough ?? '' } };
}
