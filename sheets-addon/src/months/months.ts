import { routes } from '../../../api/routes.ts';
import type { Reply } from '../../../api/route.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { addMonths, monthOf } from '../../../domain/values/month.ts';
import { progress } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { asked, minuteOf, today } from '../ledger/days.ts';
import { monthTyped } from '../ledger/summary.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { isTimeUp } from '../time.ts';
import { monthColumns, monthRows } from './month-rows.ts';

const { closeMonth, continueMonths, listMonths, requestReopening } = routes.months;

/** *Finance → Months*: which are open, which are closed, by whom and since when. */
export function pullMonths(): string {
  const w = words().months;
  progress(words().action.fetching);
  const [company, months] = callAll([ask(routes.company.getCompany), ask(listMonths)]);
  const state = months.open === null ? w.neverClosed : w.open(months.open);
  writeSummary({
    ...{ kind: 'months', scope: 'all', name: w.item },
    title: `${company.name} · ${w.title} · ${state}`,
    columns: monthColumns,
    rows: monthRows(months, minuteOf, words()),
    digits: minorDigits(company.currency),
  });
  return months.open === null ? w.neverClosed : w.pulled(months.open);
}

/**
 * *Finance → Close a month*: account by account, for as long as there is time. What was under way
 * before is ended first.
 */
export function closeTheMonth(): string {
  const w = words().months;
  const { open, acts } = call(listMonths);
  if (acts[0] && acts[0].after !== null) return `${goOn()} ${pullMonths()}`;
  const typed = asked(w.close, w.askClose(open ?? addMonths(monthOf(today()), -1)));
  if (typed === null) return '';
  const month = monthTyped(typed === '' ? (open ?? addMonths(monthOf(today()), -1)) : typed);
  let closing = call(closeMonth, { params: { month } });
  while (closing.state !== 'closed') {
    wait(closing.act);
    closing = call(closeMonth, { params: { month } });
  }
  return `${w.closed(month)} ${pullMonths()}`;
}

/** *Finance → Ask to reopen a month*: with a reason; somebody else decides. */
export function askToReopen(): string {
  const w = words().months;
  const { acts } = call(listMonths);
  const [newest] = acts;
  if (!newest) throw new Stop(w.nothingClosed);
  const typed = asked(w.reopen, w.askReopen(newest.through));
  if (typed === null) return '';
  const month = monthTyped(typed === '' ? newest.through : typed);
  const reason = asked(w.reopen, w.askReason);
  if (reason === null) return '';
  if (reason === '') throw new Stop(w.reasonMissing);
  call(requestReopening, { params: { month }, body: { reason } });
  pullMonths();
  return w.asked;
}

type Act = NonNullable<Reply<typeof continueMonths>['act']>;

/** Goes on with what is under way. */
export function goOn(): string {
  let { act } = call(continueMonths);
  while (act !== null && act.after !== null) {
    wait(act);
    ({ act } = call(continueMonths));
  }
  return words().months.goneOn;
}

/** Says how far it is; stops where the time of one action is over. */
function wait({ done, all }: Act): void {
  const w = words().months;
  progress(w.underWay(done, all));
  if (isTimeUp()) throw new Stop(`${w.underWay(done, all)}. ${w.goOn}`);
}
