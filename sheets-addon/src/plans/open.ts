import { parseMonth } from './month.ts';
import { monthOf, type Month } from '../../../domain/values/month.ts';
import { openTab } from '../editable/open.ts';
import { refresh } from '../editable/refresh.ts';
import { words } from '../settings.ts';
import { findTab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { offerToFill } from './fill.ts';
import { planKind } from './kind.ts';

/** Asks for a month and opens it; leaves everything as it is when the person cancels. */
export function askAndOpenMonth(): string {
  const w = words();
  const current = currentMonth();
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(w.plan.open, w.plan.askMonth(current), ui.ButtonSet.OK_CANCEL);
  if (answer.getSelectedButton() !== ui.Button.OK) return '';
  return openMonth(answer.getResponseText());
}

/**
 * Opens a month as typed: its tab refreshed where there is one, else a new tab. A month that nobody
 * planned yet is begun with what is proposed, if the person wants it.
 */
export function openMonth(text: string): string {
  const w = words();
  const month = parseMonth(text, currentMonth());
  if (month === null) throw new Stop(w.plan.badMonth(text));
  const tab = findTab(planKind.kind, month);
  if (tab) {
    tab.sheet.activate();
    return refresh(planKind, tab);
  }
  const { context, rows } = openTab(planKind, month);
  const filled = month < currentMonth() ? '' : offerToFill(month, rows);
  if (filled !== '') return filled;
  return w.plan.opened(Object.keys(context.dealers).length, rows.length);
}

/** The month that today lies in, on the spreadsheet's clock. */
export function currentMonth(): Month {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  return monthOf(Utilities.formatDate(new Date(), zone, 'yyyy-MM-dd'));
}
