import type { NewEntry, NewLine } from '../../../domain/new-entry.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { RecordField } from './record-columns.ts';

/** An entry without its id: what the rows of it say. */
export type Content = NewEntry extends infer E
  ? E extends NewEntry
    ? Omit<E, 'entryId'>
    : never
  : never;

/** Rows that are one entry: the lines of an invoice, or one payment. */
export interface Draft {
  /** Rows in the sheet, from 1. */
  readonly rows: readonly number[];
  /** The ids that stand in the rows; '' for rows without one. */
  readonly ids: readonly string[];
  readonly content: Content;
}

/** What can be recorded in a sheet. */
export type Kind = 'sale' | 'return' | 'payment';
/** The typed values of a row, in the wire's units. */
export type Values = Record<RecordField, Cell>;

/** One row, understood: a line of an invoice or credit note, or a payment. */
export interface ReadRow {
  readonly row: number;
  readonly id: string;
  readonly kind: Kind;
  readonly values: Values;
  readonly dealerId: string;
  readonly line: NewLine | null;
}

/** Makes one entry of the rows that belong to it. */
export function draftOf(group: readonly ReadRow[]): Draft {
  const [first] = group as [ReadRow, ...ReadRow[]];
  const { kind, dealerId, values } = first;
  const text = (key: RecordField) =>
    group.map((row) => row.values[key]).find((value) => value !== null) as string | undefined;
  const header = { dealerId, day: String(values.day), ...given('remark', text('remark')) };
  const rows = { rows: group.map(({ row }) => row), ids: group.map(({ id }) => id) };
  if (kind === 'payment') {
    const amount = Number(values.paid);
    const document = text('document');
    const settles = document === undefined ? {} : { settles: [{ document, amount }] };
    const reference = given('reference', text('reference'));
    return { ...rows, content: { kind, ...header, amount, ...settles, ...reference } };
  }
  const goods = {
    document: String(values.document),
    lines: group.flatMap(({ line }) => line ?? []),
    ...given('priceReason', text('reason')),
  };
  return kind === 'sale'
    ? { ...rows, content: { kind, ...header, ...goods } }
    : { ...rows, content: { kind, ...header, ...goods, ...given('of', text('reference')) } };
}

const given = <Key extends string>(key: Key, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, string>>;
