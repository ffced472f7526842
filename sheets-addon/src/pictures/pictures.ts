import { minorDigits } from '../../../domain/values/currency.ts';
import { addMonths, type Month } from '../../../domain/values/month.ts';
import { whole } from '../../../domain/values/rate.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import type { Reply } from '../../../api/route.ts';
import { company as companyRoutes } from '../../../api/routes/company.ts';
import { reports } from '../../../api/routes/reports.ts';
import { ask, call, callAll } from '../call.ts';
import { moneyScale } from '../plans/context.ts';
import { currentMonth } from '../plans/open.ts';
import { words } from '../settings.ts';
import { activeTab } from '../sheets/tab.ts';
import type { DealerFigure, MonthFigure, Pictures } from './figures.ts';

type Report = Reply<(typeof reports)['getReport']>;

/** How many months the second picture goes back, the shown month included. */
const monthsShown = 12;

/** Shows the dialog with the two pictures. */
export function openPictures(): void {
  const page = HtmlService.createHtmlOutputFromFile('pictures').setWidth(960).setHeight(640);
  SpreadsheetApp.getUi().showModalDialog(page, words().menu.pictures);
}

/** The figures of both pictures: of the open plan's month, else of the current one. */
export function pictureFigures(): Pictures {
  const tab = activeTab();
  const month = tab?.pull.kind === 'plan' ? tab.pull.scope : currentMonth();
  const past = Array.from({ length: monthsShown }, (_, i) => addMonths(month, i + 1 - monthsShown));
  const [company, byDealer, ...byMonth] = callAll([
    ask(companyRoutes.getCompany),
    ask(reports.getReport, { params: { month }, query: { by: 'dealer' } }),
    ...past.map((one) =>
      ask(reports.getReport, { params: { month: one }, query: { by: 'class' } }),
    ),
  ]);
  const money = moneyScale(minorDigits(company.currency));
  return {
    words: words().sidebar,
    company: company.name,
    colours: company.colours,
    month,
    timeGone: byDealer.timeGone / whole,
    dealers: dealerFigures(month, byDealer),
    months: byMonth.map((report) => monthFigure(report, money)),
  };
}

function dealerFigures(month: Month, first: Report): DealerFigure[] {
  const rows = toRecords<'dealerName' | 'attainment'>(first);
  for (let next = first.next; next !== undefined;) {
    const query = { by: 'dealer', cursor: next } as const;
    const page = call(reports.getReport, { params: { month }, query });
    rows.push(...toRecords<'dealerName' | 'attainment'>(page));
    next = page.next;
  }
  return rows.map(({ dealerName, attainment }) => ({
    name: String(dealerName),
    attainment: typeof attainment === 'number' ? attainment / whole : null,
  }));
}

/** The months are asked by class, which is one short page however many dealers there are. */
function monthFigure(report: Report, money: number): MonthFigure {
  const total = (column: string): Cell => report.total[report.columns.indexOf(column)] ?? null;
  const plan = total('planAmount');
  const actual = total(report.basis === 'cash' ? 'payments' : 'netAmount');
  return {
    month: report.month,
    actual: Number(actual ?? 0) / money,
    plan: typeof plan === 'number' && plan > 0 ? plan / money : null,
  };
}
