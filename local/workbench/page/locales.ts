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

/** The grid's own texts in English. */
export const ENGLISH = [coreEn, validationEn, noteEn, conditionalEn, filterEn, findEn, sortEn];

/** The grid's own texts in Chinese. */
export const CHINESE = [coreZh, validationZh, noteZh, conditionalZh, filterZh, findZh, sortZh];
