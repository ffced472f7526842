import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessToken, serviceAccountOf } from '../../functions/workbook/service-account.ts';
import { emptySheet } from '../../local/google/book.ts';
import { tableHtml } from '../../local/google/page-table.ts';
import { firstBookId, startGoogle, type Google } from '../../local/google/server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dealerbook-google-'));
const report = (line: string) => {
  throw new Error(line);
};
let google: Google;
let token: string;
beforeAll(async () => {
  google = await startGoogle({ folder, report });
  token = (await accessToken(serviceAccountOf(google.key))).access_token;
});
afterAll(async () => {
  await google.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly said: string;
  readonly json: { readonly sheets?: unknown; readonly error?: { readonly status: string } };
}

async function ask(route: string, body?: unknown, as = token): Promise<Answer> {
  const response = await fetch(`${google.endpoint}/v4/spreadsheets/${route}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${as}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = (await response.json()) as Answer['json'] & { error?: { message: string } };
  return { status: response.status, said: json.error?.message ?? '', json };
}

const change = (...requests: unknown[]) => ask(`${firstBookId}:batchUpdate`, { requests });
const add = (sheetId: number, title: string, more: object = {}) => ({
  addSheet: { properties: { sheetId, title, ...more } },
});
const sheets = async () => (await ask(`${firstBookId}?fields=sheets(properties(title))`)).json;
const start = { sheetId: 0, rowIndex: 0, columnIndex: 0 };
const fill = (more: object) => ({
  updateCells: { start, rows: [], fields: 'userEnteredValue', ...more },
});
const repeat = (range: object, fields = 'userEnteredFormat') => ({
  repeatCell: { range, cell: {}, fields },
});

describe('the stand-in for Google refuses', () => {
  test.each<[what: string, says: RegExp, request: object]>([
    [
      'a field that nobody knows',
      /Unknown name "tint" at 'requests\[0\].add_sheet.properties'/,
      add(1, 'a', { tint: 1 }),
    ],
    ['a kind of request that nobody knows', /Unknown name "addShet"/, { addShet: {} }],
    ['two kinds in one', /one request alone/, { ...add(1, 'a'), ...fill({}) }],
    ['a value of another type', /Invalid value at 'requests\[0\]/, add(1, 'a', { index: 'first' })],
    [
      'two values in a cell',
      /one value alone/,
      fill({ rows: [{ values: [{ userEnteredValue: { stringValue: 'a', numberValue: 1 } }] }] }),
    ],
    [
      'a tab that is not there',
      /requests\[0\].updateCells: No grid with id: 9/,
      fill({ start: { ...start, sheetId: 9 } }),
    ],
    [
      'cells below the last row',
      /beyond the last row/,
      fill({ start: { ...start, rowIndex: 1000 }, rows: [{ values: [] }] }),
    ],
    [
      'cells beside the last column',
      /beyond the last column/,
      repeat({ sheetId: 0, endColumnIndex: 27 }),
    ],
    [
      'a mask of a field that nobody knows',
      /Invalid field selection userEnteredValeu/,
      fill({ fields: 'userEnteredValeu' }),
    ],
    [
      'a mask that is none',
      /Error parsing field mask/,
      repeat({ sheetId: 0 }, 'userEnteredFormat('),
    ],
    ['another tab of a name, in capitals too', /name "SHEET1" already exists/, add(1, 'SHEET1')],
    ['another tab of an id', /id 0 already exists/, add(0, 'a')],
    [
      'to freeze all rows',
      /freeze all visible/,
      add(1, 'a', { gridProperties: { rowCount: 3, frozenRowCount: 3 } }),
    ],
    [
      'more cells than Google has',
      /limit of 10000000 cells/,
      add(1, 'a', { gridProperties: { rowCount: 1e6, columnCount: 10 } }),
    ],
  ])('%s', async (_, says, request) => {
    const before = await sheets();
    // The whole batch is refused, also what would have been possible.
    const { status, said, json } = await change(request, add(2, 'b'));
    expect([status, json.error?.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(said).toMatch(says);
    expect(await sheets()).toEqual(before);
  });

  test('an unknown token, spreadsheet, caller and field of an answer, each with its status', async () => {
    expect((await ask(firstBookId, undefined, 'ya29.none')).status).toBe(401);
    expect((await ask('no-such-spreadsheet')).status).toBe(404);
    expect(await ask(`${firstBookId}?fields=sheets(propertees)`)).toMatchObject({ status: 400 });
    expect((await ask(`${firstBookId}/values/A1`)).status).toBe(501);
    const book = google.books.find(firstBookId);
    if (!book) throw new Error('no book');
    google.books.keep({ ...book, editors: ['else@example.com'] });
    const refused = await ask(firstBookId);
    expect([refused.status, refused.said]).toEqual([403, 'The caller does not have permission']);
    google.books.keep(book);
  });

  test('a claim that is forged, old, for another place or of too long a life', async () => {
    const account = serviceAccountOf(google.key);
    const other = path.join(folder, 'other');
    const forger = await startGoogle({ folder: other, report });
    const { private_key } = serviceAccountOf(forger.key);
    await forger.stop();
    await expect(accessToken({ ...account, private_key })).rejects.toThrow('key-refused');
    const stranger = { ...account, client_email: 'else@example.com' };
    await expect(accessToken(stranger)).rejects.toThrow('key-refused');
    const later = await startGoogle({ folder, report, now: () => Date.now() + 2 * 3_600_000 });
    await expect(accessToken(serviceAccountOf(later.key))).rejects.toThrow('key-refused');
    await later.stop();
  });
});

test('the page shows a tab as its formats do, and what people typed as text', () => {
  const cell = (value: object, pattern = '') => ({
    userEnteredValue: value,
    userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern } },
  });
  const row = [
    cell({ stringValue: '<script>' }),
    cell({ numberValue: -1234567.8 }, '#,##0.00'),
    cell({ numberValue: 0.0449 }, '0.0%'),
  ];
  const grid = { rowCount: 1, columnCount: 3, frozenRowCount: 1 };
  const html = tableHtml({ ...emptySheet(1, 'a', grid), rows: [row] });
  expect(html).not.toContain('<script>');
  const shown = html.match(/<td.*?<\/td>/g)?.map((cells) => cells.replace(/<[^>]*>/g, ''));
  expect(shown).toEqual(['&#60;script&#62;', '-1,234,567.80', '4.5%']);
});

test('what was answered to be done is there after a restart, with the same key', async () => {
  expect((await change(add(5, 'Kept'))).status).toBe(200);
  const [before, account] = [await sheets(), serviceAccountOf(google.key)];
  await google.stop();
  google = await startGoogle({ folder, report });
  const again = serviceAccountOf(google.key);
  expect(again.private_key).toBe(account.private_key);
  token = (await accessToken(again)).access_token;
  expect(await sheets()).toEqual(before);
});
