import { words } from '../settings.ts';
import { Stop } from '../stop.ts';

const zone = () => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();

/** This minute, in the spreadsheet's time zone. */
export const thisMinute = (): string =>
  Utilities.formatDate(new Date(), zone(), 'yyyy-MM-dd HH:mm');

/** Today, in the spreadsheet's time zone. */
export const today = (): string => Utilities.formatDate(new Date(), zone(), 'yyyy-MM-dd');

/** A day that a person typed; stops with a sentence where it is none. */
export function dayTyped(text: string): string {
  const day = text.trim().normalize('NFKC').replace(/[/.]/g, '-');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Stop(words().ledger.badDay(text));
  return day;
}

/** Asks for a text; null where the person cancels. */
export function asked(title: string, question: string): string | null {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.prompt(title, question, ui.ButtonSet.OK_CANCEL);
  return answer.getSelectedButton() === ui.Button.OK ? answer.getResponseText().trim() : null;
}
