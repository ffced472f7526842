import { words } from '../settings.ts';

/** Sizes of the dialog in pixels; a smaller window makes it smaller. */
const width = 900;
const height = { besides: 240, row: 68, least: 440, most: 600 } as const;

/** Shows the dialog in which so many conflicts of the open tab are settled. */
export function openConflicts(tabName: string, count: number): void {
  const wanted = Math.max(height.least, height.besides + count * height.row);
  const page = HtmlService.createHtmlOutputFromFile('conflicts')
    .setWidth(width)
    .setHeight(Math.min(wanted, height.most));
  SpreadsheetApp.getUi().showModalDialog(page, words().conflicts.title(tabName));
}
