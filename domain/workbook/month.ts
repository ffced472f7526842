import * as z from 'zod';
import { SpreadsheetId } from '../company.ts';
import { Day, Instant } from '../values/day.ts';
import { addMonths, Month, monthOf, monthsBetween } from '../values/month.ts';

/** Why a month could not be written. */
export const WorkbookProblem = z.enum([
  /** The secret holds no key of a service account, or Google does not take the key. */
  'key-unreadable',
  'key-refused',
  /** The Sheets API is not switched on in the service account's project. */
  'api-off',
  /** The spreadsheet is not there, or not shared with the service account as editor. */
  'no-spreadsheet',
  'not-shared',
  /** Another tab is called like the month. */
  'name-taken',
  /** The month's own tab holds other figures than were kept of the month, or nobody knows which. */
  'tab-differs',
  /** Google did not answer, or was too busy, for as long as a run may try. */
  'google-busy',
  /** Google refused what was sent: a bug of ours, or a limit of the spreadsheet. */
  'refused',
]);
export type WorkbookProblem = z.infer<typeof WorkbookProblem>;

/** True where the problem is a month's own, so that other months can be written. */
export const isOfOneMonth = (problem: WorkbookProblem): boolean =>
  problem === 'name-taken' || problem === 'tab-differs' || problem === 'refused';

/** A month of one spreadsheet: what became of it. */
export const WorkbookMonth = z
  .strictObject({
    spreadsheetId: SpreadsheetId,
    month: Month,
    /** `empty` is a month without any dealer, of which there is nothing to write. */
    state: z.enum(['written', 'empty', 'failed']),
    problem: WorkbookProblem.nullable(),
    /** With whom the spreadsheet must be shared; null where the key could not be read. */
    account: z.string().nullable(),
    /** SHA-256, in hexadecimal, of what was kept of the month; the tab bears it too. */
    sha256: z.string().nullable(),
    /** The day for which a run last failed, so that the alarm rings once a day, not each time. */
    failedOn: Day.nullable(),
    /** When a run first found the tab there and whole. */
    writtenAt: Instant.nullable(),
    changedAt: Instant,
    version: z.int().min(1),
  })
  .meta({ id: 'WorkbookMonth' });
export type WorkbookMonth = z.infer<typeof WorkbookMonth>;

/** Which month of which spreadsheet. */
export type WorkbookName = Pick<WorkbookMonth, 'spreadsheetId' | 'month'>;

/** What a run found out about a month. */
export type WorkbookOutcome = Pick<WorkbookMonth, 'state' | 'problem' | 'account' | 'sha256'>;

/**
 * The month after a run on a day; null where nothing is to be kept: what was written stays
 * written, whatever a later run finds, and the same failure is told once a day.
 */
export function afterRun(
  before: WorkbookMonth | null,
  name: WorkbookName,
  outcome: WorkbookOutcome,
  { day, at }: { readonly day: Day; readonly at: Instant },
): WorkbookMonth | null {
  if (before?.state === 'written') return null;
  if (before?.state === 'empty' && outcome.state !== 'written') return null;
  const isFailure = outcome.state === 'failed';
  const isTold = before?.failedOn === day && before.problem === outcome.problem;
  if (isFailure && isTold) return null;
  return {
    ...{ ...name, ...outcome },
    failedOn: isFailure ? day : null,
    writtenAt: outcome.state === 'written' ? at : null,
    changedAt: at,
    version: (before?.version ?? 0) + 1,
  };
}

/** Months that are caught up at most. */
const caughtUp = 12;

/**
 * The months that are to be written on a day, the oldest first: the one before, and those since
 * the first of the spreadsheet that were missed or failed. `known` are its months in their order.
 */
export function monthsToWrite(
  day: Day,
  known: readonly Pick<WorkbookMonth, 'month' | 'state'>[],
): Month[] {
  const before = addMonths(monthOf(day), -1);
  const ended = new Set(known.filter(({ state }) => state !== 'failed').map(({ month }) => month));
  return monthsBetween(known[0]?.month ?? before, before)
    .slice(-caughtUp)
    .filter((month) => !ended.has(month));
}
