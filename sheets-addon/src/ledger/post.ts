import { ApiProblem } from '../../../api/client.ts';
import type { EntryAnswer } from '../../../api/routes/accounts.ts';
import { routes } from '../../../api/routes.ts';
import { entryLimits } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { ask, callEach } from '../call.ts';
import { inTime } from '../time.ts';
import { pending, type Journal, type Journaled } from './journal.ts';
import { writeJournal } from './journal-tab.ts';

/**
 * Sends the pending entries of the journal, a few requests at once for as long as there is time,
 * and writes down the answers. What gets none stays pending.
 */
export function settle(journal: Journal): Journal {
  const open = pending(journal);
  if (open.length === 0) return journal;
  const settled = new Map(journal);
  for (const round of inTime(requests(open), atOnce)) {
    const replies = callEach(round.map(asking));
    round.forEach((part, i) => {
      const reply = replies[i];
      part.forEach(([id, content], at) => {
        const answer = reply instanceof ApiProblem ? reply : reply?.answers[at];
        const outcome = outcomeOf(answer);
        if (outcome) settled.set(id, { ...outcome, content });
      });
    });
  }
  writeJournal(settled);
  return settled;
}

/** Requests of entries that are sent at once: more would wait for each other at one dealer. */
const atOnce = 4;

const asking = (part: readonly [string, string][]) =>
  ask(routes.accounts.postEntries, {
    body: { entries: part.map(([, content]) => JSON.parse(content) as NewEntry) },
  });

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
