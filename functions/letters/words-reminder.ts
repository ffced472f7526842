import type { Language } from '../../domain/values/language.ts';

/** What the weekly reminder says, but for names and figures. */
export interface ReminderWords {
  readonly title: string;
  readonly subject: (day: string, overdue: number, overLimit: number) => string;
  readonly subtitle: (day: string) => string;
  readonly overdue: string;
  readonly dealersOverdue: string;
  readonly dealersOverLimit: string;
  readonly overdueHeading: string;
  readonly overLimitHeading: string;
  readonly dealer: string;
  readonly over: string;
  readonly buckets: readonly [string, string, string, string];
  readonly oldest: (document: string, due: string, days: number) => string;
  readonly limit: (balance: string, limit: string) => string;
  readonly more: (count: number) => string;
  readonly foot: string;
}

const dealers = (count: number): string => `${String(count)} ${count === 1 ? 'dealer' : 'dealers'}`;

/** The reminder's words by language. */
export const reminderWords: Readonly<Record<Language, ReminderWords>> = {
  en: {
    title: 'Overdue and over limit',
    subject: (day, overdue, overLimit) =>
      `${day}: ${dealers(overdue)} overdue, ${dealers(overLimit)} over the limit`,
    subtitle: (day) => `As of ${day}`,
    overdue: 'past due in all',
    dealersOverdue: 'dealers overdue',
    dealersOverLimit: 'over their limit',
    overdueHeading: 'Past due',
    overLimitHeading: 'Over the credit limit',
    dealer: 'Dealer',
    over: 'Over by',
    buckets: ['1–30 days', '31–60', '61–90', 'over 90'],
    oldest: (document, due, days) =>
      `oldest ${document}, due ${due}, ${String(days)} ${days === 1 ? 'day' : 'days'}`,
    limit: (balance, limit) => `owes ${balance}, limit ${limit}`,
    more: (count) => `And ${String(count)} more: Ledger → Receivables by age lists all of them.`,
    foot: 'You get this every Monday for the dealers of your territories, as long as one of them is past due or over its limit. What stands here is what was recorded when it was written.',
  },
  zh: {
    title: '逾期与超限提醒',
    subject: (day, overdue, overLimit) =>
      `${day}：${String(overdue)} 家经销商逾期，${String(overLimit)} 家超出信用额度`,
    subtitle: (day) => `截至 ${day}`,
    overdue: '逾期合计',
    dealersOverdue: '家经销商逾期',
    dealersOverLimit: '家超出额度',
    overdueHeading: '逾期未付',
    overLimitHeading: '超出信用额度',
    dealer: '经销商',
    over: '超出',
    buckets: ['1–30 天', '31–60 天', '61–90 天', '90 天以上'],
    oldest: (document, due, days) => `最早 ${document}，${due} 到期，已逾期 ${String(days)} 天`,
    limit: (balance, limit) => `欠款 ${balance}，额度 ${limit}`,
    more: (count) => `另有 ${String(count)} 家，全部见 账本 → 应收账龄。`,
    foot: '每周一发送：只要您负责的区域内有经销商逾期或超出额度，您就会收到本提醒。所列数字为撰写时已入账的内容。',
  },
};
