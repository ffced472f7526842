import type { Locale } from '../../../api/sentences.ts';

/** In which order day and month are written where a file does not show it by itself. */
export type DayOrder = 'day-first' | 'month-first';

/** What the page of a bank's file begins with. */
export interface BankFilePage {
  readonly locale: Locale;
  /** Our account of the last statement that was brought in here; empty before the first. */
  readonly account: string;
  /** Most rows of a file. */
  readonly rows: number;
}

/** What came of a bank's file. */
export interface BankFileBrought {
  readonly ok: boolean;
  /** What was brought in, or why nothing was, in the person's language. */
  readonly message: string;
  /** True where nothing came of it until it is said in which order days are written. */
  readonly asksOrder: boolean;
}
