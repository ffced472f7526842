import type * as z from 'zod';
import type { CellAnswer } from '../../../api/cells.ts';
import type { Together } from '../../../domain/cells.ts';
import type { Cell } from '../../../domain/values/table.ts';
import type { Base } from '../table/base.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Edit, UnderstoodRow } from '../table/diff.ts';
import type { HeadFigure } from '../table/layout.ts';
import type { Emptied, StoredCell } from '../table/last-push.ts';
import type { PullKind } from '../table/pull.ts';
import type { PulledRow } from '../table/pulled.ts';
import type { SheetRow } from '../table/read-rows.ts';
import type { Understood } from '../table/understood.ts';
import type { Words } from '../words.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Everything a sheet is made from. */
export interface Pulled<Context> {
  readonly title: string;
  readonly context: Context;
  readonly rows: readonly PulledRow[];
  /** Digits of the currency's minor unit. */
  readonly digits: number;
  /** When it was pulled, on the company's clock. */
  readonly at: string;
}

/** On whose clock a sheet's times stand, and the digits of its money. */
export interface ShownBy {
  readonly digits: number;
  /** The company's; absent in a sheet that an older version pulled. */
  readonly timeZone?: string;
}

/** What a push sends. */
export interface Push<Context> {
  readonly scope: string;
  readonly edits: readonly Edit[];
  readonly base: Base;
  readonly context: Context;
  /** Where the edits stand or fall together: whether to store them, or only to look. */
  readonly together?: Together;
}

/** What came back from a push. */
export interface Sent {
  /** One for each edit, in order; undefined for one that there was no time to send. */
  readonly answers: readonly (CellAnswer | undefined)[];
  /** Pulled cells of a row that changed with it, by column key. */
  readonly changed: (identity: string) => Readonly<Record<string, Content>>;
}

/** What became of one new row: stored, or why it was not. */
export type Added = { readonly row: UnderstoodRow } & (
  { readonly stored: true } | { readonly stored: false; readonly message: string }
);

/**
 * A kind of sheet whose cells are edited and pushed. A new kind says what its rows and columns are;
 * opening, pushing, refreshing, conflicts and marks are the same for all.
 */
export interface EditableKind<Context> {
  readonly kind: PullKind;
  readonly context: z.ZodType<Context>;
  /** Column keys that make the identity of a row. */
  readonly identity: readonly string[];
  /** Column keys whose cells are pushed. */
  readonly pushed: readonly string[];
  /** Other column keys at whose cells something may be said. */
  readonly marked?: readonly string[];
  /** Columns to the left that stay in view. */
  readonly frozenColumns: number;
  readonly tabColour: string;
  columns(words: Words, context: Context): Column[];
  /** Figures at the head of the tab. */
  head(words: Words): readonly HeadFigure[];
  rules(
    words: Words,
    columns: readonly Column[],
  ): (sheet: Sheet, first: number, last: number) => Rule[];
  /** Background of a cell that is no ordinary one; absent is all white. */
  readonly background?: (identity: string, key: string) => string | null;
  tabName(scope: string, words: Words): string;
  /** A name of such a tab, for the sentence that says where to go. */
  example(words: Words): string;
  pull(scope: string, words: Words): Pulled<Context>;
  understand(rows: readonly SheetRow[], context: Context, words: Words): Understood;
  send(push: Push<Context>, words: Words): Sent;
  /** Makes records of rows that were never pulled; absent where a new row is a mere edit. */
  readonly add?: (
    rows: readonly UnderstoodRow[],
    context: Context,
    words: Words,
  ) => readonly Added[];
  /** Takes rows out that were pulled and stand in the sheet no more; absent where none may go. */
  readonly remove?: (identities: readonly string[], context: Context) => void;
  /** The column in which a field of a row stands. */
  columnOf(identity: string, field: string): string;
  /** A wire value as the sheet shows it. */
  shown(identity: string, field: string, value: Cell, context: Context): Cell;
  shownBy(context: Context): ShownBy;
  /** In what the sheet counts, where it could count in something else. */
  readonly units?: (context: Context, words: Words) => string;
  /** What people call a row. */
  nameOf(identity: string, context: Context): string;
  /** Cells that a push moved without their being typed, and that go back with those that were. */
  readonly movedAlong?: (typed: readonly StoredCell[], before: Base, after: Base) => StoredCell[];
  /** Cells that say nothing any more once these were stored; the sheet shows them empty. */
  readonly emptied?: (taken: readonly StoredCell[]) => Emptied[];
  /** Why a stored cell can't be set back, or null where it can. */
  readonly stays?: (field: string, words: Words) => string | null;
  /** True where both contexts show values in the same units. */
  sameUnits(a: Context, b: Context): boolean;
}
