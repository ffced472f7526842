import type { Cell } from '../../../domain/values/table.ts';
import type { CellKind } from './columns.ts';

/**
 * A value as the cells of its column show it, or null where there is nothing to show. `digits` are
 * those of the currency's minor unit.
 */
export function shownText(value: Cell, kind: CellKind, digits: number): string | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'number') return String(value);
  switch (kind) {
    case 'money':
      return grouped(value.toFixed(digits));
    case 'integer':
      return grouped(value.toFixed(0));
    case 'percent':
      return `${(value * 100).toFixed(1)}%`;
    default:
      // A third of a case as a cell of general format shows it.
      return String(Number(value.toPrecision(10)));
  }
}

/** Thousands set apart, as `#,##0` does. */
function grouped(figure: string): string {
  const [whole = '', rest] = figure.split('.');
  const parts = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? parts : `${parts}.${rest}`;
}
