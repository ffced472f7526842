import { routes } from '../../../api/routes.ts';
import type { KeyFigures } from '../../../domain/summaries/summary.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { words } from '../settings.ts';
import type { Content } from '../table/cell.ts';
import { minuteOf } from './days.ts';
import { mailedColumns } from './summary-columns.ts';
import { unknown } from './summary-rows.ts';
import { writeSummary } from './summary-tab.ts';
import { askedMonth } from './summary.ts';

/** Key figures that are money, in the order in which the letter has them. */
export const mailedFigures = [
  ...(['net', 'actual', 'plan', 'lastMonth', 'lastYear', 'yearToDate', 'lastYearToDate'] as const),
  ...(['payments', 'owed', 'open', 'overdue'] as const),
] satisfies readonly (keyof KeyFigures)[];

/** *Ledger → Month as mailed…*: asks for the month and pulls it. */
export function pullMailed(): ActionResult {
  const { mailed } = words().ledger;
  return act(mailed.item, () => {
    const month = askedMonth(mailed.item);
    return month === null ? '' : mailedOf(month);
  });
}

/**
 * Pulls the key figures of a month as its mail had them, beside those of now, and below them every
 * entry that was recorded since: what they add to the balance adds up to the difference.
 */
export function mailedOf(month: string): string {
  const { mailed } = words().ledger;
  const params = { month };
  const [company, found] = callAll([
    ask(routes.company.getCompany),
    ask(routes.summaries.getRestatedSummary, { params, query: {} }),
  ]);
  const { sent, known, figures } = found;
  const digits = minorDigits(company.currency);
  const money = (amount: number | null): Content =>
    amount === null ? unknown : amount / 10 ** digits;
  const rows = mailedFigures.map((name): Content[] => {
    const { known, restated, difference } = figures.find(({ figure }) => figure === name) ?? {
      ...{ known: null, restated: null, difference: null },
    };
    return [mailed.figures[name], money(known), money(restated), money(difference)];
  });
  const entries = sent === null ? [] : entriesSince(month, known.knownAt, money);
  const state =
    sent === null ? mailed.notMailed : mailed.sent(sentAt(sent.sentAt), sent.isReproduced);
  writeSummary({
    ...{ kind: 'mailed', scope: month, name: mailed.name(month), columns: mailedColumns },
    title: [company.name, mailed.title(month), state].join(' · '),
    rows: [...rows, ...entries],
    digits,
  });
  return mailed.pulled(entries.length);
}

/** When it was sent, in the time zone of the sheet. */
const sentAt = (at: string | null): string => (at === null ? unknown : minuteOf(at));

/** A row for each entry recorded since that changes a figure of the month. */
function entriesSince(
  month: string,
  asKnownAt: string,
  money: (amount: number | null) => Content,
): Content[][] {
  const { ledger } = words();
  const rows: Content[][] = [];
  for (let cursor: string | undefined; ;) {
    const query = { asKnownAt, ...(cursor === undefined ? {} : { cursor }) };
    const page = call(routes.reports.getRestatement, { params: { month }, query });
    for (const { kind, dealerName, day, document, owed } of toRecords<string>(page)) {
      const what = ledger.entryKinds[kind as keyof typeof ledger.entryKinds];
      const name = [what, dealerName, day, document].filter((part) => part !== null).join(' · ');
      rows.push([name, '', '', money(Number(owed))]);
    }
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
}
