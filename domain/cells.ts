import * as z from 'zod';
import { merge } from './merge.ts';
import type { Detail, Outcome } from './outcome.ts';
import { Instant } from './values/day.ts';
import type { Cell } from './values/table.ts';

/** Who changed a cell last, and when. */
export const Edited = z.strictObject({ by: z.string(), at: Instant });
export type Edited = z.infer<typeof Edited>;

/** One edited cell of a record: what was pulled, and what was typed. */
export interface Edit<Field extends string> {
  readonly field: Field;
  readonly base: Cell;
  readonly mine: Cell;
}

/** What became of one cell; `issues` are zod's, where the value itself is at fault. */
export type CellOutcome<Reason extends string> =
  | { readonly outcome: 'taken' | 'same' }
  | { readonly outcome: 'conflict'; readonly theirs: Cell; readonly last: Edited | null }
  | {
      readonly outcome: 'refused';
      readonly reason: Reason;
      readonly detail: Detail;
      readonly issues: readonly z.core.$ZodIssue[];
    };

/** How the cells of one kind of record are read and written. */
export interface CellRules<Kept, Field extends string, Reason extends string> {
  /** The value a cell shows. */
  read(kept: Kept, field: Field): Cell;
  /** The value a typed cell stands for, or why it can't stand here. */
  parse(field: Field, typed: Cell): z.ZodSafeParseResult<Cell>;
  /** The record with the value, or the one reason it refuses. */
  write(kept: Kept, field: Field, value: Cell): Outcome<Kept, Reason>;
  /** Who changed the cell last. */
  last(kept: Kept, field: Field): Edited | null;
}

/** A record after its cells were merged, with the outcome of each in the order given. */
export interface Merged<Kept, Reason extends string> {
  readonly kept: Kept;
  readonly outcomes: readonly CellOutcome<Reason>[];
}

/**
 * Merges edited cells into one record, each on its own: one that is refused or in conflict holds
 * back no other. Merging the same cells again gives `same` for those that were taken.
 */
export function mergeCells<Kept, Field extends string, Reason extends string>(
  before: Kept,
  edits: readonly Edit<Field>[],
  rules: CellRules<Kept, Field, Reason>,
): Merged<Kept, Reason | 'value-invalid'> {
  let kept = before;
  const outcomes = edits.map((edit): CellOutcome<Reason | 'value-invalid'> => {
    const mine = rules.parse(edit.field, edit.mine);
    if (!mine.success) return refused('value-invalid', {}, mine.error.issues);
    const base = rules.parse(edit.field, edit.base);
    const theirs = rules.read(kept, edit.field);
    const decision = merge(base.success ? base.data : edit.base, mine.data, theirs);
    if (decision === 'same') return { outcome: 'same' };
    if (decision === 'conflict') {
      return { outcome: 'conflict', theirs, last: rules.last(kept, edit.field) };
    }
    const written = rules.write(kept, edit.field, mine.data);
    if (!written.ok) return refused(written.reason, written.detail);
    kept = written.facts;
    return { outcome: 'taken' };
  });
  return { kept, outcomes };
}

/** A cell that can't be taken, and why. */
export const refused = <Reason extends string>(
  reason: Reason,
  detail: Detail = {},
  issues: readonly z.core.$ZodIssue[] = [],
): CellOutcome<Reason> => ({ outcome: 'refused', reason, detail, issues });
