import type { NewEntry } from '../../../domain/new-entry.ts';
import { askedDealer } from '../approvals/asking.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { today } from './days.ts';
import { readJournal, writeJournal } from './journal-tab.ts';
import { settle } from './post.ts';
import { newEntryId } from './send.ts';

/**
 * *Finance → Apply unapplied credit*: what a dealer paid on account settles its oldest documents.
 * Sent through the journal, like any other entry: a script killed half-way sends it from there.
 */
export function applyCredit(): string {
  const { ledger } = words();
  const dealerId = askedDealer(ledger.applyCredit);
  if (dealerId === null) return '';
  const journal = new Map(settle(readJournal()));
  const day = today();
  const entryId = newEntryId({ content: { dealerId, day } });
  const entry: NewEntry = { kind: 'allocation', entryId, dealerId, day, settles: 'oldest' };
  journal.set(entryId, { state: 'pending', content: JSON.stringify(entry), answer: '' });
  writeJournal(journal);
  const settled = settle(journal).get(entryId);
  if (settled?.state === 'refused') throw new Stop(settled.answer);
  if (settled?.state !== 'recorded') {
    throw new Stop(`${ledger.unknown} ${settled?.answer ?? ''}`.trim());
  }
  return ledger.creditApplied(Number(settled.answer));
}
