import { words } from '../settings.ts';
import { writeCells } from '../sheets/write-cells.ts';
import { withValues, type Base } from '../table/base.ts';
import type { Edit } from '../table/diff.ts';
import type { EditableKind } from './kind.ts';
import { rowOf, type ReadTab } from './read.ts';
import { storedCells } from './remembered.ts';

/**
 * Empties the cells that lost their value with what a push stored, and gives the base without them:
 * what the sheet shows is what stands.
 */
export function withEmptied<Context>(
  kind: EditableKind<Context>,
  read: ReadTab<Context>,
  taken: readonly Edit[],
  base: Base,
): Base {
  const emptied = kind.emptied?.(storedCells(taken)) ?? [];
  if (emptied.length === 0) return base;
  const { tab, table, state } = read;
  const cells = emptied.flatMap(({ identity, field }) => {
    const row = rowOf(read, identity);
    return row ? [{ row: row.row, key: kind.columnOf(identity, field), content: '' }] : [];
  });
  writeCells(tab.sheet, table, kind.columns(words(), state.context), cells);
  return withValues(
    base,
    emptied.map((cell) => ({ ...cell, value: null })),
  );
}
