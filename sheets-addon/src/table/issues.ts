import type { Cell } from '../../../domain/values/table.ts';
import type { Words } from '../words.ts';

/** Something a person has to look at, by the record it concerns; it stays until it is settled. */
export interface Issue {
  readonly kind: 'conflict' | 'refused' | 'invalid' | 'duplicate';
  readonly identity: string;
  /** Key of the column; null concerns the whole row. */
  readonly field: string | null;
  /** Row when it was found, for rows whose identity can't be told or stands twice. */
  readonly row: number;
  /** What to do about it, in the reader's language. */
  readonly message: string;
  /** The three values of a conflict, and who stored theirs. */
  readonly conflict?: Conflict;
}

/** What was pulled, what stands in the sheet, what is stored, by whom and when. */
export interface Conflict {
  /** The field's name on the wire. */
  readonly field: string;
  readonly base: Cell;
  readonly mine: Cell;
  readonly theirs: Cell;
  readonly by: string | null;
  readonly at: string | null;
}

/**
 * The three values of a conflict as its note and the sidebar say them: `show` says a value as the
 * sheet would, `when` an instant on the reader's clock.
 */
export function conflictNote(
  conflict: Conflict,
  show: (value: Cell) => string,
  when: (instant: string) => string,
  words: Words,
): string {
  const { issue } = words;
  const at = conflict.at === null ? '' : ` (${when(conflict.at)})`;
  return [
    issue.conflict(conflict.by ?? issue.somebody, at),
    issue.values(show(conflict.base), show(conflict.mine), show(conflict.theirs)),
    issue.choose,
  ].join('\n');
}
