import type { answerColumnsEnglish, answersEnglish } from './words-en.ts';

/** 对账回复表的列名。 */
export const answerColumnsChinese: typeof answerColumnsEnglish = {
  dealerAnswer: '回复',
  statedBalance: '对账单余额',
  ownBalance: '经销商账面余额',
  ownDifference: '差额',
  dealerQuestion: '疑问',
  answeredBy: '回复人',
  answeredAt: '回复时间',
  linkSentTo: '链接发往',
  answerCount: '回复次数',
};

/** 对账回复用语。 */
export const answersChinese: typeof answersEnglish = {
  item: '对账回复…',
  name: (month) => `对账回复 ${month}`,
  title: (month) => `经销商对 ${month} 对账单的回复`,
  said: { confirmed: '确认相符', questioned: '有疑问' },
  outdated: (said) => `${said}（针对此前的余额）`,
  none: '尚未回复',
  pulled: (statements, questioned, open) =>
    statements === 0
      ? '该月没有发送对账单。'
      : `对账单 ${String(statements)} 份：有疑问 ${String(questioned)} 份，未回复 ${String(open)} 份。`,
  tooMany: '对账单太多，一次操作时间不够，其余未列出。',
};
