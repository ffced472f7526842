import type { mailed as english, mailedColumnsEnglish } from './mailed-words-en.ts';

/** 邮件汇总与现值的列名。 */
export const mailedColumnsChinese: Record<keyof typeof mailedColumnsEnglish, string> = {
  figure: '数字，以及此后的分录',
  asMailed: '邮件中',
  now: '现值',
  difference: '差额',
};

/** 邮件汇总与现值的中文说法。 */
export const mailed: typeof english = {
  item: '邮件汇总与现值…',
  name: (month) => `邮件 ${month}`,
  title: (month) => `${month} 邮件汇总与现值`,
  notMailed: '您没有收到该月的邮件：两列均为现值',
  sent: (at, isReproduced) =>
    `邮件发送于 ${at}，${isReproduced ? '重新计算分毫不差' : '重新计算结果不同：请告知管理员'}`,
  pulled: (entries) =>
    entries === 0 ? '此后没有新的分录。' : `此后记入 ${String(entries)} 笔分录。`,
  figures: {
    ...{ net: '净销售额', actual: '计入计划的实绩', plan: '计划' },
    ...{ lastMonth: '上月净销售额', lastYear: '上年同月净销售额' },
    ...{ yearToDate: '本年累计', lastYearToDate: '上年同期累计' },
    ...{ payments: '回款', owed: '月末应收余额' },
    ...{ open: '未结单据', overdue: '其中逾期' },
  },
};
