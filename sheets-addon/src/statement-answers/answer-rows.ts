import type * as listed from '../../../api/routes/statement-answers.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { dealer, money, text } from '../contracts/register-columns.ts';
import { unknown } from '../ledger/summary-rows.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';

/** The columns of what dealers answered. */
export const answerColumns: readonly Column[] = [
  ...dealer,
  text('dealerAnswer', 190),
  money('statedBalance'),
  money('ownBalance'),
  money('ownDifference'),
  text('dealerQuestion', 320),
  text('answeredBy', 110),
  text('answeredAt', 130),
  text('linkSentTo', 190),
  { key: 'answerCount', word: 'answerCount', kind: 'integer', width: 80 },
];

/** A statement with what was answered to it last, as the service tells it. */
export type Answered = Readonly<Record<(typeof listed.statementAnswerColumns)[number], Cell>>;

/** A row for each statement of the month. */
export function answerRow(
  answered: Answered,
  minuteOf: (instant: string) => string,
  digits: number,
  { answers: w }: Words,
): Content[] {
  const amount = (value: Cell): Content => (value === null ? '' : Number(value) / 10 ** digits);
  const cells: Readonly<Record<string, Content | null>> = {
    dealerCode: answered.dealerCode ?? answered.dealerId,
    dealerName: answered.dealerName,
    dealerAnswer: saidOf(answered, w),
    statedBalance: answered.closing === null ? unknown : amount(answered.closing),
    ownBalance: amount(answered.ownBalance),
    ownDifference: amount(answered.difference),
    dealerQuestion: answered.question,
    answeredBy: answered.name,
    answeredAt: answered.at === null ? null : minuteOf(String(answered.at)),
    linkSentTo: answered.sentTo,
    answerCount: answered.answers,
  };
  return answerColumns.map(({ key }) => cells[key] ?? '');
}

/** What a dealer answered; where it did not, whether it could have: what became of its mail. */
function saidOf({ answer, isOutdated, state, sentence }: Answered, w: Words['answers']): string {
  if (answer === 'none') return state === 'sent' ? w.none : String(sentence);
  const said = w.said[answer as keyof typeof w.said];
  return isOutdated === true ? w.outdated(said) : said;
}
