import type { Cell } from '../../../domain/values/table.ts';

/** A page to print: rows, each with how it looks. */
export interface Page {
  readonly width: number;
  /** Of the columns in pixels; absent for the widths of a plan. */
  readonly widths?: readonly number[];
  readonly rows: readonly PageRow[];
}

/** One row of the page. */
export interface PageRow {
  readonly look: 'title' | 'line' | 'heading' | 'header' | 'body' | 'figures' | 'total' | 'sign';
  readonly cells: readonly Cell[];
}
