import type { Head } from '../../domain/account.ts';
import type { KnownAccount } from '../../domain/as-known.ts';
import type { Entry, EntryId } from '../../domain/entry.ts';
import { closingBalance } from '../../domain/report.ts';
import { ownDocument } from '../../domain/reversing.ts';
import {
  factsToNewest,
  statementPage,
  type StatementFacts,
  type StatementPage,
} from '../../domain/statement.ts';
import { closingMonths, hasFoldedYears } from '../../domain/totals-months.ts';
import { addDays, type Day } from '../../domain/values/day.ts';
import { exact, sum, type Money } from '../../domain/values/money.ts';
import { addMonths, firstDay, monthOf } from '../../domain/values/month.ts';
import { readDocuments } from '../../store/documents.ts';
import {
  readEntries,
  readRecorded,
  readReversals,
  readWholeDays,
  type WholeDays,
} from '../../store/entries.ts';
import { readStanding } from '../../store/standing.ts';
import { readTotals } from '../../store/totals.ts';
import { Conflict } from '../../store/transact.ts';
import { db } from '../database.ts';

/** Most entries of a page: 50 entries of 1,000 lines are 5 MB. */
const pageSize = 50;

/**
 * Entries read ahead of a page. Where the newest of the account is among them they tell all that
 * the page shows, for less than it costs to ask for its documents one by one.
 */
const ahead = 200;

/** The entry that a page goes on after, and the balance after it as of a version of the head. */
export interface Position {
  readonly day: Day;
  readonly version: number;
  readonly balance: Money;
  readonly headVersion: number;
}

/** The page of a statement that is asked for. */
export interface PageAsked {
  readonly from: Day;
  readonly to: Day;
  readonly after: Position | null;
  /** The month (1 to 12) in which fiscal years start. */
  readonly startMonth: number;
}

/**
 * A page of the statement as of one version of the head: what is recorded while it is read is not
 * on it. It costs what the page costs, however much was recorded after it; an account as it was
 * known is read to its newest entry. Throws `Conflict` where the account has moved on meanwhile.
 */
export async function readStatement(
  account: KnownAccount,
  asked: PageAsked,
): Promise<StatementPage> {
  const { head, now } = account;
  const { from, to, after } = asked;
  const follows = ({ day, version }: Entry) =>
    version <= head.version &&
    (after === null || day > after.day || (day === after.day && version > after.version));
  const start = after?.day ?? from;
  const read: WholeDays =
    head === now
      ? await readWholeDays(db, head.dealerId, {
          from: start,
          count: pageSize + ahead,
          counts: follows,
        })
      : { entries: await readEntries(db, head.dealerId, { from: start }), reachNewest: true };
  if (!read.reachNewest) {
    const entries = read.entries.filter(follows);
    const facts = await factsOf(now, entries.slice(0, pageSize), asked);
    if (facts) return statementPage(entries, facts, { to, size: pageSize });
  }
  const [all, { items: open }] = await Promise.all([
    read.reachNewest ? read.entries : readEntries(db, head.dealerId, { from: start }),
    readStanding(db, account, null),
  ]);
  const entries = all.filter(follows);
  return statementPage(entries, { ...factsToNewest(head, entries), open }, { to, size: pageSize });
}

/**
 * What a page shows, asked for by its own entries; null where only all later entries tell it: when
 * the number of a document on it was used again, or its month is too long ago for kept totals.
 */
async function factsOf(
  head: Head,
  page: readonly Entry[],
  asked: PageAsked,
): Promise<StatementFacts | null> {
  const [opening, documents, marked] = await Promise.all([
    openingOf(head, asked),
    readDocuments(
      db,
      head.dealerId,
      page.flatMap((entry) => ownDocument(entry) ?? []),
    ),
    readMarks(head, page),
  ]);
  if (documents.some(({ last }) => last > head.version)) throw new Conflict();
  const byEntry = new Map(documents.map((document) => [document.first, document]));
  const brought = page.filter((entry) => ownDocument(entry) !== null);
  if (opening === null || brought.some(({ version }) => !byEntry.has(version))) return null;
  const taken = brought.flatMap(({ entryId, version }) => {
    const by = byEntry.get(version)?.reversedBy;
    return by === undefined ? [] : [[entryId, by] as const];
  });
  const open = documents.filter((document) => document.open > 0);
  return { opening, open, reversals: new Map([...marked, ...taken]) };
}

/** The corrections of entries of a page that left a mark, as of the head. */
async function readMarks(head: Head, page: readonly Entry[]): Promise<Map<EntryId, EntryId>> {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return new Map();
  const marks = await readReversals(db, head.dealerId, { from: first.day, to: last.day });
  const own = new Set(page.map((entry) => entry.entryId));
  const found = [...marks].filter(([entryId]) => own.has(entryId));
  const corrections = await readRecorded(
    db,
    head.dealerId,
    found.map(([, by]) => by),
  );
  return new Map(
    found.filter(([, by]) => (corrections.get(by)?.version ?? Infinity) <= head.version),
  );
}

/**
 * Balance before the page: after the page before, where nothing was recorded since that is dated
 * up to it; else at the end of the month before, and what moved between.
 */
async function openingOf(head: Head, asked: PageAsked): Promise<Money | null> {
  const { from, after, startMonth } = asked;
  const day = after?.day ?? from;
  if (after && !isTouchedSince(head, after)) return after.balance;
  const month = addMonths(monthOf(day), -1);
  if (hasFoldedYears(head, month, startMonth)) return null;
  const months = [...new Set([month, ...closingMonths([head], month, startMonth)])];
  const heads = new Map([[head.dealerId, head]]);
  const [totals, earlier] = await Promise.all([
    readTotals(db, heads, months, startMonth),
    readBefore(head, asked),
  ]);
  const closing = closingBalance(
    head,
    month,
    totals.get(head.dealerId) ?? new Map<never, never>(),
    startMonth,
  );
  return exact(closing + sum(earlier.map((entry) => entry.amount)));
}

/** Entries of the page's first month that stand before the page. */
async function readBefore(head: Head, { from, after }: PageAsked): Promise<Entry[]> {
  const first = firstDay(monthOf(after?.day ?? from));
  const to = after?.day ?? addDays(from, -1);
  if (to < first) return [];
  const entries = await readEntries(db, head.dealerId, { from: first, to });
  return entries.filter(
    ({ day, version }) =>
      version <= head.version && (after === null || day < after.day || version <= after.version),
  );
}

/** True where something was recorded after the position was given that may stand before it. */
const isTouchedSince = (head: Head, { day, headVersion }: Position): boolean =>
  Object.entries(head.touched).some(
    ([month, version]) => month <= monthOf(day) && version > headVersion,
  );
