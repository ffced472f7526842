import type { Cell } from '../../../domain/values/table.ts';
import type { PlanCell, PlanGrid } from './plan-grid.ts';
import type { Told } from './plan-told.ts';
import type { PlanWatch } from './plan-watch.ts';

const isMarked = ({ note }: Pick<PlanCell, 'note'>): boolean => note.startsWith('⚠ ');

/** The last thing a script was told of each cell. */
function lastOf(watch: PlanWatch): Map<string, PlanWatch['learned'][number]> {
  const last = new Map<string, PlanWatch['learned'][number]>();
  for (const one of watch.learned) if (one.what !== 'pulled') last.set(one.key, one);
  return last;
}

/** After a push: every conflict says mine and theirs at its cell, every refusal says something. */
export function expectShown(grid: PlanGrid, watch: PlanWatch): void {
  const last = lastOf(watch);
  for (const cell of grid.cells) {
    const heard = last.get(cell.key);
    if (heard?.what === 'conflict') {
      const mine = cell.isEmpty ? null : (cell.value ?? null);
      const [said, theirs] = [shown(cell.field, mine), shown(cell.field, heard.theirs)];
      const says = [`Mine: ${said}`, `Theirs: ${theirs}`, 'Pulled: '];
      if (!says.every((text) => cell.note.includes(text))) {
        throw new Error(`${cell.key}: conflict not shown: “${cell.note}”, ${says.join()}`);
      }
    }
    if (watch.refused.has(cell.key) && !isMarked(cell)) {
      throw new Error(`refusal of ${cell.key} not shown`);
    }
  }
}

/** A wire value as the sheet shows it. */
function shown(field: PlanCell['field'], value: Cell): string {
  if (value === null) return '(empty)';
  if (typeof value !== 'number') return String(value);
  if (field === 'quantity') return String(Number((value / 24).toPrecision(10)));
  const digits = field === 'days' ? 0 : 2;
  const figure = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (value / 10 ** digits).toLocaleString('en-US', figure);
}

/**
 * At rest, after a push that ended well: what stands in the sheet is stored, or is what was once
 * pulled and nobody touched, or is marked with what to do about it.
 */
export function expectTidy(grid: PlanGrid, told: Told, stored: ReadonlyMap<string, Cell>): void {
  for (const cell of grid.cells) {
    const { key, value } = cell;
    const row = grid.rows.get(cell.row) ?? '';
    if (grid.twice.has(row)) continue;
    const isStored = value !== undefined && value === (stored.get(key) ?? null);
    const isUntouched = value !== undefined && told.base(key).has(value);
    if (isStored || isUntouched || isMarked(cell)) continue;
    throw new Error(`lost: ${key} = ${String(value)}, stored ${String(stored.get(key) ?? null)}`);
  }
  for (const [row, name] of grid.rows) {
    if (grid.twice.has(name) && !grid.marked(row)) throw new Error(`${name} twice, not marked`);
  }
}
