import { auth, sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';
import type { WorkbookProblem } from '../../domain/workbook/month.ts';
import { markKey, type Change } from './requests.ts';
import { accessToken, answerWithin, type ServiceAccount } from './service-account.ts';
import { Unwritten } from './unwritten.ts';

/** A tab as it is there: by which id, called how, and which figures it says it holds. */
export interface TabSeen {
  readonly tabId: number;
  readonly title: string;
  readonly mark: string | null;
}

/** Google's spreadsheets, as far as the workbook needs them. What fails throws `Unwritten`. */
export interface Spreadsheets {
  /** The tabs of a spreadsheet, from left to right. */
  readonly tabs: (spreadsheetId: string) => Promise<TabSeen[]>;
  /** Makes all changes, or none. */
  readonly change: (spreadsheetId: string, changes: Change[]) => Promise<void>;
}

/** What is asked of the tabs: none of their cells. */
const seen = 'sheets(properties(sheetId,title),developerMetadata(metadataKey,metadataValue))';

/**
 * Connects to the Sheets API in the name of a service account. The library's own retries are off:
 * what was asked again without a look may have been done the first time.
 */
export function connectSpreadsheets(account: ServiceAccount, rootUrl: string): Spreadsheets {
  const client = new auth.OAuth2();
  client.refreshHandler = () => accessToken(account);
  const given = { auth: client, rootUrl, retry: false, timeout: answerWithin };
  const { spreadsheets } = new sheets_v4.Sheets(given);
  return {
    tabs: async (spreadsheetId) => {
      const { data } = await asked(() => spreadsheets.get({ spreadsheetId, fields: seen }));
      return (data.sheets ?? []).map(tabSeen);
    },
    change: async (spreadsheetId, requests) => {
      const fields = 'spreadsheetId';
      const requestBody = { requests };
      await asked(() => spreadsheets.batchUpdate({ spreadsheetId, fields, requestBody }));
    },
  };
}

function tabSeen({ properties, developerMetadata = [] }: sheets_v4.Schema$Sheet): TabSeen {
  const mark = developerMetadata.find(({ metadataKey }) => metadataKey === markKey);
  return {
    // What is zero or empty is left out of Google's answers.
    tabId: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    mark: mark?.metadataValue ?? null,
  };
}

async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unwritten) throw error;
    throw new Unwritten(problemOf(error), error);
  }
}

/** What is read of an error of the Sheets API (AIP-193). */
const ApiError = z.object({
  response: z.object({
    status: z.int(),
    data: z
      .object({
        error: z.object({ details: z.array(z.object({ reason: z.string().optional() })) }),
      })
      .optional()
      .catch(undefined),
  }),
});

/** Statuses that say what is wrong; any other, and no answer at all, may pass by themselves. */
const problems: Readonly<Record<number, WorkbookProblem>> = {
  400: 'refused',
  401: 'key-refused',
  403: 'not-shared',
  404: 'no-spreadsheet',
};

function problemOf(error: unknown): WorkbookProblem {
  const { data: read } = ApiError.safeParse(error);
  if (!read) return 'google-busy';
  const { status, data } = read.response;
  const reasons = (data?.error.details ?? []).map(({ reason }) => reason);
  if (status === 403 && reasons.includes('SERVICE_DISABLED')) return 'api-off';
  return problems[status] ?? 'google-busy';
}
