/** The languages of the mailbox page. */
export type PageLanguage = 'en' | 'zh';

const words = {
  en: {
    title: 'Mailbox',
    about: 'What dealerbook sent on this machine. Nothing here left it.',
    none: 'No mail yet. A job sends it:',
    to: 'To',
    from: 'From',
    subject: 'Subject',
    sent: 'Taken',
    back: 'All mails',
    plain: 'Plain text',
    source: 'Source',
    html: 'As a mail program shows it',
    attachments: 'Attachments',
    bounced: 'came back',
    complained: 'complained of',
    filter: 'Address',
    show: 'Show',
    missing: 'There is no such mail.',
    workbench: 'Workbench',
    more: 'Only the newest are listed: ask for an address.',
  },
  zh: {
    title: '邮箱',
    about: 'dealerbook 在本机发送的邮件，均未离开本机。',
    none: '还没有邮件。由任务发送：',
    to: '收件人',
    from: '发件人',
    subject: '主题',
    sent: '时间',
    back: '全部邮件',
    plain: '纯文本',
    source: '源代码',
    html: '邮件显示效果',
    attachments: '附件',
    bounced: '已退回',
    complained: '被投诉',
    filter: '地址',
    show: '查看',
    missing: '没有这封邮件。',
    workbench: '工作台',
    more: '只列出最新的邮件：可按地址查找。',
  },
} as const;

/** The page's words. */
export type PageWords = Readonly<Record<keyof (typeof words)['en'], string>>;

/** The words of the page in a language. */
export const pageWords = (language: PageLanguage): PageWords => words[language];
