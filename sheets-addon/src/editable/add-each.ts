import { ApiProblem } from '../../../api/client.ts';
import type { AnyRoute } from '../../../api/route.ts';
import { progress, sentenceOf } from '../action.ts';
import { callEach, type Ask } from '../call.ts';
import type { UnderstoodRow } from '../table/diff.ts';
import { inTime } from '../time.ts';
import type { Words } from '../words.ts';
import type { Added } from './kind.ts';

/** How many new records are sent at once. */
const atOnce = 20;

/**
 * Adds a record for each new row, some at once; one that is refused holds back no other, and
 * rows that there is no time for stay new.
 */
export function addEach<R extends AnyRoute>(
  rows: readonly UnderstoodRow[],
  request: (row: UnderstoodRow) => Ask<R>,
  words: Words,
): Added[] {
  const added: Added[] = [];
  for (const part of inTime(rows, atOnce)) {
    progress(words.action.sending(rows.length - added.length));
    const replies = callEach(part.map(request));
    part.forEach((row, i) => {
      const reply = replies[i];
      if (reply instanceof ApiProblem)
        added.push({ row, stored: false, message: sentenceOf(reply) });
      else added.push({ row, stored: true });
    });
  }
  return added;
}
