import type { NewEntry } from '../../../domain/new-entry.ts';
import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { activeTab, needTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { readText } from '../table/text-proof.ts';
import { asked, today } from './days.ts';
import { readJournal, writeJournal } from './journal-tab.ts';
import { settle } from './post.ts';
import { readRecordTab, writeColumn } from './record-tab.ts';
import { newEntryId } from './send.ts';

/** *Ledger → Reverse row*: reverses the recorded entry of the selected row, once, with a reason. */
export function reverseRow(): ActionResult {
  const { ledger } = words();
  return act(ledger.reverse, () => {
    const target = selected();
    if (!target) throw new Stop(ledger.chooseRecorded);
    const reason = asked(ledger.reverse, ledger.askReason(target.text));
    if (reason === null) return '';
    if (reason === '') throw new Stop(ledger.reasonMissing);
    return reverse(target.entryId, reason);
  });
}

interface Target {
  readonly entryId: string;
  readonly text: string;
}

/** The recorded entry that the selected row belongs to. */
function selected(): Target | null {
  const tab = activeTab();
  const at = SpreadsheetApp.getActiveSpreadsheet().getActiveRange()?.getRow();
  if (tab?.pull.kind !== 'record' || at === undefined) return null;
  const table = readRecordTab(tab.sheet);
  const row = table.rows.find((one) => one.row === at);
  const entryId = readText(String(row?.cells['entryId'] ?? ''));
  const result = String(row?.cells['result'] ?? '');
  const isRecorded = result.startsWith('✓') || result.endsWith(words().ledger.setRight);
  if (!row || entryId === '' || !isRecorded) return null;
  const { dealerName, document, productName } = row.cells;
  const text = [dealerName, document, productName].filter((cell) => cell !== '').join(' · ');
  return { entryId, text };
}

/**
 * Sends the reversing entry through the journal, like any other: a script killed half-way sends it
 * again from there, and an entry can be reversed only once whatever is sent.
 */
function reverse(target: string, reason: string): string {
  const { ledger } = words();
  const journal = new Map(settle(readJournal()));
  // An entry's id says its day and dealer; nothing is reversed before the day it carries.
  const [recordedOn, dealerId] = [target.slice(0, 10), target.slice(11, -17)];
  const day = recordedOn > today() ? recordedOn : today();
  const entryId = newEntryId({ content: { dealerId, day } });
  const entry: NewEntry = { kind: 'correction', entryId, dealerId, day, reverses: target, reason };
  journal.set(entryId, { state: 'pending', content: JSON.stringify(entry), answer: '' });
  writeJournal(journal);
  const settled = settle(journal).get(entryId);
  if (settled?.state === 'refused') throw new Stop(settled.answer);
  if (settled?.state !== 'recorded') {
    throw new Stop(`${ledger.unknown} ${settled?.answer ?? ''}`.trim());
  }
  const message = ledger.reversed(Number(settled.answer));
  markRows(target, message);
  return message;
}

/** Marks every row of the reversed entry. */
function markRows(target: string, message: string): void {
  const { sheet } = needTab('record', words().ledger.record);
  const table = readRecordTab(sheet);
  const rows = table.rows.filter(({ cells }) => readText(String(cells['entryId'])) === target);
  writeColumn({ sheet, table }, 'result', new Map(rows.map(({ row }) => [row, message])));
}
