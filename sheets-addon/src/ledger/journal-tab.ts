import { hiddenTab, writeAll } from '../sheets/hidden-tab.ts';
import { fromStoredRows, toStoredRows, type StoredRow } from '../table/chunks.ts';
import { asText, readText } from '../table/text-proof.ts';
import type { Journal, Journaled } from './journal.ts';

const tabName = '_journal';
const width = 4;

/** Reads the journal in the order in which entries were written down. */
export function readJournal(): Journal {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(tabName);
  const last = sheet?.getLastRow() ?? 0;
  if (!sheet || last === 0) return new Map();
  const values = sheet.getRange(1, 1, last, width).getValues() as unknown[][];
  const rows = values.map(([id, part, index, text]): StoredRow => [
    String(id),
    String(part),
    Number(index),
    readText(String(text)),
  ]);
  const byId = new Map<string, StoredRow[]>();
  for (const row of rows) byId.set(row[0], [...(byId.get(row[0]) ?? []), row]);
  return new Map([...byId].map(([id, own]) => [id, journaled(fromStoredRows(own, id))]));
}

const journaled = (parts: Readonly<Record<string, string>>): Journaled => ({
  state: parts['state'] as Journaled['state'],
  content: parts['content'] ?? '',
  answer: parts['answer'] ?? '',
});

/** Writes the journal and waits until it is stored: only then may anything be sent. */
export function writeJournal(journal: Journal): void {
  const rows = [...journal].flatMap(([id, { state, content, answer }]) =>
    state === 'open'
      ? []
      : toStoredRows(id, { state, content, answer }).map(
          ([owner, part, index, text]) => [owner, part, String(index), asText(text)] as const,
        ),
  );
  writeAll(hiddenTab(tabName), rows, width);
  SpreadsheetApp.flush();
}
