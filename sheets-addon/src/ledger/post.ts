import { ApiProblem } from '../../../api/client.ts';
import type { EntryAnswer } from '../../../api/routes/accounts.ts';
import { routes } from '../../../api/routes.ts';
import { entryLimits } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { ask, callEach } from '../call.ts';
import { pending, type Journal, type Journaled } from './journal.ts';
import { writeJournal } from './journal-tab.ts';

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
