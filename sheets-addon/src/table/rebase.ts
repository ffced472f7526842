import type { Cell } from '../../../domain/values/table.ts';
import { valueIn, type Base, type Values } from './base.ts';
import type { UnderstoodRow } from './diff.ts';
import type { Conflict } from './issues.ts';
import { asKnown } from './text-proof.ts';

/** What one editable cell shows after a refresh, and what its base is from then on. */
export interface Rebased {
  readonly shown: Cell;
  readonly base: Cell;
  /** Mine and theirs both differ from the base: a person decides; mine stays visible. */
  readonly conflict: boolean;
}

/**
 * Merges one cell when fresh values arrive. An untouched cell takes theirs; an edit stays, and
 * keeps its old base where theirs changed too, so that pushing it can't overwrite them unseen.
 * `base: undefined` is "not known": then every difference is for a person to decide.
 */
export function rebaseCell(base: Cell | undefined, mine: Cell, theirs: Cell): Rebased {
  if (mine === theirs) return { shown: theirs, base: theirs, conflict: false };
  if (base === undefined) return { shown: mine, base: null, conflict: true };
  if (mine === base) return { shown: theirs, base: theirs, conflict: false };
  if (theirs === base) return { shown: mine, base, conflict: false };
  return { shown: mine, base, conflict: true };
}

/** A sheet merged with what is stored now. */
export interface RebasedTable {
  /** What the editable cells of rows in the sheet show, by identity. */
  readonly shown: Base;
  /** The new base: of rows in the sheet and of those that are new to it. */
  readonly base: Base;
  readonly conflicts: readonly {
    identity: string;
    field: string;
    row: number;
    conflict: Conflict;
  }[];
  /** Edits that are kept and not pushed yet. */
  readonly kept: number;
}

/**
 * Merges the rows of a sheet with fresh values, three ways and by identity. A field that could not
 * be read keeps its old base: it is still the user's to mend.
 */
export function rebase(
  base: Base | null,
  rows: readonly UnderstoodRow[],
  theirs: Base,
): RebasedTable {
  const shown: Record<string, Values> = {};
  const next: Record<string, Values> = { ...theirs };
  const conflicts: { identity: string; field: string; row: number; conflict: Conflict }[] = [];
  let kept = 0;
  for (const { identity, row, values } of rows) {
    const show: Record<string, Cell> = {};
    const keep: Record<string, Cell> = { ...unread(base, theirs, identity, values) };
    for (const [field, read] of Object.entries(values)) {
      const before = base === null ? undefined : valueIn(base, identity, field);
      const stored = valueIn(theirs, identity, field);
      const mine = asKnown(asKnown(read, before), stored);
      const merged = rebaseCell(before, mine, stored);
      show[field] = merged.shown;
      if (merged.base !== null) keep[field] = merged.base;
      if (merged.shown !== stored) kept += 1;
      if (merged.conflict) {
        const conflict = { field, base: merged.base, mine, theirs: stored, by: null, at: null };
        conflicts.push({ identity, field, row, conflict });
      }
    }
    shown[identity] = show;
    // A row that was never stored gets no base: it is still new.
    if (Object.hasOwn(theirs, identity) || Object.hasOwn(base ?? {}, identity))
      next[identity] = keep;
  }
  return { shown, base: next, conflicts, kept };
}

function unread(base: Base | null, theirs: Base, identity: string, values: Values): Values {
  const known = (base ?? theirs)[identity] ?? {};
  return Object.fromEntries(
    Object.entries(known).filter(([field]) => !Object.hasOwn(values, field)),
  );
}
