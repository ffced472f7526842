import type { growth as english, growthColumnsEnglish } from './growth-words-en.ts';

/** 增长表的列名。 */
export const growthColumnsChinese: Record<keyof typeof growthColumnsEnglish, string> = {
  grownGroup: '类别',
  grownName: '名称',
};

/** 增长表的中文说法。 */
export const growth: typeof english = {
  item: '增长分析…',
  name: (month) => `增长 ${month}`,
  title: (month) => `${month} 按区域、级别、业务员、产品的增长`,
  groups: { territory: '区域', class: '级别', rep: '业务员', product: '产品' },
};
