import type { Words } from '../words.ts';

/** What the pictures show. */
export interface Pictures {
  readonly words: Words['sidebar'];
  readonly company: string;
  readonly colours: { readonly primary: string; readonly accent: string };
  readonly month: string;
  /** Selling days gone of the month, as a share of one. */
  readonly timeGone: number;
  readonly dealers: readonly DealerFigure[];
  /** Oldest first. */
  readonly months: readonly MonthFigure[];
}

/** One dealer against plan: shares of one, null where there is no plan. */
export interface DealerFigure {
  readonly name: string;
  readonly attainment: number | null;
}

/** One month of all dealers, in units of the currency. */
export interface MonthFigure {
  readonly month: string;
  readonly actual: number;
  readonly plan: number | null;
}
