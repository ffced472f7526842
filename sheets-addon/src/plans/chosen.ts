import type { UnderstoodRow } from '../table/diff.ts';
import type { PlanContext } from './context.ts';
import { splitPlanIdentity } from './identity.ts';

/** A dealer of a plan sheet. */
export interface SheetDealer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The dealers whose rows stand in a sheet, in its order, each once. */
export function dealersOf(rows: readonly UnderstoodRow[], context: PlanContext): SheetDealer[] {
  const known = new Map(
    Object.entries(context.dealers).map(([code, { id, name }]) => [id, { id, code, name }]),
  );
  const ids = new Set(rows.map(({ identity }) => splitPlanIdentity(identity).dealerId));
  return [...ids].map((id) => known.get(id) ?? { id, code: id, name: '' });
}

/** Rows of a selection, first and last, from 1. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** The rows that lie in any of the selected spans. */
export const rowsWithin = (rows: readonly UnderstoodRow[], spans: readonly RowSpan[]) =>
  rows.filter(({ row }) => spans.some(({ first, last }) => row >= first && row <= last));
