import type { PlanField, PlanRow } from '../../../domain/plan.ts';

/** Which column of the sheet holds which field of a row, by the kind of row. */
const ofProduct = {
  quantity: 'quantity',
  price: 'price',
  phasing: 'phasing',
  note: 'note',
} as const;
const ofSupport = { amount: 'supportAmount', days: 'supportDays', note: 'note' } as const;
const ofDealer = { note: 'note' } as const;

/** The fields a row has, with the column each stands in. */
export function fieldsOf(row: PlanRow): Readonly<Partial<Record<PlanField, string>>> {
  if (row === '*') return ofDealer;
  return row.startsWith('+') ? ofSupport : ofProduct;
}
