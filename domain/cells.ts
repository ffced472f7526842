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
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'same' }
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

/** How cells that stand or fall together are pushed: stored, or only looked at as if they were. */
export const Together = z.enum(['check', 'store']);
export type Together = z.infer<typeof Together>;

/** How the cells of a push are stored: each for itself, or all of them or none. */
export type PushMode = 'each' | Together;

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
    const judged = judge(kept, edit, rules);
    if (judged.outcome !== 'take-mine') return judged;
    const written = rules.write(kept, edit.field, judged.mine);
    if (!written.ok) return refused(written.reason, written.detail);
    kept = written.facts;
    return { outcome: 'taken' };
  });
  return { kept, outcomes };
}

/**
 * Merges cells that stand or fall together. Each is compared with the record as it was before any
 * of them was written, so that a change which one cell would sweep away is still seen at another.
 */
export function mergeTogether<Kept, Field extends string, Reason extends string>(
  before: Kept,
  edits: readonly Edit<Field>[],
  rules: CellRules<Kept, Field, Reason>,
): Merged<Kept, Reason | 'value-invalid' | 'held-back'> {
  const merged = mergeCells(before, edits, rules);
  const outcomes = edits.map((edit, i): CellOutcome<Reason | 'value-invalid'> => {
    const judged = judge(before, edit, rules);
    if (judged.outcome !== 'take-mine') return judged;
    const then = merged.outcomes[i];
    // The same only because of another cell of these: written all the same.
    return then === undefined || then.outcome === 'same' ? { outcome: 'taken' } : then;
  });
  return outcomes.some(standsInTheWay)
    ? { kept: before, outcomes: outcomes.map(heldBack) }
    : { kept: merged.kept, outcomes };
}

/** Merges as the mode of a push says. */
export const mergeBy = (mode: PushMode) => (mode === 'each' ? mergeCells : mergeTogether);

/** True for a cell that can't be stored. */
export const standsInTheWay = ({ outcome }: CellOutcome<string>): boolean =>
  outcome === 'conflict' || outcome === 'refused';

/** What is answered for a cell when another one stood in the way. */
export const heldBack = <Reason extends string>(
  outcome: CellOutcome<Reason>,
): CellOutcome<Reason | 'held-back'> =>
  outcome.outcome === 'taken' ? refused('held-back') : outcome;

/** Compares one cell with a record: its outcome, or the value that is to be written. */
function judge<Kept, Field extends string, Reason extends string>(
  kept: Kept,
  edit: Edit<Field>,
  rules: CellRules<Kept, Field, Reason>,
): CellOutcome<'value-invalid'> | { readonly outcome: 'take-mine'; readonly mine: Cell } {
  const mine = rules.parse(edit.field, edit.mine);
  if (!mine.success) return refused('value-invalid', {}, mine.error.issues);
  const base = rules.parse(edit.field, edit.base);
  const theirs = rules.read(kept, edit.field);
  const decision = merge(base.success ? base.data : edit.base, mine.data, theirs);
  if (decision === 'take-mine') return { outcome: decision, mine: mine.data };
  if (decision === 'same') return { outcome: 'same' };
  return { outcome: 'conflict', theirs, last: rules.last(kept, edit.field) };
}

/** A cell that can't be taken, and why. */
export const refused = <Reason extends string>(
  reason: Reason,
  detail: Detail = {},
  issues: readonly z.core.$ZodIssue[] = [],
): CellOutcome<Reason> => ({ outcome: 'refused', reason, detail, issues });
