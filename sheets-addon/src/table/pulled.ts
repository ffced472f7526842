import type { Values } from './base.ts';
import type { Content } from './cell.ts';

/** One row as it is pulled. */
export interface PulledRow {
  readonly identity: string;
  /** Editable fields as on the wire. */
  readonly values: Values;
  /** What every column shows, by its key. */
  readonly cells: Readonly<Record<string, Content>>;
  /** Who changed the record last, and when; absent where it is not known. */
  readonly changed?: { readonly by: string; readonly at: string };
}
