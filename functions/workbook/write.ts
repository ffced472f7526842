import { tabIdOf, changesOf } from './requests.ts';
import type { Spreadsheets } from './connect.ts';
import type { Kept } from './frozen.ts';
import { tabOf } from './layout.ts';
import { Unwritten } from './unwritten.ts';
import { patience } from '../../store/patience.ts';

/** Tries of a month in one run, and the first wait between them in milliseconds; each doubles. */
const tries = 6;
const firstWait = 2_000;

/**
 * Writes a month into a spreadsheet, unless it is there, and answers which. Each try looks first:
 * one whose answer was lost may have been done. Throws `Unwritten` where it can't be written; a tab
 * that is there is never written over, whatever people did to it.
 */
export async function writeTab(
  spreadsheets: Spreadsheets,
  spreadsheetId: string,
  kept: Kept,
): Promise<'written' | 'there'> {
  for (let tried = 1; ; tried++) {
    try {
      return await writeOnce(spreadsheets, spreadsheetId, kept);
    } catch (error) {
      const mayPass = error instanceof Unwritten && error.problem === 'google-busy';
      if (!mayPass || tried === tries) throw error;
    }
    await patience.pause(firstWait * 2 ** (tried - 1) + patience.chance() * firstWait);
  }
}

async function writeOnce(
  spreadsheets: Spreadsheets,
  spreadsheetId: string,
  { frozen, sha256 }: Kept,
): Promise<'written' | 'there'> {
  const { month } = frozen.summary;
  const place = () => placeFor(spreadsheets, spreadsheetId, month, sha256);
  const index = await place();
  if (index === null) return 'there';
  try {
    await spreadsheets.change(spreadsheetId, changesOf(tabOf(frozen), sha256, index));
    return 'written';
  } catch (error) {
    const isRefused = error instanceof Unwritten && error.problem === 'refused';
    // Another run was first: then it is there now, or says what is in its way.
    if (isRefused && (await place()) === null) return 'there';
    throw error;
  }
}

/**
 * From the left the place of a month's tab, the newest of ours first; null where the tab is there
 * with these figures. Throws `Unwritten` where there is no place for it.
 */
async function placeFor(
  spreadsheets: Spreadsheets,
  spreadsheetId: string,
  month: string,
  sha256: string,
): Promise<number | null> {
  const tabs = await spreadsheets.tabs(spreadsheetId);
  const own = tabs.find(({ tabId }) => tabId === tabIdOf(month));
  if (own?.mark === sha256) return null;
  if (own) throw new Unwritten('tab-differs');
  if (tabs.some(({ title }) => title.toLowerCase() === month)) throw new Unwritten('name-taken');
  return tabs.filter(({ tabId, mark }) => mark !== null && tabId > tabIdOf(month)).length;
}
