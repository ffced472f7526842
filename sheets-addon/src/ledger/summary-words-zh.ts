import type {
  summaryName as summaryNameEnglish,
  summaryTitle as summaryTitleEnglish,
} from './summary-words-en.ts';

/** 各汇总表的名称与标题。 */
export const summaryName: typeof summaryNameEnglish = {
  dealer: (month) => `经销商 ${month}`,
  product: (month) => `产品 ${month}`,
  'dealer-product': (month) => `经销商与产品 ${month}`,
};

/** 各汇总表的标题。 */
export const summaryTitle: typeof summaryTitleEnglish = {
  dealer: (month) => `${month} 按经销商`,
  product: (month) => `${month} 按产品`,
  'dealer-product': (month) => `${month} 按经销商和产品`,
};
