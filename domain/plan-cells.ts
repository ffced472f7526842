import * as z from 'zod';
import type { Plan, PlanField, PlanLine, PlanRow, SupportKind, SupportLine } from './plan.ts';
import { phasingOfText, phasingText } from './plan-phasing.ts';
import type { Cell } from './values/table.ts';
import { text } from './values/text.ts';

/** A list price: minor units per base units. */
export interface ListPrice {
  readonly price: number;
  readonly per: number;
}

/** What a plan's cells are judged by. */
export interface PlanSurroundings {
  /** Product → the dealer's list price of the month's first day; null where it has none. */
  readonly products: ReadonlyMap<string, ListPrice | null>;
  /** Number of phases in the month. */
  readonly phases: number;
}

/** Name of a cell within a plan: its row and its field. */
export type PlanCell = `${string} ${PlanField}`;

/** The name of a cell. */
export const planCell = (row: PlanRow, field: PlanField): PlanCell => `${row} ${field}`;

/** Row and field of a named cell. */
export function partsOf(cell: PlanCell): { row: PlanRow; field: PlanField } {
  const [row = '', field = ''] = cell.split(' ');
  return { row, field: field as PlanField };
}

const supportFields: readonly PlanField[] = ['amount', 'days', 'note'];
const lineFields: readonly PlanField[] = ['quantity', 'price', 'phasing', 'note'];

/** The kind of support that a row such as `+people` stands for, or null. */
export const supportKindOf = (row: PlanRow): SupportKind | null =>
  row.startsWith('+') ? (row.slice(1) as SupportKind) : null;

/** True for the row of a product: neither a support row nor the plan's own note. */
export const isProduct = (row: PlanRow): boolean => row !== '*' && !row.startsWith('+');

/** True where a row has such a cell at all. */
export function hasCell(row: PlanRow, field: PlanField): boolean {
  if (row === '*') return field === 'note';
  return (row.startsWith('+') ? supportFields : lineFields).includes(field);
}

/** The line of a product row; undefined where it has no target. */
export const lineOf = (plan: Plan, row: PlanRow): PlanLine | undefined =>
  plan.lines.find((line) => line.productId === row);

/** A cell as the month's table shows it: a row without a target shows the list price. */
export function cellOf(
  plan: Plan,
  row: PlanRow,
  field: PlanField,
  products: PlanSurroundings['products'],
): Cell {
  if (!hasCell(row, field)) return null;
  if (row === '*') return plan.note;
  const kind = supportKindOf(row);
  if (kind === null) return lineCell(lineOf(plan, row), row, field, products);
  const support = plan.support.find((line) => line.kind === kind);
  return support?.[field as keyof Omit<SupportLine, 'kind'>] ?? null;
}

function lineCell(
  line: PlanLine | undefined,
  row: PlanRow,
  field: PlanField,
  products: PlanSurroundings['products'],
): Cell {
  switch (field) {
    case 'quantity':
      return line?.quantity ?? null;
    case 'price':
      return (line ?? products.get(row))?.price ?? null;
    case 'phasing':
      return phasingText(line?.phasing ?? null);
    default:
      return line?.note ?? null;
  }
}

const whole = (most: number) => z.int().min(0).max(most).nullable();

/** A note typed as a number arrives as one; it is kept as the text it shows. */
const noteCell = (most: number) =>
  z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), text(most))
    .nullable();

/** Highest price or support amount in minor units. */
const moneyLimit = 1_000_000_000_000;

function cellSchema(row: PlanRow, field: PlanField, around: PlanSurroundings): z.ZodType<Cell> {
  switch (field) {
    case 'quantity':
      return whole(1_000_000_000);
    case 'price':
    case 'amount':
      return whole(moneyLimit);
    case 'days':
      return whole(1000);
    case 'phasing':
      return z
        .string()
        .refine((value) => phasingOfText(value, around.phases) !== null, { error: 'phasing' })
        .transform((value) => phasingText(phasingOfText(value, around.phases)))
        .nullable();
    case 'note':
      return noteCell(row === '*' ? 500 : 200);
  }
}

/**
 * The value that a typed cell stands for. Blanks around a text and another spelling of a phasing
 * are no change, an emptied cell is null, and an emptied price is the list price again.
 */
export function readCell(
  cell: PlanCell,
  typed: Cell,
  around: PlanSurroundings,
): z.ZodSafeParseResult<Cell> {
  const { row, field } = partsOf(cell);
  const trimmed = typeof typed === 'string' ? typed.trim() : typed;
  const value = trimmed === '' ? null : trimmed;
  const listed = field === 'price' && value === null ? around.products.get(row)?.price : undefined;
  return cellSchema(row, field, around).safeParse(listed ?? value);
}
