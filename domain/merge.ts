import type { Cell } from './values/table.ts';

/** What a three-way merge of one cell decides. */
export type Merge = 'take-mine' | 'same' | 'conflict';

/**
 * Merges one cell: `base` is what the editor saw, `mine` what was typed, `theirs` what is stored
 * now. Equal values merge silently, an untouched store takes the edit, anything else is a conflict
 * that a person decides. Repeating a merge that was taken gives `same`, so a push may be resent.
 */
export function merge(base: Cell, mine: Cell, theirs: Cell): Merge {
  if (theirs === mine) return 'same';
  return theirs === base ? 'take-mine' : 'conflict';
}
