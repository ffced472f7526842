import type { CellKind, Column } from '../table/columns.ts';
import type { ColumnWord, Words } from '../words.ts';
import type { CustomerContext } from './context.ts';

/** The columns of the customer sheet, in the order in which they are first written. */
export function customerColumns(words: Words, context: CustomerContext): Column[] {
  const { list, yes, no } = words;
  return [
    { ...editable('code', 'text', 90), help: list.help.code },
    editable('name', 'text', 200),
    { ...editable('tier', 'choice', 90), choices: Object.values(list.tiers) },
    { ...editable('class', 'choice', 60), choices: context.classes },
    { ...editable('territory', 'choice', 80), choices: context.territories },
    editable('repId', 'text', 120),
    { ...editable('supplierCode', 'text', 100), help: list.help.supplierCode },
    editable('town', 'text', 90),
    editable('address', 'text', 220),
    editable('phone', 'text', 110),
    editable('paymentDays', 'integer', 80),
    editable('priceList', 'text', 80),
    editable('note', 'text', 180),
    { ...editable('active', 'choice', 60), choices: [yes, no] },
    {
      key: 'creditLimit',
      word: 'creditLimit',
      kind: 'money',
      width: 110,
      help: list.help.creditLimit,
    },
    { key: 'blocked', word: 'blocked', kind: 'text', width: 70 },
  ];
}

/** An editable column whose word is its key. */
export const editable = (key: ColumnWord, kind: CellKind, width: number): Column => ({
  key,
  word: key,
  kind,
  width,
  editable: true,
});
