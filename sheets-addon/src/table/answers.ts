import type { CellAnswer } from '../../../api/cells.ts';
import { withValues, type Base } from './base.ts';
import type { Edit } from './diff.ts';
import type { Conflict } from './issues.ts';

/** What a push leaves behind. */
export interface Pushed {
  /** The base with every value that is stored now. */
  readonly base: Base;
  /** How many cells are stored as typed. */
  readonly stored: number;
  /** Those of them that this push changed. */
  readonly taken: readonly Edit[];
  readonly conflicts: readonly { edit: Edit; conflict: Conflict }[];
  readonly refused: readonly { edit: Edit; message: string }[];
}

/**
 * Folds the answers, in the order the edits were sent, into the base. A cell that was not stored
 * keeps its base, so the next push asks about it again.
 */
export function applyAnswers(
  base: Base,
  edits: readonly Edit[],
  answers: readonly (CellAnswer | undefined)[],
): Pushed {
  const stored: Edit[] = [];
  const conflicts: { edit: Edit; conflict: Conflict }[] = [];
  const refused: { edit: Edit; message: string }[] = [];
  edits.forEach((edit, i) => {
    const answer = answers[i];
    if (answer === undefined) return;
    if (answer.outcome === 'conflict') {
      const { theirs, by, at } = answer;
      conflicts.push({
        edit,
        conflict: { field: edit.field, base: edit.base, mine: edit.mine, theirs, by, at },
      });
    } else if (answer.outcome === 'refused') {
      const { message, errors } = answer.problem;
      const details = (errors ?? []).map((error) => error.message).join(' ');
      refused.push({ edit, message: details ? `${message} ${details}` : message });
    } else stored.push(edit);
  });
  const changes = stored.map(({ identity, field, mine }) => ({ identity, field, value: mine }));
  const taken = edits.filter((_, i) => answers[i]?.outcome === 'taken');
  return { base: withValues(base, changes), stored: stored.length, taken, conflicts, refused };
}

/** Cuts edits into requests of at most `limit` cells, keeping rows of one group together. */
export function batches<T>(items: readonly T[], limit: number, group: (item: T) => string): T[][] {
  const result: T[][] = [];
  for (const run of runsOf(items, group)) {
    let rest = run;
    const last = result.at(-1);
    if (last && last.length + rest.length <= limit) {
      last.push(...rest);
      continue;
    }
    for (; rest.length > 0; rest = rest.slice(limit)) result.push(rest.slice(0, limit));
  }
  return result;
}

function runsOf<T>(items: readonly T[], group: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = group(item);
    const members = groups.get(name);
    if (members) members.push(item);
    else groups.set(name, [item]);
  }
  return [...groups.values()];
}
