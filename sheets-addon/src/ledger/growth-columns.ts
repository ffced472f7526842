import type { Column } from '../table/columns.ts';

/** A figure of what grew; its key says so, because it is summed nowhere. */
const grown = (key: string, word: Column['word'], kind: Column['kind'] = 'money'): Column => ({
  ...{ key: `grown:${key}`, word, kind, width: kind === 'money' ? 120 : 105 },
});

/** How territories, classes, reps and products grew; each group adds up to the same. */
export const growthColumns: readonly Column[] = [
  { key: 'grownGroup', word: 'grownGroup', kind: 'text', width: 110 },
  { key: 'grownName', word: 'grownName', kind: 'text', width: 230 },
  grown('net', 'monthNet'),
  grown('planAmount', 'planAmount'),
  grown('attainment', 'attainment', 'percent'),
  grown('lastMonth', 'lastMonth'),
  grown('growthOnMonth', 'growthOnMonth', 'percent'),
  grown('lastYear', 'lastYear'),
  grown('growthOnYear', 'growthOnYear', 'percent'),
  grown('yearToDate', 'yearAmount'),
  grown('lastYearToDate', 'lastYearAmount'),
  grown('growthToDate', 'growthToDate', 'percent'),
];
