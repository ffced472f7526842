import type * as z from 'zod';
import { entryLimits } from '../../domain/entry.ts';
import { NewEntry } from '../../domain/new-entry.ts';
import { Problem } from '../problem-answers.ts';

/** One entry of a request, read on its own. */
export type SentEntry =
  | { readonly ok: true; readonly entry: NewEntry }
  | { readonly ok: false; readonly entryId: string; readonly issues: z.core.$ZodIssue[] };

/** Most characters of an unreadable entry's id that are answered. */
const idShown = 80;

/**
 * Reads the entries of a request one by one: a malformed one does not hold back the others. A
 * request of which none can be read, or with too many lines, is bad input as a whole.
 */
export function readEntriesSent(sent: readonly unknown[]): SentEntry[] {
  const entries = sent.map(readEntry);
  const issues = entries.flatMap((entry, i) =>
    entry.ok ? [] : entry.issues.map((issue) => under(['entries', i], issue)),
  );
  if (entries.every((entry) => !entry.ok)) throw new Problem('invalid-request', {}, issues, 'body');
  const lines = entries.reduce((count, entry) => count + (entry.ok ? linesOf(entry.entry) : 0), 0);
  if (lines > entryLimits.linesOfRequest) throw tooManyLines(sent);
  return entries;
}

function readEntry(sent: unknown): SentEntry {
  const parsed = NewEntry.safeParse(sent);
  if (parsed.success) return { ok: true, entry: parsed.data };
  const id = typeof sent === 'object' && sent !== null && 'entryId' in sent ? sent.entryId : '';
  const entryId = typeof id === 'string' ? id.slice(0, idShown).toWellFormed() : '';
  return { ok: false, entryId, issues: parsed.error.issues };
}

const linesOf = (entry: NewEntry): number => ('lines' in entry ? entry.lines.length : 0);

const under = (path: PropertyKey[], issue: z.core.$ZodIssue): z.core.$ZodIssue => ({
  ...issue,
  path: [...path, ...issue.path],
});

const tooManyLines = (input: unknown) =>
  new Problem(
    'invalid-request',
    {},
    [
      {
        code: 'too_big',
        origin: 'array',
        maximum: entryLimits.linesOfRequest,
        path: ['entries'],
        message: 'too many lines',
        input,
      },
    ],
    'body',
  );
