import { routes } from '../../../api/routes.ts';
import { call } from '../call.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';

const zoneKey = 'companyZone';
const zoneSeconds = 600;

/**
 * The company's time zone: days and months begin there, wherever the spreadsheet thinks it is. It
 * is remembered for ten minutes.
 */
function companyZone(): string {
  const cache = CacheService.getUserCache();
  const known = cache.get(zoneKey);
  if (known !== null) return known;
  const { timeZone } = call(routes.company.getCompany);
  cache.put(zoneKey, timeZone, zoneSeconds);
  return timeZone;
}

/** This minute where the company is. */
export const thisMinute = (): string => minuteOf(new Date().toISOString());

/** The minute of an instant where the company is. */
export const minuteOf = (instant: string): string =>
  Utilities.formatDate(new Date(instant), companyZone(), 'yyyy-MM-dd HH:mm');

/** Today where the company is. */
export const today = (): string => Utilities.formatDate(new Date(), companyZone(), 'yyyy-MM-dd');

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
