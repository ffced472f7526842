import conditionalEn from '@univerjs/preset-sheets-conditional-formatting/locales/en-US';
import conditionalZh from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import coreEn from '@univerjs/preset-sheets-core/locales/en-US';
import coreZh from '@univerjs/preset-sheets-core/locales/zh-CN';
import validationEn from '@univerjs/preset-sheets-data-validation/locales/en-US';
import validationZh from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import filterEn from '@univerjs/preset-sheets-filter/locales/en-US';
import filterZh from '@univerjs/preset-sheets-filter/locales/zh-CN';
import findEn from '@univerjs/preset-sheets-find-replace/locales/en-US';
import findZh from '@univerjs/preset-sheets-find-replace/locales/zh-CN';
import noteEn from '@univerjs/preset-sheets-note/locales/en-US';
import noteZh from '@univerjs/preset-sheets-note/locales/zh-CN';
import sortEn from '@univerjs/preset-sheets-sort/locales/en-US';
import sortZh from '@univerjs/preset-sheets-sort/locales/zh-CN';

/** What the grid says while it calculates; its package has lost these texts. */
const progressEn = {
  analyzing: 'Reading formulas',
  calculating: 'Calculating',
  'array-analysis': 'Reading array formulas',
  'array-calculation': 'Calculating arrays',
  done: 'Calculated',
};
const progressZh: typeof progressEn = {
  analyzing: '正在分析公式',
  calculating: '正在计算',
  'array-analysis': '正在分析数组公式',
  'array-calculation': '正在计算数组',
  done: '计算完成',
};

/** Locales are put together flat, so the formulas' texts are filled up as one. */
const formulaEn = {
  'sheets-formula': { ...(coreEn['sheets-formula'] as object), progress: progressEn },
};
const formulaZh = {
  'sheets-formula': { ...(coreZh['sheets-formula'] as object), progress: progressZh },
};

/** The grid's own texts in English. */
export const ENGLISH = [
  coreEn,
  formulaEn,
  validationEn,
  noteEn,
  conditionalEn,
  filterEn,
  findEn,
  sortEn,
];

/** The grid's own texts in Chinese. */
export const CHINESE = [
  coreZh,
  formulaZh,
  validationZh,
  noteZh,
  conditionalZh,
  filterZh,
  findZh,
  sortZh,
];
