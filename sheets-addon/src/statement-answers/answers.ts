import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { addMonths, monthOf } from '../../../domain/values/month.ts';
import { toRecords } from '../../../domain/values/table.ts';
import { progress } from '../action.ts';
import { call } from '../call.ts';
import { asked, minuteOf, today } from '../ledger/days.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { monthTyped } from '../ledger/summary.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { isTimeUp } from '../time.ts';
import { answerColumns, answerRow, type Answered } from './answer-rows.ts';

/** *Finance → Statement answers…*: asks for the month, the one before where nothing is typed. */
export function pullAnswers(): string {
  const before = addMonths(monthOf(today()), -1);
  const typed = asked(words().answers.item, words().ledger.askMonth(before));
  return typed === null ? '' : answersOf(typed === '' ? before : monthTyped(typed));
}

/** Pulls what dealers answered to their statements of a month, and who did not answer. */
export function answersOf(month: string): string {
  const { answers: w, action } = words();
  progress(action.fetching);
  const company = call(routes.company.getCompany);
  const all = readAnswers(month);
  const digits = minorDigits(company.currency);
  writeSummary({
    ...{ kind: 'answers', scope: month, name: w.name(month), columns: answerColumns, digits },
    title: `${company.name} · ${w.title(month)}`,
    rows: all.map((each) => answerRow(each, minuteOf, digits, words())),
  });
  const count = (what: string) => all.filter(({ answer }) => answer === what).length;
  return w.pulled(all.length, count('questioned'), count('none'));
}

/** Page after page, for as long as one action has time. */
function readAnswers(month: string): Answered[] {
  const all: Answered[] = [];
  let cursor: string | undefined;
  do {
    if (isTimeUp()) throw new Stop(words().answers.tooMany);
    const query = cursor === undefined ? {} : { cursor };
    const page = call(routes['statement-answers'].listStatementAnswers, {
      ...{ params: { month }, query },
    });
    all.push(...toRecords<keyof Answered>(page));
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}
