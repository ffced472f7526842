import type { EntryAnswer } from '../../../api/routes/accounts.ts';
import { routes } from '../../../api/routes.ts';
import { entryId, entryLimits } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { ask, callEach } from '../call.ts';
import { ApiProblem } from '../../../api/client.ts';
import { progress } from '../action.ts';
import { showMarks } from '../sheets/marks.ts';
import { asText } from '../table/text-proof.ts';
import type { SheetTable } from '../table/read-rows.ts';
import type { Words } from '../words.ts';
import { decide, pending, type Decision, type Journal, type Journaled } from './journal.ts';
import { readJournal, writeJournal } from './journal-tab.ts';
import type { Lists } from './lists.ts';
import { recordFields } from './record-columns.ts';
import { readRecord } from './read-record.ts';

/** The record sheet as it stands, and what is needed to understand it. */
export interface Sending {
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  readonly table: SheetTable;
  readonly lists: Lists;
  readonly digits: number;
  readonly words: Words;
}

/**
 * Sends the drafts of the record sheet. Ids and exact contents are written to the journal and
 * stored before anything is sent, so a script killed at any point loses nothing and sends nothing
 * twice: what has no answer is sent again from the journal first.
 */
export function sendDrafts(sending: Sending): string {
  const { table, lists, digits, words } = sending;
  let journal = settle(readJournal());
  const { drafts, problems } = readRecord(table.rows, lists, digits, words);
  const decisions = decide(drafts, journal, newEntryId);
  const sends = decisions.filter((decision) => decision.act === 'send');
  journal = new Map([
    ...journal,
    ...sends.map((s): [string, Journaled] => [
      s.entryId,
      { state: 'pending', content: s.content, answer: '' },
    ]),
  ]);
  writeIds(sending, decisions);
  writeJournal(journal);
  progress(words.ledger.send);
  journal = settle(journal);
  const marks = new Map<number, string>(problems.map(({ row, message }) => [row, `× ${message}`]));
  for (const decision of decisions) {
    for (const row of decision.draft.rows) marks.set(row, markOf(decision, journal, words));
  }
  writeColumn(sending, 'result', marks);
  const cells = problems.map(({ row, column, message }) => ({
    row,
    column,
    kind: 'invalid' as const,
    note: message,
  }));
  showMarks(sending.sheet, table, recordFields, cells);
  const recorded = sends.filter((s) => journal.get(s.entryId)?.state === 'recorded').length;
  const refused = problems.length + decisions.length - recorded - done(decisions);
  if (recorded + refused === 0) return words.ledger.nothing;
  return words.ledger.sent(recorded, refused);
}

const done = (decisions: readonly Decision[]) =>
  decisions.filter(({ act }) => act === 'done').length;

/** An id of day, dealer and 64 random bits; hexadecimal digits are base32 digits too. */
export const newEntryId = ({ content }: { content: { day: string; dealerId: string } }): string =>
  entryId(
    content.day,
    content.dealerId,
    Utilities.getUuid().replaceAll('-', '').slice(16).toUpperCase(),
  );

/** Sends every pending entry of the journal and writes down its answer. */
export function settle(journal: Journal): Journal {
  const open = pending(journal);
  if (open.length === 0) return journal;
  const parts = requests(open);
  const replies = callEach(
    parts.map((part) =>
      ask(routes.accounts.postEntries, {
        body: { entries: part.map(([, content]) => JSON.parse(content) as NewEntry) },
      }),
    ),
  );
  const settled = new Map(journal);
  parts.forEach((part, i) => {
    const reply = replies[i];
    part.forEach(([id, content], at) => {
      const answer = reply instanceof ApiProblem ? reply : reply?.answers[at];
      const outcome = outcomeOf(answer);
      if (outcome) settled.set(id, { ...outcome, content });
    });
  });
  writeJournal(settled);
  return settled;
}

/** Cuts entries into requests within the service's limits. */
function requests(open: readonly [string, string][]): [string, string][][] {
  const parts: [string, string][][] = [];
  let lines = Infinity;
  for (const item of open) {
    const entry = JSON.parse(item[1]) as NewEntry;
    const more = 'lines' in entry ? entry.lines.length : 0;
    if (
      lines + more > entryLimits.linesOfRequest ||
      (parts.at(-1)?.length ?? 0) >= entryLimits.entries
    ) {
      parts.push([]);
      lines = 0;
    }
    parts.at(-1)?.push(item);
    lines += more;
  }
  return parts;
}

/** What an answer makes of an entry; null where its outcome stays unknown. */
function outcomeOf(
  answer: EntryAnswer | ApiProblem | undefined,
): Omit<Journaled, 'content'> | null {
  if (answer === undefined) return null;
  if (answer instanceof ApiProblem) {
    const detail = answer.errors.map(({ message }) => message).join(' ');
    return answer.status >= 500 || answer.status === 429
      ? null
      : { state: 'refused', answer: `${answer.message} ${detail}`.trim() };
  }
  if (answer.outcome === 'recorded') return { state: 'recorded', answer: String(answer.version) };
  if (answer.problem.code === 'busy') return null;
  const detail = (answer.problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  return { state: 'refused', answer: [answer.problem.message, ...detail].join(' ') };
}

function markOf(decision: Decision, journal: Journal, { ledger }: Words): string {
  if (decision.act === 'edited') return `× ${ledger.edited}`;
  const known = journal.get(decision.entryId);
  if (known?.state === 'recorded') return ledger.recorded(Number(known.answer));
  return known?.state === 'refused' ? `× ${known.answer}` : ledger.unknown;
}

function writeIds(sending: Sending, decisions: readonly Decision[]): void {
  const ids = new Map<number, string>();
  for (const decision of decisions) {
    if (decision.act === 'edited') continue;
    for (const row of decision.draft.rows) ids.set(row, decision.entryId);
  }
  writeColumn(sending, 'entryId', ids);
}

/** Writes one column in one call; rows without a new text keep theirs. */
export function writeColumn(
  { sheet, table }: Pick<Sending, 'sheet' | 'table'>,
  key: 'result' | 'entryId',
  texts: ReadonlyMap<number, string>,
): void {
  const position = table.positions.get(key);
  const count = table.lastRow - table.headerRow;
  if (position === undefined || count <= 0 || texts.size === 0) return;
  const range = sheet.getRange(table.headerRow + 1, position + 1, count, 1);
  const values = range.getValues() as unknown[][];
  range.setValues(
    values.map(([old], i) => [asText(texts.get(table.headerRow + 1 + i) ?? String(old))]),
  );
}
