import { pastDue } from '../../domain/ageing.ts';
import type { Company } from '../../domain/company.ts';
import type { DealerStatement } from '../../domain/summaries/dealer-statement.ts';
import type { Day } from '../../domain/values/day.ts';
import { html } from '../letters/html.ts';
import { letterHtml, paragraph, type Section } from '../letters/layout.ts';
import { listSection, listText, type LetterList, type ListRow } from '../letters/letter-list.ts';
import type { Message } from '../letters/raw-message.ts';
import type { AnswerLink } from '../statement-answers/link.ts';
import { money, percent } from './figures.ts';
import { bucketsOf, movementsOf, type Part } from './statement-parts.ts';
import {
  answerAsked,
  both,
  moreEntries,
  moreProducts,
  statementWords as words,
} from './words-statement.ts';

/** From whom a statement is, on which day it was written, and where the dealer answers it. */
export interface StatementWriting {
  readonly company: Pick<Company, 'name' | 'colours' | 'currency'>;
  readonly today: Day;
  readonly link: AnswerLink | null;
}

/** Products of the next plan in the mail: with the longest names they are about 60 KB. */
const productsMax = 60;

/** A dealer's statement as a message in both languages, with the whole of it attached as PDF. */
export function statementMessage(
  statement: DealerStatement,
  pdf: Uint8Array,
  { company, today, link }: StatementWriting,
): Message {
  const amount = money(company.currency);
  const { month, name, code, closing, attainment } = statement;
  const overdue = pastDue(statement.ageing);
  const title = `${both(words.title)} · ${month}`;
  const subtitle = `${name} · ${code} · ${both(words.asOf)} ${statement.asOf} · ${today}`;
  const figures = [
    { label: both(words.closing), value: amount(closing) },
    { label: both(words.pastDue), value: amount(overdue), isBad: overdue > 0 },
    { label: both(words.attainment), value: percent(attainment) },
  ];
  const lists = listsOf(statement, amount);
  const foot = both(words.foot);
  const attached = attachedIn(statement);
  return {
    subject: `${company.name}：${title}（${name}）`,
    text: [
      `${company.name}\n${title}\n${subtitle}`,
      figures.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      ...lists.map(listText),
      ...(link === null ? [] : [answerText(link)]),
      ...[attached, foot],
    ].join('\n\n'),
    html: letterHtml({
      ...{ company, language: 'zh', title, subtitle, figures, foot },
      sections: [
        ...lists.map(listSection),
        ...(link === null ? [] : [answerSection(link, company)]),
        { heading: 'PDF', body: paragraph(attached) },
      ],
    }),
    attachments: [{ name: `${month}-${code}.pdf`, contentType: 'application/pdf', bytes: pdf }],
  };
}

const answerText = ({ url, through }: AnswerLink): string =>
  [both(words.answer), ...answerAsked(through), url].join('\n');

function answerSection(link: AnswerLink, { colours }: StatementWriting['company']): Section {
  const button = 'display:inline-block;padding:11px 18px;border-radius:4px;text-decoration:none';
  const colour = `background:${colours.primary};color:#ffffff;font-size:15px;font-weight:600`;
  return {
    heading: both(words.answer),
    body: html`${answerAsked(link.through).map(paragraph)}
      <p style="margin:10px 0">
        <a href="${link.url}" style="${button};${colour}">${both(words.answerHere)}</a>
      </p>`,
  };
}

/** What the PDF holds: of a very long month not every entry, and then that is not said of it. */
const attachedIn = ({ linesLeft }: DealerStatement): string =>
  linesLeft === 0 ? both(words.attached) : `${both(words.attachedShort)} ${moreEntries(linesLeft)}`;

type Amount = (value: number | null) => string;

const listsOf = (statement: DealerStatement, amount: Amount): LetterList[] =>
  [sums(statement, amount), ageing(statement, amount), nextPlan(statement, amount)].filter(
    ({ rows }) => rows.length > 0,
  );

const row = ([name, value]: Part, amount: Amount): ListRow => ({
  ...{ name: both(name), below: '' },
  figure: amount(value),
});

const head = ['', both(words.amount)] as const;

function sums(statement: DealerStatement, amount: Amount): LetterList {
  const { plan, actual, closing } = statement;
  const ofPlan = { ...row([words.plan, plan ?? 0], amount), below: amount(actual) };
  return {
    ...{ heading: both(words.summary), columns: head, note: null },
    rows: [
      ...movementsOf(statement).map((part) => row(part, amount)),
      row([words.closing, closing], amount),
      ...(plan === null ? [] : [ofPlan]),
    ],
  };
}

function ageing(statement: DealerStatement, amount: Amount): LetterList {
  const open = bucketsOf(statement).filter(([, value]) => value !== 0);
  return {
    ...{ heading: both(words.ageing), columns: head, note: null },
    rows: [
      ...open.map((part) => row(part, amount)),
      row([words.balance, statement.ageing.balance], amount),
    ],
  };
}

function nextPlan({ nextPlan: lines }: DealerStatement, amount: Amount): LetterList {
  const all = lines ?? [];
  return {
    heading: both(words.nextPlan),
    columns: [both(words.product), both(words.amount)],
    rows: all.slice(0, productsMax).map((line) => ({
      name: `${line.variety} ${line.specification} · ${line.code}`,
      below: `${both(words.quantity)} ${line.quantity.toLocaleString('en')}`,
      figure: amount(line.amount),
    })),
    note: all.length > productsMax ? moreProducts(all.length - productsMax) : null,
  };
}
