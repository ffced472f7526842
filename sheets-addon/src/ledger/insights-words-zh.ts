import type { insights as english } from './insights-words-en.ts';

/** 经销商分析用语。 */
export const insights: typeof english = {
  item: '经销商分析…',
  name: (dealer, month) => `分析 ${dealer} ${month}`,
  title: (dealer, month) => `${dealer} ${month} 按产品`,
  pace: (attained, daily, landing) =>
    `计划完成 ${attained}、每日需完成 ${daily}、按此进度月末 ${landing}`,
  dso: (simple, countBack) => `应收周转天数 ${simple}、倒推法 ${countBack}`,
  range: { new: '新增', lost: '流失' },
  rule: '新增：本月有销售而前 12 个月没有；流失：前 3 个月有销售而本月没有',
};
