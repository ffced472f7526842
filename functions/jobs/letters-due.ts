import { instant } from '../clock.ts';
import { db } from '../database.ts';
import { job } from '../job.ts';
import { writeDue } from '../letters/due.ts';
import { kindsOfLetter } from '../letters/kinds.ts';
import { outbox } from '../letters/outbox.ts';
import { untilLate } from '../until-late.ts';

/**
 * Writes down which letters are due and to whom, and puts them into the queue that sends them. Run
 * twice, late or after days on which it did not run, it writes no letter twice and misses none.
 */
export const handler = job('letters-due', async ({ day }) => {
  const desk = { db, queue: outbox, kinds: kindsOfLetter, now: instant, hasTime: untilLate() };
  const { isWhole, ...told } = await writeDue(desk, day);
  return { outcome: isWhole ? 'written' : 'goes on', ...told };
});
