import type { DealerFigures } from '../../domain/summaries/month-rows.ts';
import type { KeyFigures, ProductSummary, Sold } from '../../domain/summaries/summary.ts';
import { minorDigits } from '../../domain/values/currency.ts';
import type { Month } from '../../domain/values/month.ts';
import { whole } from '../../domain/values/rate.ts';
import type { FrozenMonth } from '../../domain/workbook/frozen.ts';
import { unknown } from '../summaries/figures.ts';
import { workbookWords, type WorkbookWords } from './words.ts';

/** What a cell holds: a text as it is, a number in the sheet's units, or nothing. */
export type TabCell = string | number | null;

/** What the figures of a column are. */
export type Figure = 'text' | 'count' | 'money' | 'rate';

/** A column: its figures, and its width in pixels. */
export interface TabColumn {
  readonly figure: Figure;
  readonly width: number;
}

/** A row: `plain` ones hold figures, all others say what comes or what it adds up to. */
export interface TabRow {
  readonly is: 'title' | 'about' | 'head' | 'section' | 'sum' | 'plain';
  readonly cells: readonly TabCell[];
}

/** A month's tab, before it is said in Google's words. */
export interface Tab {
  readonly month: Month;
  readonly columns: readonly TabColumn[];
  readonly rows: readonly TabRow[];
  /** Rows on top that stay in sight: what the tab is about, and the head of its columns. */
  readonly frozenRows: number;
  /** Digits after the point of its amounts. */
  readonly digits: number;
}

type ColumnName = keyof WorkbookWords['columns'];

const columns: Readonly<Record<ColumnName, TabColumn>> = {
  name: { figure: 'text', width: 260 },
  code: { figure: 'text', width: 90 },
  place: { figure: 'text', width: 130 },
  quantity: { figure: 'count', width: 140 },
  net: { figure: 'money', width: 120 },
  plan: { figure: 'money', width: 120 },
  attainment: { figure: 'rate', width: 110 },
  lastMonth: { figure: 'money', width: 120 },
  growthOnMonth: { figure: 'rate', width: 80 },
  lastYear: { figure: 'money', width: 120 },
  growthOnYear: { figure: 'rate', width: 80 },
  yearToDate: { figure: 'money', width: 130 },
  lastYearToDate: { figure: 'money', width: 130 },
  growthToDate: { figure: 'rate', width: 80 },
  payments: { figure: 'money', width: 120 },
  owed: { figure: 'money', width: 130 },
  open: { figure: 'money', width: 120 },
  overdue: { figure: 'money', width: 120 },
};

/** The columns in their order, the same in every month: formulas elsewhere may rely on it. */
export const columnNames = Object.keys(columns) as readonly ColumnName[];

/** Figures of a row by column; what is null is not known, what is absent is not there. */
type Figures = Partial<Record<ColumnName, string | number | null>>;

/**
 * The tab of a month: one table whose columns are the key figures, first of the whole company, then
 * of each dealer, then of each product as far as there are any.
 */
export function tabOf({ company, knownOn, summary, dealers, products }: FrozenMonth): Tab {
  const words = workbookWords[company.language];
  const digits = minorDigits(company.currency);
  const row = (is: TabRow['is'], figures: Figures): TabRow => ({
    is,
    cells: columnNames.map((name) => cellOf(columns[name].figure, figures[name], digits)),
  });
  const said = (is: TabRow['is'], ...texts: string[]): TabRow => ({ is, cells: texts });
  const { month, asOf, newYear } = summary;
  const { withoutPlan, withoutSales } = summary;
  return {
    month,
    columns: columnNames.map((name) => columns[name]),
    rows: [
      said('title', words.title(company.name, month)),
      said(
        'about',
        `${words.about(asOf, knownOn, company.currency)} · ` +
          words.counts(summary.dealers, withoutPlan, withoutSales),
      ),
      said('head', ...headOf(words, summary.basis)),
      row('sum', { name: words.wholeCompany, ...keyFiguresOf(summary.figures) }),
      ...(newYear ? [row('plain', { name: words.newYear, ...newYearOf(newYear) })] : []),
      ...section(words.dealers, dealers, (one) => row('plain', figuresOfDealer(one))),
      ...section(words.products, products, (one) => row('plain', figuresOfProduct(one))),
    ],
    frozenRows: 3,
    digits,
  };
}

function section<Thing>(
  name: string,
  things: readonly Thing[],
  rowOf: (thing: Thing) => TabRow,
): TabRow[] {
  return things.length === 0 ? [] : [{ is: 'section', cells: [name] }, ...things.map(rowOf)];
}

const headOf = ({ columns: heads }: WorkbookWords, basis: 'invoice' | 'cash'): string[] =>
  columnNames.map((name) => (name === 'attainment' ? heads.attainment[basis] : heads[name]));

/** The key figures that have a column: what the basis counts is net sales or cash, and has one. */
function keyFiguresOf(figures: KeyFigures): Figures {
  const { net, plan, attainment, lastMonth, growthOnMonth, lastYear, growthOnYear } = figures;
  const { yearToDate, lastYearToDate, growthToDate, payments, owed, open, overdue } = figures;
  return {
    ...{ net, plan, attainment, lastMonth, growthOnMonth, lastYear, growthOnYear },
    ...{ yearToDate, lastYearToDate, growthToDate, payments, owed, open, overdue },
  };
}

/** Of two months as one there is no plan and no month before. */
const newYearOf = ({ net, lastYear, growthOnYear }: Sold): Figures => ({
  ...{ net, lastYear, growthOnYear },
});

const figuresOfDealer = ({ name, code, territory, ...figures }: DealerFigures): Figures => ({
  ...{ name, code, place: territory, ...keyFiguresOf({ ...figures }) },
});

/** Money that comes in is not split by product, and neither is what is open. */
function figuresOfProduct({ variety, code, specification, ...sold }: ProductSummary): Figures {
  const { quantity, net, plan, lastMonth, growthOnMonth, lastYear, growthOnYear } = sold;
  return {
    ...{ name: variety === '' ? code : variety, code, place: specification, quantity },
    ...{ net, plan, lastMonth, growthOnMonth, lastYear, growthOnYear },
  };
}

/** Amounts in major units and rates as fractions, as spreadsheets count; a dash for no figure. */
function cellOf(figure: Figure, value: string | number | null | undefined, digits: number) {
  if (value === undefined || value === '') return null;
  if (value === null) return unknown;
  if (typeof value === 'string') return value;
  if (figure === 'money') return value / 10 ** digits;
  return figure === 'rate' ? value / whole : value;
}
