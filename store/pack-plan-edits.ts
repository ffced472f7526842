import type { Edited } from '../domain/cells.ts';
import { partsOf, planCell, type PlanCell } from '../domain/plan-cells.ts';
import type { PlanField } from '../domain/plan.ts';
import type { PlanEdits } from '../domain/plan-push.ts';
import { packInteger, packRows, unpackInteger, unpackRows } from './pack.ts';

/**
 * Who edited which cell of a plan last, as one text: first the people, then row, field, number of
 * the person and milliseconds since 1970 of each cell.
 */
export function packPlanEdits(edits: PlanEdits): string {
  const all = Object.entries(edits).flatMap(([cell, last]) =>
    last ? [{ ...partsOf(cell as PlanCell), ...last }] : [],
  );
  const people = [...new Set(all.map(({ by }) => by))];
  const cells = all.map(({ row, field, by, at }) => [
    row,
    field,
    packInteger(people.indexOf(by)),
    packInteger(Date.parse(at)),
  ]);
  return cells.length === 0 ? '' : packRows([people, ...cells]);
}

/** What `packPlanEdits` packed. */
export function unpackPlanEdits(packed: string): PlanEdits {
  const [people = [], ...cells] = unpackRows(packed);
  const edits: Partial<Record<PlanCell, Edited>> = {};
  for (const [row = '', field = '', person, at] of cells) {
    const by = people[unpackInteger(person)] ?? '';
    const edited = { by, at: new Date(unpackInteger(at)).toISOString() };
    edits[planCell(row, field as PlanField)] = edited;
  }
  return edits;
}
