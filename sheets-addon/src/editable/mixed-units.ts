import type { Cell } from '../../../domain/values/table.ts';
import type { Rendering } from '../sheets/state.ts';
import { valueIn } from '../table/base.ts';
import type { SheetRow } from '../table/read-rows.ts';
import { issueOf, type Understood } from '../table/understood.ts';
import type { Words } from '../words.ts';
import type { EditableKind } from './kind.ts';

/**
 * Reads a tab whose refresh was killed while it wrote other units: some cells are still in the old
 * ones. A cell that holds what one of the renderings wrote there is read as that, the newest first.
 * Any other was typed since, into units that nobody can tell: what was written stands, and what was
 * typed is said, to be typed again.
 */
export function understandMixed<Context>(
  kind: EditableKind<Context>,
  rows: readonly SheetRow[],
  renderings: readonly Rendering<Context>[],
  words: Words,
): Understood {
  const read = [...renderings].reverse().map(({ context, values: written }) => {
    const { rows: named, issues } = kind.understand(rows, context, words);
    return { written, values: new Map(named.map((row) => [row.row, row.values])), named, issues };
  });
  const issues = [...(read[0]?.issues ?? [])];
  const understood = (read[0]?.named ?? []).map(({ row, identity }) => {
    const values: Record<string, Cell> = {};
    const fields = new Set(read.flatMap((one) => Object.keys(one.values.get(row) ?? {})));
    for (const field of fields) {
      const column = kind.columnOf(identity, field);
      const known = read.map((one) => ({
        value: one.values.get(row)?.[field],
        written: valueIn(one.written, identity, field),
      }));
      const as = known.find(({ value, written }) => value === written) ?? sameInAll(known);
      values[field] = as?.value ?? known[0]?.written ?? null;
      const at = issues.findIndex((issue) => issue.row === row && issue.field === column);
      if (at >= 0) issues.splice(at, 1);
      if (as) continue;
      const standing = rows.find((one) => one.row === row);
      const typed = words.issue.mixedUnits(String(standing?.cells[column] ?? ''));
      if (standing) issues.push(issueOf(standing, identity, column, typed));
    }
    return { row, identity, values };
  });
  return { rows: understood, issues };
}

interface Known {
  readonly value: Cell | undefined;
}

/** What a cell is in whichever units, or undefined where they make a difference. */
const sameInAll = <One extends Known>(known: readonly One[]): One | undefined =>
  known.every(({ value }) => value !== undefined && value === known[0]?.value)
    ? known[0]
    : undefined;
