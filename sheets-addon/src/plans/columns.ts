import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';
import type { UnitMode } from './context.ts';

/** Columns without which a row of the plan sheet has no identity. */
export const planIdentity = ['dealerCode', 'productCode'] as const;

/** Columns of the plan sheet that are pushed, in the order in which they stand. */
export const planFields = [
  'quantity',
  'price',
  'phasing',
  'supportAmount',
  'supportDays',
  'note',
] as const;

/** The columns of the plan sheet, in the order in which they are first written. */
export function planColumns(words: Words, unit: UnitMode): Column[] {
  const { help } = words.plan;
  const figure = unit === 'case' ? 'general' : 'integer';
  const list: Column[] = [
    { key: 'dealerCode', word: 'dealerCode', kind: 'text', width: 84, help: help.code },
    { key: 'dealerName', word: 'dealerName', kind: 'text', width: 150 },
    { key: 'territory', word: 'territory', kind: 'text', width: 84 },
    { key: 'productCode', word: 'productCode', kind: 'text', width: 96, help: help.code },
    { key: 'productName', word: 'productName', kind: 'text', width: 170 },
    { key: 'packing', word: 'packing', kind: 'text', width: 150 },
    { key: 'lastMonth', word: 'lastMonth', kind: figure, width: 92 },
    { key: 'lastYear', word: 'lastYear', kind: figure, width: 92 },
    { key: 'sold', word: 'sold', kind: figure, width: 92 },
    { key: 'proposal', word: 'proposal', kind: figure, width: 92, help: help.proposal },
    editable('quantity', figure, 90, help.quantity),
    editable('price', 'money', 84),
    { key: 'amount', word: 'amount', kind: 'money', width: 110 },
    { key: 'dealerTotal', word: 'dealerTotal', kind: 'money', width: 120 },
    editable('phasing', 'text', 90, help.phasing),
    editable('supportAmount', 'money', 104, help.supportAmount),
    editable('supportDays', 'integer', 92, help.supportDays),
    editable('note', 'text', 200),
    { key: 'status', word: 'status', kind: 'text', width: 90 },
    { key: 'ground', word: 'ground', kind: 'text', width: 190, help: help.ground },
    { key: 'proposed', word: 'proposed', kind: 'text', width: 104, help: help.proposed },
    { key: 'review', word: 'review', kind: 'text', width: 260, help: help.review },
  ];
  return list;
}

function editable(
  key: (typeof planFields)[number],
  kind: Column['kind'],
  width: number,
  help?: string,
): Column {
  return { key, word: key, kind, width, editable: true, ...(help === undefined ? {} : { help }) };
}
