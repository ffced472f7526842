import { valueIn, withValues, type Base } from './base.ts';
import type { UnderstoodRow } from './diff.ts';

/**
 * The base of a tab whose refresh may have been killed between writing its rows and keeping their
 * base: a cell that holds what the refresh was about to write was pulled with it. Else it would
 * look like an edit, and a later push would bring back what somebody else has changed since.
 */
export function baseOfHalf(
  base: Base,
  rows: readonly UnderstoodRow[],
  written: Base | undefined,
): Base {
  if (written === undefined) return base;
  const changes = rows.flatMap(({ identity, values }) =>
    Object.entries(values).flatMap(([field, value]) =>
      value === valueIn(written, identity, field) && value !== valueIn(base, identity, field)
        ? [{ identity, field, value }]
        : [],
    ),
  );
  return withValues(base, changes);
}
