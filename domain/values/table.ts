import * as z from 'zod';

/** One cell of a table on the wire: a figure in its unit, a text, a flag, or null for "unknown". */
export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/**
 * A table on the wire: the column names once, then rows as arrays in that order. A thousand rows
 * of named objects would pass the 6 MB a Lambda function may answer; this form does not.
 */
export const Table = z
  .strictObject({ columns: z.array(z.string()), rows: z.array(z.array(Cell)) })
  .meta({ id: 'Table' });
export type Table = z.infer<typeof Table>;

/** Builds a table from records: one row each, the given columns in the given order. */
export function toTable<Column extends string>(
  columns: readonly Column[],
  records: readonly Readonly<Record<Column, Cell>>[],
): Table {
  return { columns: [...columns], rows: records.map((r) => columns.map((c) => r[c])) };
}

/** Reads a table back into records by column name. */
export function toRecords<Column extends string>(table: Table): Record<Column, Cell>[] {
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column, i) => [column, row[i] ?? null])),
  ) as Record<Column, Cell>[];
}
