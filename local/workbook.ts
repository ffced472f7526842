import type { DataFolder } from './data-folder.ts';
import type { Credentials } from './dynamodb.ts';
import type { KeptBook } from './google/book.ts';
import { firstBookId, startGoogle } from './google/server.ts';
import { region } from './resources.ts';
import { startSecrets } from './secrets.ts';

/** The secret in which the product finds the key of this machine's Google. */
const secretName = 'dealerbook-workbook';

/** What the company's workbook is written to here: a Google, and the secret with its key. */
export type Workbook = {
  readonly sheetsEndpoint: string;
  readonly secretsEndpoint: string;
  /** The spreadsheet as it is now. */
  readonly book: () => KeptBook | undefined;
  readonly stop: () => Promise<void>;
};

/** What it is started with. */
export type WorkbookParts = {
  readonly data: DataFolder;
  readonly credentials: Credentials;
  readonly report: (line: string) => void;
};

/** Starts it on the data folder, which keeps the spreadsheet. */
export async function startWorkbook(parts: WorkbookParts): Promise<Workbook> {
  const { data, credentials, report } = parts;
  const google = await startGoogle({ folder: data.file('google'), report });
  const secretCalled = (name: string) => (name === secretName ? google.key : undefined);
  const secrets = await startSecrets({ credentials, region, report, secretCalled });
  return {
    sheetsEndpoint: google.endpoint,
    secretsEndpoint: secrets.endpoint,
    book: () => google.books.find(firstBookId),
    stop: async () => {
      await secrets.stop();
      await google.stop();
    },
  };
}
