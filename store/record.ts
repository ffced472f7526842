import type * as z from 'zod';
import { table } from './table.ts';
import type { Key } from './keys.ts';

/** Attributes that place an item in the table and its index; no record has a field so named. */
const placing = [
  table.partitionKey,
  table.sortKey,
  table.timeToLive,
  table.waiting.partitionKey,
  table.waiting.sortKey,
] as const;

/** The item that keeps a record under a key: memory and storage have the same form. */
export const toItem = <Fields extends object>(key: Key, record: Fields): Fields & Key => ({
  ...record,
  ...key,
});

/** The record an item keeps, checked against its schema: what was stored wrong is not passed on. */
export function fromItem<Schema extends z.ZodType>(
  schema: Schema,
  item: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const record = { ...item };
  for (const name of placing) delete record[name];
  return schema.parse(record);
}
