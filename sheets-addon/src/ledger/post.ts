import { ApiProblem } from '../../../api/client.ts';
import type { EntryAnswer } from '../../../api/routes/accounts.ts';
import { routes } from '../../../api/routes.ts';
import { entryLimits } from '../../../domain/entry.ts';
import type { NewEntry } from '../../../domain/new-entry.ts';
import { ask, callEach } from '../call.ts';
import { inTime, isTimeUp } from '../time.ts';
import { pending, type Journal, type Journaled } from './journal.ts';
import { writeJournal } from './journal-tab.ts';

/**
 * Sends the pending entries of the journal, a few requests at once for as long as there is time,
 * and writes down the answers. What gets none, or one that says nothing about it, stays pending.
 */
export function settle(journal: Journal): Journal {
  const open = pending(journal);
  if (open.length === 0) return journal;
  const settled = new Map(journal);
  const invalid = sendParts(requests(open), settled);
  if (!isTimeUp()) {
    sendParts(
      invalid.map((item) => [item]),
      settled,
    );
  }
  writeJournal(settled);
  return settled;
}

/**
 * Sends requests and notes the answers. Gives the entries of those that were invalid as a whole:
 * an entry may have been valid, and recorded, in an earlier request, so it is asked about alone.
 */
function sendParts(parts: readonly Part[], settled: Map<string, Journaled>): Part {
  const invalid: (readonly [string, string])[] = [];
  for (const round of inTime(parts, atOnce)) {
    const replies = callEach(round.map(asking));
    round.forEach((part, i) => {
      const reply = replies[i];
      if (reply instanceof ApiProblem && isInvalid(reply) && part.length > 1) {
        invalid.push(...part);
        return;
      }
      part.forEach(([id, content], at) => {
        const answer = reply instanceof ApiProblem ? reply : reply?.answers[at];
        const outcome = outcomeOf(answer, settled.get(id)?.state === 'again' ? 'again' : 'pending');
        if (outcome) settled.set(id, { ...outcome, content });
      });
    });
  }
  return invalid;
}

/** Entries of one request: ids and exact contents. */
type Part = readonly (readonly [entryId: string, content: string])[];

/** Requests of entries that are sent at once: more would wait for each other at one dealer. */
const atOnce = 4;

const asking = (part: Part) =>
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

/**
 * What an answer makes of an entry that waits for it; null where there is none. Only a judgement of
 * the entry itself proves that it was not recorded. Who may not post at all, or no longer sees the
 * dealer, is told so before anyone looks whether an earlier request recorded it. So is who sends
 * what can't be read; that was never recorded, but something else may be under a forgotten id.
 */
function outcomeOf(
  answer: EntryAnswer | ApiProblem | undefined,
  waits: 'pending' | 'again',
): Omit<Journaled, 'content'> | null {
  if (answer === undefined) return null;
  const unread = waits === 'again' ? 'open' : 'refused';
  if (answer instanceof ApiProblem) {
    const detail = answer.errors.map(({ message }) => message).join(' ');
    const said = `${answer.message} ${detail}`.trim();
    return { state: isInvalid(answer) ? unread : waits, answer: said };
  }
  if (answer.outcome === 'recorded') return { state: 'recorded', answer: String(answer.version) };
  const { code, message, errors } = answer.problem;
  const detail = (errors ?? []).map((error) => `${error.field}: ${error.message}`);
  const said = [message, ...detail].join(' ');
  switch (code) {
    case 'busy':
    case 'customer-not-found':
      return { state: waits, answer: said };
    case 'entry-differs':
      return { state: 'differs', answer: said };
    case 'invalid-request':
      return { state: unread, answer: said };
    default:
      return { state: 'refused', answer: said };
  }
}

/** True where a request was bad input as a whole, whoever sends it and whenever. */
const isInvalid = ({ status }: ApiProblem): boolean => status === 400 || status === 413;
