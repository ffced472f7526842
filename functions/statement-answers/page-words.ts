import type { Language } from '../../domain/values/language.ts';

/** What the page says, but for names and figures. */
export interface PageWords {
  readonly title: string;
  readonly asOf: string;
  readonly closing: string;
  readonly other: string;
  readonly answered: string;
  readonly said: Readonly<Record<'confirmed' | 'questioned', string>>;
  readonly own: string;
  readonly name: string;
  readonly confirmHeading: string;
  readonly confirmLead: (balance: string, day: string) => string;
  readonly confirm: string;
  readonly questionHeading: string;
  readonly questionLead: string;
  readonly question: string;
  readonly ownBalance: string;
  readonly ask: string;
  readonly thanks: Readonly<Record<'confirmed' | 'questioned', string>>;
  readonly notKept: Readonly<Record<NotKept, string>>;
  readonly foot: (day: string) => string;
}

/** Why an answer that came was not kept: it was typed otherwise than it can be understood. */
export type NotKept =
  'name-missing' | 'question-missing' | 'too-long' | 'balance-unreadable' | 'newer' | 'full';

/** The page's words by language. */
export const pageWords: Readonly<Record<Language, PageWords>> = {
  zh: {
    title: '对账单',
    asOf: '截至',
    closing: '期末余额',
    other: 'English',
    answered: '已收到的回复',
    said: { confirmed: '确认相符', questioned: '有疑问' },
    own: '贵方账面余额',
    name: '您的姓名',
    confirmHeading: '相符',
    confirmLead: (balance, day) => `截至 ${day}，期末余额 ${balance} 与我方账目相符。`,
    confirm: '确认相符',
    questionHeading: '不符或有疑问',
    questionLead: '请写明不符之处，我们会尽快与您核对。',
    question: '疑问',
    ownBalance: '贵方账面余额（可不填）',
    ask: '提交疑问',
    thanks: {
      confirmed: '谢谢，已收到您的确认。您可以关闭此页。',
      questioned: '谢谢，已收到您的疑问，我们会与您联系。您可以关闭此页。',
    },
    notKept: {
      'name-missing': '尚未提交：请填写您的姓名（最多 60 字）。',
      'question-missing': '尚未提交：请写明您的疑问。',
      'too-long': '尚未提交：疑问最多 1000 字，请缩短后再提交。',
      'balance-unreadable': '尚未提交：无法识别该余额。请只写金额，例如 12,345.67。',
      newer: '尚未提交：在此期间发送了新的对账单。请核对以下数字后再回复。',
      full: '未能提交：此对账单的回复已达上限。请直接联系您的业务联系人。',
    },
    foot: (day) => `此页面仅供收件人使用，有效期至 ${day}。回复会附上姓名和时间一并保存。`,
  },
  en: {
    title: 'Statement of account',
    asOf: 'As of',
    closing: 'Closing balance',
    other: '中文',
    answered: 'Answers so far',
    said: { confirmed: 'Confirmed', questioned: 'Questioned' },
    own: 'Balance by your books',
    name: 'Your name',
    confirmHeading: 'The figures agree',
    confirmLead: (balance, day) =>
      `The closing balance of ${balance} as of ${day} agrees with our books.`,
    confirm: 'Confirm the statement',
    questionHeading: 'They differ, or something is unclear',
    questionLead: 'Say what differs: we will look into it and come back to you.',
    question: 'Your question',
    ownBalance: 'Balance by your books (may be left empty)',
    ask: 'Send the question',
    thanks: {
      confirmed: 'Thank you: your confirmation is kept. You may close this page.',
      questioned: 'Thank you: your question is kept, and we will come back to you.',
    },
    notKept: {
      'name-missing': 'Not sent yet: write your name, in at most 60 characters.',
      'question-missing': 'Not sent yet: write what you want to ask.',
      'too-long': 'Not sent yet: a question has at most 1,000 characters. Make it shorter.',
      'balance-unreadable':
        'Not sent yet: the balance can’t be read. Write the amount alone, such as 12,345.67.',
      newer: 'Not sent yet: a newer statement was sent meanwhile. Look at its figures first.',
      full: 'Not sent: there are too many answers to this statement. Call your contact instead.',
    },
    foot: (day) =>
      `This page is for the recipient alone and works until ${day}. What is sent is kept.`,
  },
};
