import { Logger } from '@aws-lambda-powertools/logger';
import type { Company } from '../../domain/company.ts';
import type { Day } from '../../domain/values/day.ts';
import {
  afterRun,
  type WorkbookMonth,
  type WorkbookName,
  type WorkbookProblem,
} from '../../domain/workbook/month.ts';
import { moveWorkbookMonth } from '../../store/workbook.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { connectSpreadsheets, type Spreadsheets } from './connect.ts';
import { keptBefore, keptMonth } from './frozen.ts';
import { readKey } from './key.ts';
import { Unwritten } from './unwritten.ts';
import { writeTab } from './write.ts';

const logger = new Logger({ serviceName: 'dealerbook' });

/** What Google said, of which an answer of its own has no more than a sentence. */
function wordsOf(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : cause;
  return typeof words === 'string' ? words.slice(0, 300) : '';
}

/** Google's spreadsheets, and in whose name we come to them. */
export interface Opened {
  readonly account: string;
  readonly spreadsheets: Spreadsheets;
}

/** Opens Google's spreadsheets with the key in a secret; throws `Unwritten` where it has none. */
export async function openSpreadsheets(secretName: string, rootUrl: string): Promise<Opened> {
  const key = await readKey(secretName);
  return { account: key.client_email, spreadsheets: connectSpreadsheets(key, rootUrl) };
}

/** What became of a month in a run. */
export type Became =
  | { readonly what: 'written' | 'there' | 'empty' }
  /** `isNew` where it was not told that day before. */
  | { readonly what: 'failed'; readonly problem: WorkbookProblem; readonly isNew: boolean };

/** What a run is about. */
export interface Run {
  readonly company: Company;
  readonly day: Day;
  readonly open: () => Promise<Opened>;
}

/**
 * Writes a month into its spreadsheet, and keeps what became of it. What is written is kept first,
 * so that it is the same whenever Google takes it.
 */
export async function writeMonth(
  { company, day, open }: Run,
  name: WorkbookName,
  before: WorkbookMonth | undefined,
): Promise<Became> {
  const isKept = before !== undefined && before.sha256 !== null;
  const kept = await (isKept ? keptBefore(name.month) : keptMonth(name.month, company));
  const sha256 = kept?.sha256 ?? null;
  const now = () => ({ day, at: instant() });
  const nothing = { problem: null, account: null };
  const end = (state: 'written' | 'empty', account: string | null) =>
    moveWorkbookMonth(db, name, (there) =>
      afterRun(there, name, { ...nothing, account, state, sha256 }, now()),
    );
  if (kept === null) {
    await end('empty', null);
    return { what: 'empty' };
  }
  let account: string | null = null;
  try {
    const opened = await open();
    account = opened.account;
    const what = await writeTab(opened.spreadsheets, name.spreadsheetId, kept);
    await end('written', account);
    return { what };
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    const { problem, cause } = error;
    logger.warn('month not written', { month: name.month, problem, why: wordsOf(cause) });
    const outcome = { state: 'failed', problem, account, sha256 } as const;
    const told = await moveWorkbookMonth(db, name, (there) =>
      afterRun(there, name, outcome, now()),
    );
    return { what: 'failed', problem, isNew: told !== null };
  }
}
