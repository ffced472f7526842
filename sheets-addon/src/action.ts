import { ApiProblem } from '../../api/client.ts';
import { words } from './settings.ts';
import { Stop } from './stop.ts';

/** What an action tells its caller; the sidebar shows it. */
export interface ActionResult {
  readonly ok: boolean;
  readonly message: string;
}

const lockMs = 10_000;
const progressKey = 'progress';
const progressSeconds = 360;
const finishedKey = 'finished';
const finishedSeconds = 3600;

/**
 * Runs one action of a menu or the sidebar: one at a time in a spreadsheet, with its progress for
 * the sidebar. Success is a toast, a refusal an alert that says what to do.
 */
export function act(name: string, work: () => string): ActionResult {
  const result = actForPage(name, work);
  return tell(name, result.ok, result.message);
}

/** Like `act`, for a page that says itself what became of it: an alert would take its place. */
export function actForPage(name: string, work: () => string): ActionResult {
  const lock = LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
  if (lock && !lock.tryLock(lockMs)) return { ok: false, message: words().action.busy };
  progress(name);
  const { ok, message } = attempt(work);
  progress(null);
  CacheService.getUserCache().put(finishedKey, String(Date.now()), finishedSeconds);
  // Before anything is shown: an alert left open must not hold up the others.
  lock?.releaseLock();
  return { ok, message };
}

function attempt(work: () => string): ActionResult {
  try {
    return { ok: true, message: work() };
  } catch (error) {
    return { ok: false, message: sentenceOf(error) };
  }
}

/** Says how far the running action is; null when none runs. Shown by the sidebar. */
export function progress(text: string | null): void {
  const cache = CacheService.getUserCache();
  if (text === null) cache.remove(progressKey);
  else cache.put(progressKey, text, progressSeconds);
}

/** What the running action last said, or null. */
export const runningProgress = (): string | null => CacheService.getUserCache().get(progressKey);

/** When the person's last action ended, or null; the sidebar looks again when it changes. */
export const lastFinished = (): string | null => CacheService.getUserCache().get(finishedKey);

/** The sentence of a failure for the person at the sheet. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Stop) return error.message;
  if (error instanceof ApiProblem) {
    const fields = error.errors.map(({ field, message }) => `${field}: ${message}`);
    return [error.message, ...fields].join('\n');
  }
  console.error(error);
  return words().action.unexpected(error instanceof Error ? error.message : String(error));
}

function tell(name: string, ok: boolean, message: string): ActionResult {
  if (message !== '') {
    if (ok) SpreadsheetApp.getActiveSpreadsheet().toast(message, name, 8);
    else {
      const ui = SpreadsheetApp.getUi();
      ui.alert(name, message, ui.ButtonSet.OK);
    }
  }
  return { ok, message };
}
