import type { Company } from '../../domain/company.ts';
import type { OverdueDealer, OverLimitDealer, Reminded } from '../../domain/letters/overdue.ts';
import { decimal } from '../../domain/values/currency.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Language } from '../../domain/values/language.ts';
import { beginningOf } from '../../domain/values/text.ts';
import { letterHtml } from './layout.ts';
import { listSection, listText, type LetterList, type ListRow } from './letter-list.ts';
import type { Message } from './raw-message.ts';
import { reminderWords, type ReminderWords } from './words-reminder.ts';

/** Dealers of a list: two of them with the longest names are a letter of less than 100 KB. */
const rowsMax = 60;

/** Characters of a name in a list. */
const nameMax = 60;

/** In which words and currency a reminder is written, and of which day. */
export interface Writing {
  readonly company: Pick<Company, 'name' | 'colours' | 'currency'>;
  readonly language: Language;
  readonly today: Day;
}

/** The reminder as a message: the same rows in both of its parts. */
export function reminderMessage(reminded: Reminded, writing: Writing): Message {
  const { company, language, today } = writing;
  const words = reminderWords[language];
  const lists = listsOf(reminded, words, company.currency);
  const { overdue, overLimit, total } = reminded;
  const head = [
    { label: words.overdue, value: decimal(total, company.currency), isBad: total > 0 },
    { label: words.dealersOverdue, value: String(overdue.length) },
    { label: words.dealersOverLimit, value: String(overLimit.length) },
  ];
  const subtitle = words.subtitle(today);
  const sheet = { company, language, title: words.title, subtitle, figures: head };
  const sections = lists.map(listSection);
  return {
    subject: words.subject(today, overdue.length, overLimit.length),
    text: [
      `${company.name}\n${words.title}\n${subtitle}`,
      head.map(({ label, value }) => `${value} ${label}`).join('\n'),
      ...lists.map(textOf),
      words.foot,
    ].join('\n\n'),
    html: letterHtml({ ...sheet, sections, foot: words.foot }),
  };
}

function listsOf(
  { overdue, overLimit }: Reminded,
  words: ReminderWords,
  currency: string,
): LetterList[] {
  const list = (heading: string, figure: string, rows: readonly ListRow[]): LetterList => ({
    ...{ heading, columns: [words.dealer, figure] as const },
    rows: rows.slice(0, rowsMax),
    note: rows.length > rowsMax ? words.more(rows.length - rowsMax) : null,
  });
  const money = (amount: number): string => decimal(amount, currency);
  return [
    list(
      words.overdueHeading,
      currency,
      overdue.map((dealer) => overdueRow(dealer, words, money)),
    ),
    list(
      words.overLimitHeading,
      words.over,
      overLimit.map((dealer) => limitRow(dealer, words, money)),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

const nameOf = ({ name, code, territory }: OverdueDealer | OverLimitDealer): string =>
  `${beginningOf(name, nameMax)} · ${code} · ${territory}`;

function overdueRow(
  dealer: OverdueDealer,
  words: ReminderWords,
  money: (amount: number) => string,
): ListRow {
  const { ageing, oldest, days, overdue } = dealer;
  const amounts = [ageing.days1to30, ageing.days31to60, ageing.days61to90, ageing.over90];
  const buckets = amounts.flatMap((amount, i) =>
    amount === 0 ? [] : [`${words.buckets[i] ?? ''}: ${money(amount)}`],
  );
  const below = [...buckets, words.oldest(oldest.document, oldest.due, days)].join(' · ');
  return { name: nameOf(dealer), below, figure: money(overdue), isBad: ageing.over90 > 0 };
}

const limitRow = (
  dealer: OverLimitDealer,
  words: ReminderWords,
  money: (amount: number) => string,
): ListRow => ({
  name: nameOf(dealer),
  below: words.limit(money(dealer.balance), money(dealer.creditLimit)),
  figure: money(dealer.over),
});

/** Without columns, the heading says what the figures are. */
const textOf = (list: LetterList): string =>
  listText({ ...list, heading: `${list.heading} (${list.columns[1]})` });
