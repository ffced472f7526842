import type { Cell } from '../../../domain/values/table.ts';

/** Values of one row by field, as on the wire. An absent field is null. */
export type Values = Readonly<Record<string, Cell>>;

/** What was pulled, by identity of the row: the base of every later comparison. */
export type Base = Readonly<Record<string, Values>>;

/** One value of a base; null where nothing is known of the row or the field. */
export const valueIn = (base: Base, identity: string, field: string): Cell =>
  (Object.hasOwn(base, identity) ? base[identity]?.[field] : null) ?? null;

/** A base with some values replaced. Null values are left out, so that the text stays short. */
export function withValues(
  base: Base,
  changes: readonly { identity: string; field: string; value: Cell }[],
): Base {
  const rows: Record<string, Values> = { ...base };
  for (const { identity, field, value } of changes) {
    const changed = { ...rows[identity], [field]: value };
    rows[identity] = Object.fromEntries(Object.entries(changed).filter(([, v]) => v !== null));
  }
  return rows;
}
