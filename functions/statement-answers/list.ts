import {
  statementAnswerColumns,
  type statementAnswers as routes,
} from '../../api/routes/statement-answers.ts';
import { letterSentence } from '../../api/sentences-letters.ts';
import type { Locale } from '../../api/sentences.ts';
import { letterIdOf, type Letter } from '../../domain/letters/letter.ts';
import { accept } from '../../domain/outcome.ts';
import { differenceOf, type StatementAnswer } from '../../domain/summaries/statement-answer.ts';
import type { Month } from '../../domain/values/month.ts';
import { toTable, type Cell } from '../../domain/values/table.ts';
import { readCustomers } from '../../store/customers.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { lettersTo, pageOfLetters } from '../../store/letters.ts';
import { readAnswersBetween } from '../../store/statement-answers.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { db } from '../database.ts';
import { visibleLetters } from '../letters/visible.ts';
import type { Handler } from '../serve.ts';
import { newestStated, readStated } from './stated.ts';

/** Most letters of a page: what each of them said is read from where it is kept. */
const pageSize = 100;

/** The statements of a month in order of dealers, each with what the dealer answered last. */
export const listStatementAnswers: Handler<typeof routes.listStatementAnswers> = async (
  { params: { month }, query: { cursor } },
  { member, locale },
) => {
  const question = ['statement-answers', month];
  const after = await readCursor(cursor, question, member);
  const { letters, next } = await pageOfLetters(db, runOf(month), { after, limit: pageSize });
  const seen = await visibleLetters(await dealersIn(letters), member);
  const rows = await rowsOf(month, seen, locale);
  return accept({
    month,
    ...toTable(statementAnswerColumns, rows),
    ...(next === null ? {} : { next: await writeCursor(next, question, member) }),
  });
};

const runOf = (month: Month) => ({ kind: 'dealer-statement', period: month }) as const;

/** The statement of a dealer: the letter to be shown, and all copies of it. */
interface ToDealer extends Pick<Letter, 'recipient' | 'territories'> {
  readonly dealerId: string;
  readonly letter: Letter;
  readonly copies: readonly Letter[];
}

/**
 * The dealers whose statement begins on a page. What is left of the last one's copies may be on the
 * next page, where they are of nobody. Those to whom there was nothing to say are not among them.
 */
async function dealersIn(letters: readonly Letter[]): Promise<ToDealer[]> {
  const firsts = letters.filter(({ copy }) => copy === 0);
  const all = await inParallel(firsts, async (first): Promise<ToDealer> => {
    const { recipient, period, territories } = first;
    const dealerId = dealerOf(first);
    const here = letters.filter((letter) => dealerOf(letter) === dealerId);
    const isLast = here.at(-1) === letters.at(-1);
    const copies = isLast ? await lettersTo(db, runOf(period), recipient) : here;
    const told = copies.filter(({ state }) => state !== 'empty');
    const letter = newestStated(told) ?? told.at(-1) ?? first;
    return { recipient, territories, dealerId, letter, copies: told };
  });
  return all.filter(({ copies }) => copies.length > 0);
}

const dealerOf = ({ recipient }: Letter): string =>
  recipient.is === 'dealer' ? recipient.dealerId : '';

type Row = Record<(typeof statementAnswerColumns)[number], Cell>;

async function rowsOf(month: Month, dealers: readonly ToDealer[], locale: Locale): Promise<Row[]> {
  const [first, last] = [dealers.at(0), dealers.at(-1)];
  if (!first || !last) return [];
  const [customers, answers, closings] = await Promise.all([
    readCustomers(
      db,
      dealers.map(({ dealerId }) => dealerId),
    ),
    readAnswersBetween(db, month, first.dealerId, last.dealerId),
    inParallel(dealers, async ({ copies }) => {
      const stated = newestStated(copies);
      return stated && (await readStated(stated)).closing;
    }),
  ]);
  return dealers.map(({ dealerId, letter }, i): Row => {
    const own = answers.filter((answer) => answer.dealerId === dealerId);
    const closing = closings[i] ?? null;
    return {
      dealerId,
      dealerCode: customers[i]?.customer.code ?? null,
      dealerName: customers[i]?.customer.name ?? null,
      ...{ state: letter.state, sentence: letterSentence(letter, locale) },
      ...{ sentAt: letter.sentAt, letterId: letterIdOf(letter), closing },
      ...cellsOf(own.at(-1), closing),
      answers: own.length,
    };
  });
}

/** What the latest answer says, about the balance that was stated last or another. */
function cellsOf(latest: StatementAnswer | undefined, closing: number | null) {
  if (!latest) return { ...nothing, answer: 'none' };
  const { answer, question, ownBalance, name, sentTo, at, stated } = latest;
  const isOutdated = stated !== closing;
  return {
    answer,
    isOutdated,
    question,
    ownBalance,
    difference: differenceOf(latest),
    name,
    sentTo,
    at,
  };
}

const nothing = {
  ...{ isOutdated: null, question: null, ownBalance: null, difference: null },
  ...{ name: null, sentTo: null, at: null },
} as const;
