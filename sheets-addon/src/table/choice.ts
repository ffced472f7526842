import type { Cell } from '../../../domain/values/table.ts';
import type { Conflict } from './issues.ts';

/** What a person chose for one conflict, and which values they chose between. */
export interface Choice {
  readonly identity: string;
  /** Key of the column. */
  readonly field: string;
  /** Which of the two values shall stand. */
  readonly keep: 'mine' | 'theirs';
  readonly seen: Seen;
}

/** The values between which a person chose, as on the wire; no `mine` where it can't be read. */
export interface Seen {
  readonly mine?: Cell;
  readonly theirs: Cell;
}

/**
 * True where the values are those that the person saw: nobody decides about one they did not see.
 * `mine` is what stands in the sheet; undefined where it can't be read, and then it can't be kept.
 */
export const isAsSeen = (
  { keep, seen }: Choice,
  { theirs }: Pick<Conflict, 'theirs'>,
  mine: Cell | undefined,
): boolean =>
  theirs === seen.theirs && mine === seen.mine && (keep === 'theirs' || mine !== undefined);
