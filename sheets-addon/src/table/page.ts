import type { Cell } from '../../../domain/values/table.ts';

/** A page to print: rows, each with how it looks. */
export interface Page {
  readonly width: number;
  readonly rows: readonly PageRow[];
}

/** One row of the page. */
export interface PageRow {
  readonly look: 'title' | 'line' | 'heading' | 'header' | 'body' | 'total' | 'sign';
  readonly cells: readonly Cell[];
}
