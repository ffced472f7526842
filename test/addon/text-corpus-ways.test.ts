import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { clockOf } from '../../local/workbench/page/time-zone.ts';
import { readRecord } from '../../sheets-addon/src/ledger/read-record.ts';
import { toChunks } from '../../sheets-addon/src/table/chunks.ts';
import { asText, readText } from '../../sheets-addon/src/table/text-proof.ts';
import { english } from '../../sheets-addon/src/words-en.ts';
import { csvCell } from '../../tools/export/csv.ts';
import { corpus } from '../support/corpus.ts';
import { emptyCell, put, read } from '../support/spreadsheet/cell.ts';

const dealer = {
  id: 'D1',
  code: 'D1',
  name: 'Dealer D1',
  pinyin: '',
  priceList: 'STD',
  creditLimit: null,
  balance: 0,
};
const clock = clockOf('Asia/Shanghai');

/** A cell of a number format that a script wrote a text into. */
function written(text: string, format: string | null) {
  const cell = emptyCell();
  if (format !== null) cell.formats.numberFormat = format;
  put(cell, text, clock);
  return { formula: cell.content.f ?? null, value: read(cell, clock) };
}

test('as a sheet stores it, each text is itself, or itself with the mark, and never a formula', () => {
  for (const text of corpus.filter((one) => one !== '')) {
    const marked = asText(text);
    expect([text, written(marked, '@').formula]).toEqual([text, null]);
    if (marked === text) {
      expect(written(text, '@').value).toBe(text);
      continue;
    }
    // In a cell of plain text the mark stays, in any other it is swallowed.
    expect(written(marked, '@').value).toBe(marked);
    expect(written(marked, null)).toEqual({ formula: null, value: text });
    expect(readText(marked)).toBe(readText(text));
  }
});

test('a text cut into cells comes back whole: no part begins like a formula or with half a letter', () => {
  // What is kept in the hidden tabs is JSON.
  for (const one of corpus.filter((any) => any.isWellFormed())) {
    const text = JSON.stringify([one, one]);
    for (let limit = 8; limit <= 16; limit++) {
      const parts = toChunks(text, limit);
      expect(parts.map((part) => readText(asText(part))).join('')).toBe(text);
      expect(parts.filter((part) => !part.isWellFormed())).toEqual([]);
    }
  }
});

test('in a CSV file each text stands in its own cell, as itself or with the mark, inert', () => {
  const formula = /^[\s\u00a0\u200b-\u200f\u2060\ufeff"]*[=+\-@|%＝＋－＠]/u;
  // A file is UTF-8, which has no half letters; nor does the service.
  for (const text of corpus.filter((one) => one.isWellFormed())) {
    const [row = []]: string[][] = parse(`${csvCell(text)},end\r\n`, { record_delimiter: '\r\n' });
    const [cell = '', end] = row;
    expect([text, end]).toEqual([text, 'end']);
    expect([text, cell === text || cell === `'${text}`]).toEqual([text, true]);
    expect([text, formula.test(cell)]).toEqual([text, false]);
  }
});

test('pages put texts in as texts: no markup is made of anything', () => {
  const pages = path.join(import.meta.dirname, '..', '..', 'sheets-addon', 'pages');
  const sources = readdirSync(pages).filter((name) => /\.(ts|html)$/.test(name));
  expect(sources.length).toBeGreaterThan(4);
  for (const name of sources) {
    const text = readFileSync(path.join(pages, name), 'utf8');
    expect([
      name,
      text.match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|<\?/g),
    ]).toEqual([name, null]);
    // What a picture shows on pointing at it is markup; only figures are formatted by ourselves.
    expect([name, /tooltip: \{[^}]*\bformatter:/.test(text)]).toEqual([name, false]);
  }
});

test('a formula in a text column is refused by a record, and never sent as the text it shows', () => {
  const cells = { kind: 'Payment', day: '2026-11-20', dealer: 'D1', paid: 5, reference: 'R1' };
  const lists = { dealers: [dealer], products: [], priceLists: ['STD'] };
  const rowWith = (formulas: Record<string, string>) =>
    readRecord([{ row: 4, cells, formulas }], lists, 2, english);
  expect(rowWith({}).problems).toEqual([]);
  for (const column of ['reference', 'remark', 'dealer', 'document', 'reason']) {
    const { drafts, problems } = rowWith({ [column]: '="R1"' });
    expect(drafts).toEqual([]);
    expect(problems).toEqual([{ row: 4, column, message: english.ledger.isFormula }]);
  }
});
