import { many } from '../words-many.ts';

/** Words of the page that brings in a bank's file. */
export const bankFileEnglish = {
  account: 'Our account',
  accountHelp: 'Its name is kept with every line. Use the same one each time.',
  drop: 'Drop the CSV file of the bank here, or',
  choose: 'choose it…',
  oneOnly: 'Drop one file at a time.',
  empty: (name: string) =>
    `“${name}” is empty. Export it again at the bank, then choose that file.`,
  notCsv: (name: string) =>
    `“${name}” is no CSV. Open it, save it as CSV, and choose that file; ` +
    'or paste its cells into a sheet and choose Finance → Bring in this sheet.',
  tooLong: (name: string, rows: number, most: number) =>
    `“${name}” has ${many(rows, 'row')}; at most ${String(most)} can be brought in at once. ` +
    'Export a shorter time.',
  unreadable: (name: string) => `“${name}” can’t be read. Choose it once more.`,
  look: (name: string, rows: number) => `${name}: ${many(rows, 'row')}. Do the texts look right?`,
  more: (rows: number) => `… and ${many(rows, 'more row')}`,
  bring: 'Bring in',
  another: 'Another file',
  bringing: 'Bringing in…',
  close: 'Close',
  askOrder: 'In which order are days written?',
  dayFirst: 'Day first, like 23/11',
  monthFirst: 'Month first, like 11/23',
};
