import type { Cell } from '../../../domain/values/table.ts';
import { valueIn, type Base, type Values } from './base.ts';
import { asKnown } from './text-proof.ts';

/** One row of a sheet, understood: which record it is, and the values of its editable fields. */
export interface UnderstoodRow {
  /** Row in the sheet, from 1. Only for showing things; never used to find a record. */
  readonly row: number;
  readonly identity: string;
  /** Fields that could be read and that the row has; the others are left out. */
  readonly values: Values;
}

/** One edited cell: what was pulled, and what stands there now. */
export interface Edit {
  readonly row: number;
  readonly identity: string;
  readonly field: string;
  readonly base: Cell;
  readonly mine: Cell;
}

/** What a sheet changes against its base. */
export interface Diff {
  readonly edits: readonly Edit[];
  /** Rows that share their identity with another row: neither is taken. */
  readonly duplicates: readonly UnderstoodRow[];
  /** Identities that were pulled and stand nowhere any more: asked about, never deleted. */
  readonly missing: readonly string[];
}

/** Compares a sheet with its base by identity. Where a row stands plays no part. */
export function diff(rows: readonly UnderstoodRow[], base: Base): Diff {
  const count = new Map<string, number>();
  for (const { identity } of rows) count.set(identity, (count.get(identity) ?? 0) + 1);
  const single = rows.filter((row) => count.get(row.identity) === 1);
  return {
    edits: single.flatMap((row) => editsOf(row, base)),
    duplicates: rows.filter((row) => (count.get(row.identity) ?? 0) > 1),
    missing: Object.keys(base).filter((identity) => !count.has(identity)),
  };
}

function editsOf({ row, identity, values }: UnderstoodRow, base: Base): Edit[] {
  return Object.entries(values).flatMap(([field, read]) => {
    const before = valueIn(base, identity, field);
    const mine = asKnown(read, before);
    return before === mine ? [] : [{ row, identity, field, base: before, mine }];
  });
}
