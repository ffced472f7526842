import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import * as z from 'zod';
import { listen } from '../listener.ts';
import { readBody } from '../request-body.ts';
import { firstBook, openBooks, type Books, type KeptBook } from './book.ts';
import { changed } from './changes.ts';
import { masked, readMask } from './field-mask.ts';
import { GoogleProblem } from './problem.ts';
import { keyFile, openAccountKey } from './service-account.ts';
import { BatchUpdate } from './shapes.ts';
import { issueTokens, type Tokens } from './tokens.ts';

/** What to serve. */
export type GoogleOptions = {
  /** The folder that keeps the key and the spreadsheets. */
  readonly folder: string;
  /** Told in one line of what went wrong here. */
  readonly report: (line: string) => void;
  /** The clock, in milliseconds since 1970; the machine's unless said. */
  readonly now?: () => number;
};

/** As much of Google as the workbook needs. */
export type Google = {
  readonly endpoint: string;
  /** The key file of the service account, which the product finds in its secret. */
  readonly key: string;
  readonly books: Books;
  readonly stop: () => Promise<void>;
};

/** The spreadsheet that is there from the beginning. */
export const firstBookId = 'workbook-of-this-machine';

const bytesMax = 32 * 1024 * 1024;

/** What may be asked of a spreadsheet; no cells, which the product never reads. */
const known = {
  spreadsheetId: {},
  properties: { title: {} },
  sheets: {
    properties: { sheetId: {}, title: {}, index: {}, gridProperties: {} },
    developerMetadata: { metadataId: {}, metadataKey: {}, metadataValue: {}, visibility: {} },
  },
};

/**
 * Starts a Google that knows one service account, its tokens, and spreadsheets by the part of the
 * Sheets API that the product uses. What is answered to be done is on the disk; anything else is
 * refused as Google refuses it.
 */
export async function startGoogle({ folder, report, now }: GoogleOptions): Promise<Google> {
  const books = openBooks(folder);
  const account = openAccountKey(path.join(folder, 'service-account.key'));
  if (!books.find(firstBookId)) books.keep(firstBook(firstBookId, account.client_email));
  const listener = await listen(0, report);
  const endpoint = `http://127.0.0.1:${String(listener.port)}`;
  const tokens = issueTokens(account, `${endpoint}/token`, now ?? Date.now);
  listener.serve(async (request, response) => {
    const body = await readBody(request, bytesMax);
    if (new URL(request.url ?? '/', endpoint).pathname === '/token') {
      const { status, json } = await tokens.answer(new URLSearchParams(body?.toString()));
      return sendJson(response, status, json);
    }
    try {
      sendJson(response, 200, answer(request, body, { books, tokens }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) report(`Sheets: ${String(error)}`);
      const { code, body: json } = problem ?? new GoogleProblem(500, 'Internal error encountered.');
      sendJson(response, code, json);
    }
  });
  return { endpoint, key: keyFile(account, endpoint), books, stop: listener.close };
}

function answer(
  { method, url = '/', headers }: IncomingMessage,
  body: Buffer | undefined,
  { books, tokens }: { readonly books: Books; readonly tokens: Tokens },
): unknown {
  const holder = tokens.holderOf(headers.authorization);
  if (holder === undefined) {
    throw new GoogleProblem(401, 'Request had invalid authentication credentials.');
  }
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, id = '', verb] = /^\/v4\/spreadsheets\/([\w-]+)(:\w+)?$/.exec(pathname) ?? [];
  const isGet = method === 'GET' && verb === undefined;
  if (id === '' || !(isGet || (method === 'POST' && verb === ':batchUpdate'))) {
    throw new GoogleProblem(501, `Not known here: ${String(method)} ${pathname}`);
  }
  const book = books.find(id);
  if (book === undefined) throw new GoogleProblem(404, 'Requested entity was not found.');
  if (!book.editors.includes(holder)) {
    throw new GoogleProblem(403, 'The caller does not have permission');
  }
  const fields = searchParams.get('fields');
  if (isGet) {
    return fields === null ? shownOf(book) : masked(shownOf(book), readMask(fields, known));
  }
  const { requests } = BatchUpdate.parse(JSON.parse(String(body ?? '')));
  books.keep(changed(book, requests));
  return { spreadsheetId: id };
}

/** A spreadsheet as it is answered, without its cells. */
const shownOf = ({ spreadsheetId, title, sheets }: KeptBook) => ({
  spreadsheetId,
  properties: { title },
  sheets: sheets.map(({ properties, developerMetadata }, index) => ({
    properties: { ...properties, index },
    // An empty list is left out of Google's answers.
    ...(developerMetadata.length > 0 && { developerMetadata }),
  })),
});

function problemOf(error: unknown): GoogleProblem | undefined {
  if (error instanceof GoogleProblem) return error;
  if (error instanceof SyntaxError) return new GoogleProblem(400, 'Invalid JSON payload received.');
  if (error instanceof z.ZodError) {
    return new GoogleProblem(400, error.issues.map(sentenceOf).join('\n'));
  }
  return undefined;
}

/** What zod found, as Google says it. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  const at = place
    .join('')
    .replace(/^\./, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (issue.code !== 'unrecognized_keys') return `Invalid value at '${at}': ${issue.message}`;
  return issue.keys
    .map(
      (key) =>
        `Invalid JSON payload received. Unknown name "${key}" at '${at}': Cannot find field.`,
    )
    .join('\n');
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  response.writeHead(status, headers).end(JSON.stringify(value));
}
