import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clock } from '../../../functions/clock.ts';
import type { KeptSheet } from '../../../local/google/book.ts';
import { firstBookId, startGoogle, type Google } from '../../../local/google/server.ts';
import { startSecrets } from '../../../local/secrets.ts';
import { startArchive, type LocalArchive } from '../archive.ts';
import { troubledWay, type Way } from './troubled-google.ts';

/** As the functions under test are told by `service.ts`. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-central-1';
export const secretName = 'dealerbook-workbook';

/** What the workbook is written to: a Google, the way to it, and the secret with the key. */
export interface WorkbookOffice {
  readonly google: Google;
  readonly way: Way;
  readonly archive: LocalArchive;
  /** What the secret holds; undefined is no such secret. */
  secret: string | undefined;
  /** The tabs of the company's spreadsheet, from left to right. */
  tabs(): readonly KeptSheet[];
  /** What the tab of a month says: a row for each, a value or null for each cell. */
  cells(title: string): (string | number | null)[][];
  /** Changes a tab, or takes it away, as a person would. */
  edit(title: string, change: (sheet: KeptSheet) => KeptSheet | null): void;
  stop(): Promise<void>;
}

/** Starts it, and tells the functions where it is. After `startService`. */
export async function startWorkbookOffice(): Promise<WorkbookOffice> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-workbook-'));
  const report = (line: string) => {
    throw new Error(line);
  };
  const google = await startGoogle({ folder, report, now: () => clock.now() });
  const way = await troubledWay(google.endpoint);
  const archive = await startArchive();
  const secretCalled = (name: string) => (name === secretName ? office.secret : undefined);
  const secrets = await startSecrets({ credentials, region, report, secretCalled });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    LETTERS_BUCKET: 'letters',
    WORKBOOK_SECRET: secretName,
    SHEETS_ENDPOINT: `${way.endpoint}/`,
  });
  const book = () => {
    const found = google.books.find(firstBookId);
    if (!found) throw new Error('the workbook is not there');
    return found;
  };
  const office: WorkbookOffice = {
    ...{ google, way, archive, secret: google.key },
    tabs: () => book().sheets,
    cells: (title) => {
      const rows = book().sheets.find(({ properties }) => properties.title === title)?.rows ?? [];
      return rows.map((row) =>
        row.map(({ userEnteredValue: { stringValue, numberValue } = {} }) => {
          return stringValue ?? numberValue ?? null;
        }),
      );
    },
    edit: (title, change) => {
      const edited = (sheet: KeptSheet) =>
        sheet.properties.title === title ? change(sheet) : sheet;
      const { sheets, ...rest } = book();
      google.books.keep({ ...rest, sheets: sheets.flatMap((sheet) => edited(sheet) ?? []) });
    },
    stop: async () => {
      await secrets.stop();
      await way.stop();
      await google.stop();
      await archive.s3.stop();
      rmSync(folder, { recursive: true });
    },
  };
  return office;
}
