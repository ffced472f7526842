import { entryId } from '../../../domain/entry.ts';
import { progress } from '../action.ts';
import { showMarks } from '../sheets/marks.ts';
import { readText } from '../table/text-proof.ts';
import type { SheetRow, SheetTable } from '../table/read-rows.ts';
import { isTimeUp } from '../time.ts';
import type { Words } from '../words.ts';
import { decide, pending, pruned, type Decision, type Journal, type Journaled } from './journal.ts';
import { writeJournal } from './journal-tab.ts';
import type { Lists } from './lists.ts';
import { marking } from './marking.ts';
import { settle } from './post.ts';
import { recordFields } from './record-columns.ts';
import { readRecord, type RowProblem } from './read-record.ts';
import { readRecordTab, writeColumn } from './record-tab.ts';

/** The record sheet as it stands, and what is needed to understand it. */
export interface Sending {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  readonly table: SheetTable;
  /** Reads the sheet as it stands by then. */
  readonly readAgain: () => SheetTable;
  /** What is known of everything sent so far. */
  readonly journal: Journal;
  readonly lists: Lists;
  readonly digits: number;
  readonly words: Words;
}

/** Rounds of one sending: a row that has to be asked about is asked at most so often. */
const roundsMax = 3;

/**
 * Sends the drafts of the record sheet. Copies of a row that had to be asked about wait for its
 * answer, and are decided in another round once it is there.
 */
export function sendDrafts(sending: Sending): string {
  const { words, readAgain } = sending;
  let round = sendRound(sending);
  let recorded = recordedIn(round);
  for (let rounds = 1; rounds < roundsMax && isAnswered(round) && !isTimeUp(); rounds++) {
    round = sendRound({ ...sending, table: readAgain(), journal: round.journal });
    recorded += recordedIn(round);
  }
  const { problems, decisions, journal } = round;
  const refused = problems.length + decisions.length - recordedIn(round) - done(decisions);
  if (recorded + refused === 0) return words.ledger.nothing;
  const unsent = isTimeUp() ? pending(journal).length : 0;
  const said = words.ledger.sent(recorded, refused - Math.min(unsent, refused));
  return unsent > 0 ? `${said} ${words.ledger.timeUp(unsent)}` : said;
}

/** What became of the drafts in one round. */
interface Round {
  readonly problems: readonly RowProblem[];
  readonly decisions: readonly Decision[];
  /** What is known after it. */
  readonly journal: Journal;
}

/**
 * Sends the drafts as they stand. Ids and exact contents are written to the journal and stored
 * before anything is sent, so a script killed at any point loses nothing and sends nothing twice:
 * what has no answer is sent again from the journal first.
 */
function sendRound(sending: Sending): Round {
  const { table, lists, digits, words } = sending;
  const { drafts, problems } = readRecord(table.rows, lists, digits, words);
  const decisions = decide(drafts, sending.journal, newEntryId);
  const sent = sendsOf(decisions).map(({ entryId, state, content }): [string, Journaled] => [
    entryId,
    { state, content, answer: '' },
  ]);
  const written = pruned(new Map([...sending.journal, ...sent]), new Set(table.rows.map(idIn)));
  writeIds(sending, decisions);
  showBefore(sending, decisions, problems);
  writeJournal(written);
  progress(words.ledger.send);
  const journal = settle(written);
  showAnswers(sending.sheet, decisions, journal, words);
  return { problems, decisions, journal };
}

const sendsOf = (decisions: readonly Decision[]) =>
  decisions.filter((decision) => decision.act === 'send');

const recordedIn = ({ decisions, journal }: Round): number =>
  sendsOf(decisions).filter(({ entryId }) => journal.get(entryId)?.state === 'recorded').length;

/** True where a draft waited for the answer to another one's id, and the answer is there. */
const isAnswered = ({ decisions, journal }: Round): boolean =>
  decisions.some((decision) => {
    if (decision.act !== 'edited' || decision.state !== 'pending') return false;
    const state = journal.get(decision.entryId)?.state;
    return state === 'recorded' || state === 'refused' || state === 'differs';
  });

/**
 * Says in every row how it stands before anything is sent: what is wrong, that it was recorded, or
 * that it has no answer yet.
 */
function showBefore(
  sending: Sending,
  decisions: readonly Decision[],
  problems: readonly RowProblem[],
): void {
  const { sheet, table, journal, words } = sending;
  const marks = new Map<number, string>(problems.map(({ row, message }) => [row, `× ${message}`]));
  const markOf = marking(journal, words);
  for (const decision of decisions) {
    const mark = decision.act === 'send' ? words.ledger.unknown : markOf(decision);
    for (const row of decision.draft.rows) marks.set(row, mark);
  }
  writeColumn(sending, 'result', marks);
  const cells = problems.map(({ row, column, message }) => ({
    row,
    column,
    kind: 'invalid' as const,
    note: message,
  }));
  showMarks(sheet, table, recordFields, cells);
}

/**
 * Answers the rows by their ids, wherever they stand by now. A copy that can't be sent as it stands
 * may carry an id as well: only a row that waits for its answer gets one.
 */
function showAnswers(
  sheet: Sending['sheet'],
  decisions: readonly Decision[],
  journal: Journal,
  words: Words,
): void {
  const table = readRecordTab(sheet);
  const markOf = marking(journal, words);
  const answers = new Map(
    decisions.flatMap((decision) =>
      decision.act === 'edited' ? [] : [[decision.entryId, markOf(decision)]],
    ),
  );
  const marks = table.rows.flatMap(({ row, cells }): [number, string][] => {
    const answer = answers.get(idIn({ cells }));
    const waits = String(cells['result']) === words.ledger.unknown;
    return answer === undefined || !waits ? [] : [[row, answer]];
  });
  writeColumn({ sheet, table }, 'result', new Map(marks));
}

const done = (decisions: readonly Decision[]) =>
  decisions.filter(({ act }) => act === 'done').length;

/** The entry id that stands in a row, or ''. */
const idIn = ({ cells }: Pick<SheetRow, 'cells'>): string =>
  readText(String(cells['entryId'] ?? ''));

/** An id of day, dealer and 64 random bits; hexadecimal digits are base32 digits too. */
export const newEntryId = ({ content }: { content: { day: string; dealerId: string } }): string =>
  entryId(
    content.day,
    content.dealerId,
    Utilities.getUuid().replaceAll('-', '').slice(16).toUpperCase(),
  );

function writeIds(sending: Sending, decisions: readonly Decision[]): void {
  const ids = new Map<number, string>();
  for (const decision of decisions) {
    if (decision.act === 'edited') continue;
    for (const row of decision.draft.rows) ids.set(row, decision.entryId);
  }
  writeColumn(sending, 'entryId', ids);
}
