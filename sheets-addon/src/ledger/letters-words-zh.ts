import type { letterColumnsEnglish, letters as english } from './letters-words-en.ts';

/** Headers of the list of letters. */
export const letterColumnsChinese: typeof letterColumnsEnglish = {
  letterKind: '信件',
  letterPeriod: '期间',
  letterTo: '收件人',
  letterWas: '结果',
  letterSent: '发送时间',
  letterSubject: '主题',
  letterAsked: '重发人',
  letterWhy: '重发原因',
  letterId: '信件编号',
};

/** Words of what was sent. */
export const letters: typeof english = {
  item: '已发信件…',
  name: (month: string) => `信件 ${month}`,
  title: (month: string) => `${month} 的信件`,
  kinds: {
    'overdue-reminder': '逾期与超限提醒',
    'month-summary': '月度汇总',
    'dealer-statement': '对账单',
  },
  workbook: { kind: '月度汇总表', to: 'Google 电子表格' },
  pulled: (count: number, back: number) =>
    back === 0
      ? `共 ${String(count)} 封信件，均未退回。`
      : `共 ${String(count)} 封信件，${String(back)} 封未送达：处理方法见该行。`,
  tooMany: '信件过多，一次操作的时间不够；其余的未列出。',
};
