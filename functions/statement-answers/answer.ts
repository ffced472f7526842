import type { statementLinks } from '../../api/routes/statement-links.ts';
import { amountOf } from '../../domain/bank/figures.ts';
import { accept } from '../../domain/outcome.ts';
import {
  answerAfter,
  questionMax,
  type SaidOfStatement,
  type StatementAnswer,
} from '../../domain/summaries/statement-answer.ts';
import { minorDigits } from '../../domain/values/currency.ts';
import { addAnswer, readAnswers } from '../../store/statement-answers.ts';
import { untilDone } from '../../store/transact.ts';
import { instant } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { behindLink, type BehindLink } from './behind-link.ts';
import type { NotKept } from './page-words.ts';
import { answerPage, type Typed } from './page.ts';

/**
 * Keeps what a dealer answers, beside what was answered before; the same twice is one answer. What
 * can't be understood, or is about an older copy, is shown again with what is wrong with it.
 */
export const answerStatement: Handler<typeof statementLinks.answerStatement> = async (
  { params: { token }, query, body },
  { locale },
) => {
  const behind = await behindLink(token);
  const language = query.language ?? locale;
  const { answer, name, question = '', ownBalance = '' } = body;
  const typed = { answer, name, question, ownBalance };
  const said = Number(body.copy) === behind.copy ? understood(typed, behind) : 'newer';
  const answers = typeof said === 'string' ? said : await kept(said, behind);
  if (typeof answers === 'string') {
    return accept(answerPage({ ...behind, language, came: { notKept: answers, typed } }));
  }
  return accept(answerPage({ ...behind, answers, language, came: { kept: answer } }));
};

/** The answers with this one; `full` where there are too many. */
const kept = (said: SaidOfStatement, behind: BehindLink): Promise<StatementAnswer[] | 'full'> =>
  untilDone(async () => {
    const { stated, copy, sentTo } = behind;
    const { month, dealerId, closing } = stated;
    const before = await readAnswers(db, month, dealerId);
    const about = { month, dealerId, copy, sentTo, stated: closing, at: instant() };
    const after = answerAfter(before, said, about);
    if (!after.ok) return 'full';
    const { number } = after.facts;
    if (number <= before.length) return before;
    await addAnswer(db, after.facts);
    return [...before, after.facts];
  });

/** What was typed, as it is kept; or what is wrong with it. */
function understood(typed: Typed, { stated }: BehindLink): SaidOfStatement | NotKept {
  const { answer } = typed;
  const name = cleaned(typed.name).replaceAll('\n', ' ');
  if (name === '' || name.length > 60) return 'name-missing';
  if (answer === 'confirmed') return { answer, name, question: null, ownBalance: null };
  const question = cleaned(typed.question);
  if (question === '') return 'question-missing';
  if (question.length > questionMax) return 'too-long';
  const written = cleaned(typed.ownBalance);
  if (written === '') return { answer, name, question, ownBalance: null };
  const ownBalance = amountOf(written, minorDigits(stated.currency));
  if (ownBalance === null || !/\d/.test(written)) return 'balance-unreadable';
  return { answer, name, question, ownBalance };
}

/** A text without what can't be shown: lines by one sign, no control characters, no edges. */
const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
