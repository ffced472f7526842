import type { Locale } from '../../../api/sentences.ts';
import type { Seen } from '../table/choice.ts';

/** What the dialog shows: every conflict of the open tab. */
export interface ConflictsState {
  readonly locale: Locale;
  /** In what the sheet counts, where it could count in something else. */
  readonly units: string | null;
  readonly conflicts: readonly ShownConflict[];
}

/** One conflict in a person's words. */
export interface ShownConflict {
  readonly identity: string;
  /** Key of the column. */
  readonly field: string;
  /** What people call the row, and the header of the column. */
  readonly record: string;
  readonly column: string;
  /** Values as the sheet shows them; null where the cell is empty. */
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
  /** Who stored theirs; null where it is not known. */
  readonly by: string | null;
  /** When, on the company's clock. */
  readonly at: string | null;
  /** Whether the row stands in the sheet, once, and whether its cell can be read. */
  readonly state: 'open' | 'unreadable' | 'gone';
  readonly seen: Seen;
}
