import type { UnderstoodRow } from './diff.ts';
import type { Issue } from './issues.ts';
import type { SheetRow } from './read-rows.ts';

/** The rows of a sheet that could be understood, and what could not. */
export interface Understood {
  readonly rows: UnderstoodRow[];
  readonly issues: Issue[];
}

/** Something in a row that can't be read; the identity of an unknown row is its place. */
export const issueOf = (
  { row }: SheetRow,
  identity: string,
  field: string | null,
  message: string,
): Issue => ({ kind: 'invalid', identity, field, row, message });

/** An issue for each row that stands twice. */
export const duplicateIssues = (rows: readonly UnderstoodRow[], message: string): Issue[] =>
  rows.map(({ row, identity }) => ({ kind: 'duplicate', identity, field: null, row, message }));
