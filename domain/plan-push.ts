import {
  mergeBy,
  type CellOutcome,
  type CellRules,
  type Edit,
  type Edited,
  type PushMode,
} from './cells.ts';
import { accept, refuse, type Outcome } from './outcome.ts';
import {
  cellOf,
  hasCell,
  lineOf,
  partsOf,
  planCell,
  readCell,
  supportKindOf,
  type PlanCell,
  type PlanSurroundings,
} from './plan-cells.ts';
import { withLine, withQuantity, withSupport } from './plan-lines.ts';
import { phasingOfText } from './plan-phasing.ts';
import type { Plan, PlanField, PlanLine, PlanRow } from './plan.ts';
import type { Cell } from './values/table.ts';

/** Who edited which cell last. */
export type PlanEdits = Readonly<Partial<Record<PlanCell, Edited>>>;

/** A plan with who edited which of its cells last. */
export interface EditedPlan {
  readonly plan: Plan;
  readonly edits: PlanEdits;
}

/** One edited cell: where, what was pulled, what was typed. */
export interface PlanEdit {
  readonly row: PlanRow;
  readonly field: PlanField;
  readonly base: Cell;
  readonly mine: Cell;
}

/** Why a cell can't be taken. */
export type PlanCellRefusal =
  | 'plan-not-editable'
  | 'row-unknown'
  | 'value-invalid'
  | 'target-missing'
  | 'price-missing'
  | 'row-not-empty'
  | 'plan-full'
  | 'held-back';

/** A plan after a push, with the outcome of each cell in the order given. */
export interface PushedPlan extends EditedPlan {
  readonly outcomes: readonly CellOutcome<PlanCellRefusal>[];
}

/** Only drafts and plans under revision take edits. */
export const isEditable = (plan: Pick<Plan, 'status'>): boolean =>
  plan.status === 'draft' || plan.status === 'revision';

/**
 * Merges edited cells into a plan, each on its own, or all or none. Targets are set first and taken
 * away last, so that the cells of one row may be typed or emptied together in any order. The
 * version is not changed here.
 */
export function pushCells(
  before: EditedPlan,
  edits: readonly PlanEdit[],
  around: PlanSurroundings,
  now: Edited,
  mode: PushMode = 'each',
): PushedPlan {
  const order = inOrder(edits, mode);
  const sorted = order.flatMap((i): Edit<PlanCell>[] => {
    const edit = edits[i];
    return edit ? [{ ...edit, field: planCell(edit.row, edit.field) }] : [];
  });
  const { kept, outcomes } = mergeBy(mode)(before, sorted, rulesOf(around, edits, now));
  const answers: CellOutcome<PlanCellRefusal>[] = [];
  for (const [i, outcome] of outcomes.entries()) answers[order[i] ?? 0] = outcome;
  return { ...kept, outcomes: answers };
}

/**
 * Indexes of the edits in the order in which they are merged. A price that is emptied together with
 * its target comes last: then it goes with the line, even where there is no list price to go back
 * to. Not so where each cell is for itself, because there it must be seen before the line goes.
 */
function inOrder(edits: readonly PlanEdit[], mode: PushMode): number[] {
  const emptied = ({ mine }: PlanEdit) => mine === null || mine === '';
  const gone = new Set(
    edits.filter((e) => e.field === 'quantity' && emptied(e)).map(({ row }) => row),
  );
  const rank = (edit: PlanEdit) => {
    if (edit.field === 'quantity') return emptied(edit) ? 2 : 0;
    const last = mode !== 'each' && edit.field === 'price' && emptied(edit) && gone.has(edit.row);
    return last ? 3 : 1;
  };
  const ranked = edits.map((edit, index) => ({ index, rank: rank(edit) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ index }) => index);
}

function rulesOf(
  around: PlanSurroundings,
  edits: readonly PlanEdit[],
  now: Edited,
): CellRules<EditedPlan, PlanCell, PlanCellRefusal> {
  const typedPrice = (row: PlanRow): number | undefined => {
    const edit = edits.find((e) => e.row === row && e.field === 'price');
    const read = edit ? readCell(planCell(row, 'price'), edit.mine, around).data : undefined;
    return typeof read === 'number' ? read : undefined;
  };
  return {
    read: ({ plan }, cell) => {
      const { row, field } = partsOf(cell);
      return cellOf(plan, row, field, around.products);
    },
    parse: (cell, typed) => readCell(cell, typed, around),
    write: ({ plan, edits: before }, cell, value) => {
      const after = written(plan, cell, value, around, typedPrice);
      return after.ok ? accept({ plan: after.facts, edits: { ...before, [cell]: now } }) : after;
    },
    last: ({ plan, edits: all }, cell) => all[cell] ?? rowTakenAway(plan, cell, all),
  };
}

/** Whoever took a target away emptied the other cells of its row with it. */
function rowTakenAway(plan: Plan, cell: PlanCell, edits: PlanEdits): Edited | null {
  const { row } = partsOf(cell);
  return lineOf(plan, row) ? null : (edits[planCell(row, 'quantity')] ?? null);
}

function written(
  plan: Plan,
  cell: PlanCell,
  value: Cell,
  around: PlanSurroundings,
  typedPrice: (row: PlanRow) => number | undefined,
): Outcome<Plan, PlanCellRefusal> {
  const { row, field } = partsOf(cell);
  const kind = supportKindOf(row);
  const known = row === '*' || kind !== null || around.products.has(row);
  if (!known) return refuse('row-unknown');
  if (!hasCell(row, field)) return refuse('value-invalid');
  if (!isEditable(plan)) return refuse('plan-not-editable', { status: plan.status });
  if (row === '*') return accept({ ...plan, note: value as string | null });
  if (kind !== null) return accept(withSupport(plan, kind, { [field]: value }));
  if (field === 'quantity') {
    const prices = { listed: around.products.get(row) ?? null, typed: typedPrice(row) };
    return withQuantity(plan, row, value as number | null, prices);
  }
  const line = lineOf(plan, row);
  if (!line) return refuse('target-missing');
  // A line always has a price; one without a list price can't be emptied.
  if (field === 'price' && value === null) return refuse('value-invalid');
  return withLine(plan, changedLine(line, field, value, around.phases));
}

function changedLine(line: PlanLine, field: PlanField, value: Cell, phases: number): PlanLine {
  switch (field) {
    case 'price':
      return { ...line, price: value as number };
    case 'phasing':
      return { ...line, phasing: value === null ? null : phasingOfText(String(value), phases) };
    default:
      return { ...line, note: value as string | null };
  }
}
