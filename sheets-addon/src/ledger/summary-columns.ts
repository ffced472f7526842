import type { Column } from '../table/columns.ts';
import { growthColumns } from './growth-columns.ts';

/** The reports that can be pulled by month. */
export type SummaryBy = 'dealer' | 'product' | 'dealer-product';

const text = (key: Column['word'], width: number): Column => ({
  key,
  word: key,
  kind: 'text',
  width,
});
const money = (key: Column['word'], width = 110): Column => ({
  key,
  word: key,
  kind: 'money',
  width,
});
const count = (key: Column['word']): Column => ({ key, word: key, kind: 'integer', width: 100 });
const percent = (key: Column['word']): Column => ({ key, word: key, kind: 'percent', width: 105 });

const dealer = [text('dealerCode', 90), text('dealerName', 230)];
const product = [text('productCode', 100), text('productName', 190)];
const progress = [percent('attainment'), percent('timeGone'), percent('gap')];

/** The columns of each summary, in order; their keys are the report's own column names. */
export const summaryColumns: Readonly<Record<SummaryBy, readonly Column[]>> = {
  dealer: [
    ...dealer,
    text('territory', 80),
    text('class', 60),
    money('planAmount'),
    money('netAmount'),
    ...progress,
    money('landing'),
    money('requiredDaily'),
    money('salesAmount'),
    money('returnsAmount'),
    money('payments'),
    money('owed'),
    money('yearAmount', 120),
  ],
  product: [
    ...product,
    text('brand', 90),
    count('planQuantity'),
    count('netQuantity'),
    money('planAmount'),
    money('netAmount'),
    ...progress,
    count('yearQuantity'),
    money('yearAmount', 120),
  ],
  'dealer-product': [
    ...dealer,
    ...product,
    count('planQuantity'),
    count('netQuantity'),
    money('planAmount'),
    money('netAmount'),
    ...progress,
    money('yearAmount', 120),
  ],
};

/** Receivables by age; the buckets add up to the balance. */
export const receivablesColumns: readonly Column[] = [
  ...dealer,
  text('territory', 80),
  text('class', 60),
  money('notDue'),
  money('days1to30'),
  money('days31to60'),
  money('days61to90'),
  money('over90'),
  money('unapplied'),
  money('balance', 120),
  money('creditLimit', 120),
];

/** Dealers by what they sold in the year, with what their score is made of. */
export const rankingColumns: readonly Column[] = [
  ...dealer,
  count('rank'),
  text('abc', 70),
  text('territory', 80),
  text('class', 60),
  money('yearAmount', 120),
  percent('share'),
  percent('cumulative'),
  money('lastYearAmount', 120),
  percent('growth'),
  money('netAmount'),
  money('planAmount'),
  percent('attainment'),
  money('open'),
  money('overdue'),
  percent('score'),
  percent('partAttainment'),
  percent('partGrowth'),
  percent('partCollection'),
];

/** Key figures of a month as mailed, beside those of now. */
export const mailedColumns: readonly Column[] = [
  text('figure', 330),
  money('asMailed', 140),
  money('now', 140),
  money('difference', 140),
];

/** The products of one dealer's month beside other months. */
export const insightColumns: readonly Column[] = [
  ...product,
  { key: 'range', word: 'range', kind: 'text', width: 90 },
  { key: 'quantity', word: 'quantity1', kind: 'integer', width: 90 },
  { key: 'net', word: 'monthNet', kind: 'money', width: 110 },
  { key: 'plan', word: 'planAmount', kind: 'money', width: 110 },
  money('lastMonth'),
  percent('growthOnMonth'),
  money('lastYear', 120),
  percent('growthOnYear'),
  percent('contribution'),
  { key: 'yearToDate', word: 'yearAmount', kind: 'money', width: 120 },
  { key: 'lastYearToDate', word: 'lastYearAmount', kind: 'money', width: 120 },
  percent('growthToDate'),
];

/** What was recorded since a month was known; each column of money adds up to the difference. */
export const changesColumns: readonly Column[] = [
  ...dealer,
  { key: 'day', word: 'day', kind: 'day', width: 95 },
  text('kind', 90),
  text('document', 120),
  text('changes', 190),
  money('planAmount'),
  money('netAmount'),
  money('payments'),
  money('owed'),
  money('yearAmount', 120),
  text('recordedAt', 130),
  text('recordedBy', 150),
  text('entryId', 230),
];

/** One dealer's statement, a row for each line of each document. */
export const statementColumns: readonly Column[] = [
  { key: 'day', word: 'day', kind: 'day', width: 95 },
  text('kind', 90),
  text('document', 150),
  text('variety', 120),
  text('specification', 130),
  { key: 'quantity1', word: 'quantity1', kind: 'integer', width: 90 },
  money('lineAmount'),
  text('settlement', 110),
  money('owedAfter', 120),
  text('remark', 160),
  text('ground', 190),
  text('entryId', 230),
];

/** Ratios of figures that are summed: attainment of a total is not the sum of attainments. */
export const totalRatios: Readonly<Record<string, readonly [part: string, base: string]>> = {
  attainment: ['netAmount', 'planAmount'],
};

/** Columns whose sum means nothing. */
export const unsummed: ReadonlySet<string> = new Set([
  'timeGone',
  'gap',
  'attainment',
  'owedAfter',
  'rank',
  'creditLimit',
  // A limit asked for is no money.
  'requestCurrent',
  'requestAmount',
  'asMailed',
  'now',
  'difference',
  'confidence',
  // Each group of what grew adds up to the same.
  ...growthColumns.map(({ key }) => key),
  // Versions of one contract repeat it.
  'agreedAmount',
]);
