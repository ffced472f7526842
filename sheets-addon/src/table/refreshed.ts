import type { Cell } from '../../../domain/values/table.ts';
import { valueIn } from './base.ts';
import { asItStands, toRaw, type Content, type Place, type Raw } from './cell.ts';
import type { UnderstoodRow } from './diff.ts';
import type { RebasedTable } from './rebase.ts';
import type { SheetRow } from './read-rows.ts';

/** What is needed to write one row of a refreshed tab. */
export interface Refreshing {
  /** Keys of our columns that stand in the tab. */
  readonly keys: readonly string[];
  readonly letters: Place['letters'];
  /** What the service holds of a row, by identity, as every column shows it. */
  readonly pulled: ReadonlyMap<string, Readonly<Record<string, Content>>>;
  /** The field that a column of a row holds; null for pulled columns. */
  readonly fieldAt: (identity: string, key: string) => string | null;
  /** True where the column is one that people edit. */
  readonly isEditable: (key: string) => boolean;
  readonly show: (identity: string, field: string, value: Cell) => Cell;
  readonly rebased: RebasedTable;
  /** False where the units changed: then a kept value must be written anew too. */
  readonly sameUnits: boolean;
}

/**
 * One row of a refreshed tab, at the place where it stands. Pulled cells are written anew; an
 * edited cell, its formula and everything that could not be read stay.
 */
export function refreshedRow(
  row: SheetRow,
  known: UnderstoodRow | undefined,
  how: Refreshing,
): Raw[] {
  const cells = known && how.pulled.get(known.identity);
  return how.keys.map((key) => {
    const stays = asItStands(row.cells[key] ?? '', row.formulas[key]);
    if (!known || !cells) return stays;
    if (!how.isEditable(key))
      return toRaw(cells[key] ?? null, { row: row.row, letters: how.letters });
    const field = how.fieldAt(known.identity, key);
    if (field === null || !Object.hasOwn(known.values, field)) return stays;
    const shown = valueIn(how.rebased.shown, known.identity, field);
    if (shown === known.values[field] && how.sameUnits) return stays;
    const place = { row: row.row, letters: how.letters };
    return toRaw(how.show(known.identity, field, shown), place);
  });
}
