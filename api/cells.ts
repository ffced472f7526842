import * as z from 'zod';
import { Together } from '../domain/cells.ts';
import { Cell } from '../domain/values/table.ts';
import { Instant } from '../domain/values/day.ts';
import { RowProblem } from './paging.ts';

/** Most cells in one push. */
export const cellLimit = 500;

/** What became of one pushed cell, in the order they were sent. */
export const CellAnswer = z
  .discriminatedUnion('outcome', [
    /** Stored now. */
    z.strictObject({ outcome: z.literal('taken') }),
    /** The store already held this value: a repeat, or two people typed the same. */
    z.strictObject({ outcome: z.literal('same') }),
    /** Someone else changed the cell since it was pulled; nothing was stored for it. */
    z.strictObject({
      outcome: z.literal('conflict'),
      theirs: Cell,
      by: z.string().nullable(),
      at: Instant.nullable(),
    }),
    /** The value or the row can't be taken; nothing was stored for it. */
    z.strictObject({ outcome: z.literal('refused'), problem: RowProblem }),
  ])
  .meta({ id: 'CellAnswer' });
export type CellAnswer = z.infer<typeof CellAnswer>;

/** Base and mine of one cell: what was pulled, and what was typed. */
export const edit = { base: Cell, mine: Cell };

/**
 * Cells that stand or fall together: where one is in conflict or refused, none is stored, and the
 * others are refused as `held-back`. `check` answers what `store` would, and stores nothing. Each
 * row is written on its own, after all were looked at: one that is changed in that very moment is
 * answered as such while the others are stored. Left out, each cell is stored for itself.
 */
export const together = { together: Together.optional() };
