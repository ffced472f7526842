import * as z from 'zod';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { ShortId } from '../values/code.ts';
import { Instant, type Day } from '../values/day.ts';
import { exact, Money } from '../values/money.ts';
import { addMonths, lastDay, Month } from '../values/month.ts';
import { Email, isPlainText, text } from '../values/text.ts';
import { DealerStatement } from './dealer-statement.ts';

/**
 * What a statement said when it was sent, as far as its answer is about it. What else a release
 * keeps of a statement is not read, so that one of any release can be answered.
 */
export const StatedMonth = DealerStatement.pick({
  ...{ month: true, dealerId: true, code: true, name: true, currency: true, asOf: true },
  ...{ opening: true, sales: true, returns: true, payments: true, refunds: true },
  ...{ writeOffs: true, openings: true, closing: true },
}).strip();
export type StatedMonth = z.infer<typeof StatedMonth>;

/** Most characters of what a dealer asks about its statement. */
export const questionMax = 1000;

/** A question in lines: each of them plain, none of the first and last empty. */
const Question = z
  .string()
  .min(1)
  .max(questionMax)
  .refine((value) => isPlainText(value.replaceAll('\n', ' ')), { error: 'text-not-plain' });

/** What a dealer says of a statement. */
export const SaidOfStatement = z.strictObject({
  /** `confirmed`: the figures agree with the dealer's books; `questioned`: they do not. */
  answer: z.enum(['confirmed', 'questioned']),
  /** Who answers, as the person wrote it. */
  name: text(60),
  /** What the dealer asks; null where it confirms. */
  question: Question.nullable(),
  /** What is owed by the dealer's own books; null where that was not said. */
  ownBalance: Money.nullable(),
});
export type SaidOfStatement = z.infer<typeof SaidOfStatement>;

/** A dealer's answer to its statement of a month. It stays; a later one is kept beside it. */
export const StatementAnswer = SaidOfStatement.extend({
  month: Month,
  dealerId: ShortId,
  /** 1 for the first answer to the statement of this month. */
  number: z.int().min(1),
  /** The closing balance that the answer is about, as it was stated, and by which copy. */
  stated: Money,
  copy: z.int().min(0),
  /** The address that the link was sent to: whoever reads its mail can answer. */
  sentTo: Email,
  at: Instant,
}).meta({ id: 'StatementAnswer' });
export type StatementAnswer = z.infer<typeof StatementAnswer>;

/** Most answers to one statement: who has more to say says it to a person. */
export const answersMax = 20;

/** What an answer is about, and how it came. */
export type AnswerAbout = Pick<
  StatementAnswer,
  'month' | 'dealerId' | 'stated' | 'copy' | 'sentTo' | 'at'
>;

/**
 * The answer after those that there are. One that says the same of the same as the latest is that
 * one, however often it comes. `answers-full` where there are as many as are kept.
 */
export function answerAfter(
  before: readonly StatementAnswer[],
  said: SaidOfStatement,
  about: AnswerAbout,
): Outcome<StatementAnswer, 'answers-full'> {
  const latest = before.at(-1);
  if (latest && saysTheSame(latest, { ...said, ...about })) return accept(latest);
  if (before.length >= answersMax) return refuse('answers-full');
  return accept({ ...about, ...said, number: before.length + 1 });
}

const compared = ['answer', 'name', 'question', 'ownBalance', 'stated', 'copy'] as const;

const saysTheSame = (a: Partial<StatementAnswer>, b: Partial<StatementAnswer>): boolean =>
  compared.every((field) => a[field] === b[field]);

/** What the dealer's books differ by from what was stated; null where they were not told. */
export const differenceOf = ({
  ownBalance,
  stated,
}: Pick<StatementAnswer, 'ownBalance' | 'stated'>): Money | null =>
  ownBalance === null ? null : exact(ownBalance - stated);

/** Months after a statement's own in which it can be answered by its link. */
const answerMonths = 6;

/** The last day, in the company's time zone, on which a statement can be answered by its link. */
export const answerableThrough = (month: Month): Day => lastDay(addMonths(month, answerMonths));
