import type { Letter, LetterState } from '../domain/letters/letter.ts';
import type { ProblemCode } from './problems.ts';
import type { Locale } from './sentences.ts';

type OfLetters = Extract<ProblemCode, `letter-${string}` | `link-${string}`>;

/** Why a letter is not written or sent, and why a link leads nowhere. */
export const lettersInEnglish: Readonly<Record<OfLetters, string>> = {
  'letter-empty': 'There is nothing to say in this letter now, so it would not be sent.',
  'letter-no-address':
    'There is no address to send this letter to, or its recipient is no longer with you. Enter an address first.',
  'link-unknown':
    'This link is not valid, or no longer. Ask your contact at the company for a new one.',
  'letter-under-way': 'This letter is still being sent. Wait until it has ended, then ask again.',
};

/** 信件未写出或未发送的原因，以及链接无效时的说明。 */
export const lettersInChinese: Readonly<Record<OfLetters, string>> = {
  'letter-empty': '此信件目前没有可说的内容，因此不会发送。',
  'letter-no-address': '此信件没有收件地址，或收件人已离开。请先填写地址。',
  'link-unknown': '此链接无效或已失效。请向您的业务联系人索取新的链接。',
  'letter-under-way': '此信件仍在发送中。请等待其结束后再操作。',
};

const states: Readonly<Record<Locale, Readonly<Record<LetterState, string>>>> = {
  en: {
    waiting: 'Waiting to be sent',
    claimed: 'Being sent',
    sent: 'Sent',
    undeliverable: 'Not delivered',
    empty: 'Nothing to say, so nothing was sent',
    failed: 'The mail service refused it; it is tried again',
  },
  zh: {
    waiting: '等待发送',
    claimed: '正在发送',
    sent: '已发送',
    undeliverable: '未送达',
    empty: '没有可说的内容，未发送',
    failed: '邮件服务拒绝，将再次尝试',
  },
};

const problems: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    'no-address': 'Not delivered: there is no address. Enter one, then send the letter again.',
    closed: 'Not delivered: the recipient is no longer with you.',
    bounced: 'Came back: the address does not exist or is full. Correct it, then send again.',
    complained: 'The recipient marked it as unwanted. Ask the recipient before sending more.',
    rejected: 'Rejected by the mail service for what it contains.',
  },
  zh: {
    'no-address': '未送达：没有地址。请填写地址后重新发送。',
    closed: '未送达：收件人已离开。',
    bounced: '已退回：地址不存在或邮箱已满。请更正后重新发送。',
    complained: '收件人标记为不需要。继续发送前请先询问收件人。',
    rejected: '邮件服务因内容拒绝。',
  },
};

/** Where a letter is on its way, as a sentence; for one that came back, why and what to do. */
export function letterSentence(
  { state, problem }: Pick<Letter, 'state' | 'problem'>,
  locale: Locale,
): string {
  const why = state === 'undeliverable' ? problems[locale][problem ?? ''] : undefined;
  return why ?? states[locale][state];
}
