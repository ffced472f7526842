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
    {
      key: 'kind',
      word: 'kind',
      kind: 'choice',
      width: 80,
      editable: true,
      help: help.kind,
      choices: Object.values(kinds),
    },
    { key: 'day', word: 'day', kind: 'day', width: 95, editable: true },
    { key: 'dealer', word: 'dealer', kind: 'text', width: 120, editable: true, help: help.dealer },
    { key: 'dealerName', word: 'dealerName', kind: 'general', width: 190 },
    {
      key: 'document',
      word: 'document',
      kind: 'text',
      width: 120,
      editable: true,
      help: help.document,
    },
    {
      key: 'product',
      word: 'product',
      kind: 'text',
      width: 120,
      editable: true,
      help: help.dealer,
    },
    { key: 'productName', word: 'productName', kind: 'general', width: 190 },
    { key: 'cases', word: 'cases', kind: 'integer', width: 65, editable: true },
    { key: 'units', word: 'units', kind: 'integer', width: 65, editable: true },
    { key: 'listPrice', word: 'listPrice', kind: 'money', width: 80 },
    {
      key: 'typedPrice',
      word: 'typedPrice',
      kind: 'money',
      width: 80,
      editable: true,
      help: help.typedPrice,
    },
    { key: 'paid', word: 'paid', kind: 'money', width: 100, editable: true },
    { key: 'effect', word: 'effect', kind: 'money', width: 110 },
    { key: 'remaining', word: 'remaining', kind: 'money', width: 110, help: help.remaining },
    { key: 'reason', word: 'reason', kind: 'text', width: 110, editable: true },
    {
      key: 'reference',
      word: 'reference',
      kind: 'text',
      width: 110,
      editable: true,
      help: help.reference,
    },
    { key: 'remark', word: 'remark', kind: 'text', width: 130, editable: true },
    { key: 'result', word: 'result', kind: 'text', width: 260 },
    { key: 'entryId', word: 'entryId', kind: 'text', width: 230 },
  ];
}
