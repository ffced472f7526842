import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

/** One row of the file: its number as a person counts, and its cells by header. */
export interface Row {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface FileForm {
  /** Text encoding by its web name (`utf-8`, `gb18030`); found out when absent. */
  readonly encoding?: string | undefined;
  /** Column separator; found out when absent. */
  readonly delimiter?: string | undefined;
}

/** The content of a file: headers in order, and rows. */
export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
}

/** Reads CSV, gzipped CSV or XLSX. Throws a sentence that says what is wrong with the file. */
export async function readTable(file: string, form: FileForm = {}): Promise<Sheet> {
  const bytes = await readFile(file);
  if (isZip(bytes)) return fromCells(workbookCells(await readSheet(bytes)));
  const content = file.endsWith('.gz') || isGzip(bytes) ? gunzipSync(bytes) : bytes;
  const text = decode(content, form.encoding);
  const delimiter = form.delimiter ?? likelyDelimiter(text);
  return fromCells(
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    }),
  );
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isZip = (bytes: Buffer) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** UTF-8 where it is valid, else GB18030, the other encoding that Chinese files come in. */
function decode(bytes: Buffer, encoding: string | undefined): string {
  if (encoding) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The separator that stands most often in the first line. */
function likelyDelimiter(text: string): string {
  const first = text.slice(0, text.search(/\r?\n|$/));
  const counted = [',', ';', '\t', '|'].map((d) => ({ d, n: first.split(d).length }));
  return counted.reduce((best, next) => (next.n > best.n ? next : best)).d;
}

type WorkbookCell = string | number | boolean | Date | null;

/** The library's types say the class Date where it gives an instance of it. */
const workbookCells = (rows: unknown) =>
  (rows as readonly (readonly WorkbookCell[])[]).map((row) => row.map(cellText));

/** A cell of a workbook as text: days as YYYY-MM-DD, figures without grouping. */
function cellText(value: WorkbookCell): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  return String(value).trim();
}

function fromCells(cells: readonly (readonly string[])[]): Sheet {
  const [head, ...body] = cells;
  const headers = (head ?? []).map((name) => name.trim());
  if (headers.length < 2) {
    throw new Error('The file has no table: its first row must name at least two columns.');
  }
  const rows = body.flatMap((row, index) =>
    row.every((cell) => cell === '')
      ? []
      : [
          {
            number: index + 2,
            cells: Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ''])),
          },
        ],
  );
  return { headers, rows };
}
