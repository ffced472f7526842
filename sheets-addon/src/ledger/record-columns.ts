import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';

/** Columns without which a row of the record sheet can't be sent. */
export const recordIdentity = ['kind', 'dealer', 'result', 'entryId'] as const;

/** Columns that people type into. */
export const recordFields = [
  'kind',
  'day',
  'dealer',
  'document',
  'product',
  'cases',
  'units',
  'typedPrice',
  'paid',
  'reason',
  'reference',
  'remark',
] as const;
export type RecordField = (typeof recordFields)[number];

/** The columns of the record sheet, in the order in which they are first written. */
export function recordColumns(words: Words): Column[] {
  const { help, kinds } = words.ledger;
  return [
    { key: 'result', word: 'result', kind: 'text', width: 300 },
    typed('kind', 'choice', 85, help.kind, Object.values(kinds)),
    typed('day', 'day', 95),
    typed('dealer', 'text', 120, help.dealer),
    { key: 'dealerName', word: 'dealerName', kind: 'general', width: 190 },
    { key: 'remaining', word: 'remaining', kind: 'money', width: 110, help: help.remaining },
    typed('document', 'text', 120, help.document),
    typed('product', 'text', 120, help.dealer),
    { key: 'productName', word: 'productName', kind: 'general', width: 190 },
    typed('cases', 'integer', 75),
    typed('units', 'integer', 75),
    { key: 'listPrice', word: 'listPrice', kind: 'money', width: 85 },
    typed('typedPrice', 'money', 85, help.typedPrice),
    typed('paid', 'money', 105),
    { key: 'effect', word: 'effect', kind: 'money', width: 115 },
    typed('reason', 'text', 120),
    typed('reference', 'text', 120, help.reference),
    typed('remark', 'text', 140),
    { key: 'entryId', word: 'entryId', kind: 'text', width: 230 },
  ];
}

/** A column that people type into. */
function typed(
  key: RecordField,
  kind: Column['kind'],
  width: number,
  help?: string,
  choices?: readonly string[],
): Column {
  return {
    key,
    word: key,
    kind,
    width,
    editable: true,
    ...(help === undefined ? {} : { help }),
    ...(choices === undefined ? {} : { choices }),
  };
}
