import type { Company } from '../../domain/company.ts';
import {
  questionMax,
  type StatedMonth,
  type StatementAnswer,
} from '../../domain/summaries/statement-answer.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Language } from '../../domain/values/language.ts';
import { dayIn } from '../clock.ts';
import { html, nothing, type Html } from '../letters/html.ts';
import { money } from '../summaries/figures.ts';
import { movementsOf } from '../summaries/statement-parts.ts';
import { style } from './page-style.ts';
import { pageWords, type NotKept, type PageWords } from './page-words.ts';

/** What a person typed, as it is shown again where it could not be kept. */
export interface Typed {
  readonly answer: StatementAnswer['answer'];
  readonly name: string;
  readonly question: string;
  readonly ownBalance: string;
}

/** What a dealer's page shows. */
export interface AnswerPage {
  readonly company: Pick<Company, 'name' | 'timeZone'>;
  readonly language: Language;
  readonly stated: StatedMonth;
  /** Which copy of the statement that is. */
  readonly copy: number;
  readonly through: Day;
  /** The answers so far, the oldest first. */
  readonly answers: readonly StatementAnswer[];
  /** What became of what was sent; null where only the link was opened. */
  readonly came:
    | { readonly kept: StatementAnswer['answer'] }
    | { readonly notKept: NotKept; readonly typed: Typed }
    | null;
}

/** The page of a dealer's statement, and of what may be answered. */
export function answerPage(page: AnswerPage): string {
  const { company, language, stated, came } = page;
  const words = pageWords[language];
  const typed = came && 'typed' in came ? came.typed : nothingTyped;
  const title = `${words.title} ${stated.month}`;
  return wholePage(language, `${company.name} · ${title}`, [
    html`<div class="top">
        <span>${company.name}</span>
        <a href="?language=${language === 'zh' ? 'en' : 'zh'}">${words.other}</a>
      </div>
      <h1>${title}</h1>
      <p class="quiet">${stated.name} · ${stated.code} · ${words.asOf} ${stated.asOf}</p>`,
    told(came, words),
    figures(page, words),
    answered(page, words),
    confirmForm(page, typed, words),
    questionForm(page, typed, words),
    html`<p class="quiet">${words.foot(page.through)}</p>`,
  ]);
}

const nothingTyped: Typed = { answer: 'confirmed', name: '', question: '', ownBalance: '' };

/** A page that says one sentence: why there is nothing else to show. */
export const sentencePage = (language: Language, sentence: string): string =>
  wholePage(language, sentence, [html`<div class="card wrong"><p>${sentence}</p></div>`]);

const wholePage = (language: Language, title: string, parts: readonly Html[]): string =>
  html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <title>${title}</title>
        <style>
          ${{ html: style }}
        </style>
      </head>
      <body>
        <main>${parts}</main>
      </body>
    </html>`.html;

function told(came: AnswerPage['came'], words: PageWords): Html {
  if (came === null) return nothing;
  return 'kept' in came
    ? html`<div class="card told" role="status"><p>${words.thanks[came.kept]}</p></div>`
    : html`<div class="card wrong" role="alert"><p>${words.notKept[came.notKept]}</p></div>`;
}

function figures({ stated, language }: AnswerPage, words: PageWords): Html {
  const amount = money(stated.currency);
  const name = ([zh, en]: readonly [string, string]) => (language === 'zh' ? zh : en);
  const rows = movementsOf(stated).map(
    ([what, moved]) =>
      html`<tr>
        <td>${name(what)}</td>
        <td>${amount(moved)}</td>
      </tr>`,
  );
  return html`<div class="card">
    <table>
      ${rows}
      <tr>
        <td>${words.closing}</td>
        <td>${stated.currency} ${amount(stated.closing)}</td>
      </tr>
    </table>
  </div>`;
}

function answered({ answers, stated, company }: AnswerPage, words: PageWords): Html {
  if (answers.length === 0) return nothing;
  const amount = money(stated.currency);
  const lines = answers.map(({ at, name, answer, question, ownBalance }) => {
    const own = ownBalance === null ? '' : ` · ${words.own} ${amount(ownBalance)}`;
    const day = dayIn(company.timeZone, Date.parse(at));
    const asked = question === null ? '' : `\n${question}`;
    return html`<li>${`${day} · ${name} · ${words.said[answer]}${own}${asked}`}</li>`;
  });
  return html`<div class="card">
    <h2>${words.answered}</h2>
    <ul>
      ${lines}
    </ul>
  </div>`;
}

const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

const nameField = (id: string, name: string, words: PageWords): Html =>
  html`<label for="${id}">${words.name}</label>
    <input id="${id}" name="name" value="${name}" maxlength="60" autocomplete="name" required />`;

function confirmForm({ stated, copy }: AnswerPage, typed: Typed, words: PageWords): Html {
  // Not parted at the end of a line.
  const balance = `${stated.currency}\u00a0${money(stated.currency)(stated.closing)}`;
  return html`<form class="card" method="post">
    <h2>${words.confirmHeading}</h2>
    <p>${words.confirmLead(balance, stated.asOf)}</p>
    ${[hidden('answer', 'confirmed'), hidden('copy', copy)]}
    ${nameField('confirming', typed.name, words)}
    <button>${words.confirm}</button>
  </form>`;
}

function questionForm({ copy }: AnswerPage, typed: Typed, words: PageWords): Html {
  const { answer, name, question, ownBalance } = typed;
  const open = answer === 'questioned' ? 'open' : '';
  return html`<details class="card" ${open}>
    <summary>${words.questionHeading}</summary>
    <form method="post">
      <p>${words.questionLead}</p>
      ${[hidden('answer', 'questioned'), hidden('copy', copy)]} ${nameField('asking', name, words)}
      <label for="question">${words.question}</label>
      <textarea id="question" name="question" maxlength="${questionMax}" required>
${question}</textarea>
      <label for="own">${words.ownBalance}</label>
      <input id="own" name="ownBalance" value="${ownBalance}" maxlength="40" inputmode="decimal" />
      <button class="second">${words.ask}</button>
    </form>
  </details>`;
}
