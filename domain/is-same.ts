/** True for records that say the same, field by field. */
export const isSame = <Fields extends object>(before: Fields, after: Fields): boolean =>
  (Object.keys({ ...before, ...after }) as (keyof Fields)[]).every(
    (field) => written(before[field]) === written(after[field]),
  );

/** A value as text with its fields in order, so that the order they came in does not count. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
