import type { Tab } from './tab.ts';

/** Columns of the record sheet by what the programs call them. */
const headers = {
  answer: 'Answer',
  kind: 'Kind',
  day: 'Day',
  dealer: 'Dealer (code, name, pinyin)',
  document: 'Document',
  product: 'Product (code, name, pinyin)',
  cases: 'Cases',
  paid: 'Amount paid',
  reference: 'Reference',
  id: 'Entry id',
} as const;
export type RecordColumn = keyof typeof headers;

/** One row that holds something, as a person reads it. */
export type RecordRow = Readonly<Record<RecordColumn, string>> & { readonly row: number };

/** The record sheet as a person reads it: by its headers, wherever they stand. */
export interface RecordGrid {
  readonly headerRow: number;
  readonly columns: Readonly<Record<RecordColumn, number>>;
  readonly rows: readonly RecordRow[];
  /** The first row below everything that was typed. */
  readonly free: number;
}

/** Reads the record sheet without any of the add-on's code. */
export function readRecord(tab: Tab): RecordGrid {
  const [last, width] = tab.last();
  const text = (row: number, column: number) => String(tab.look(row, column).content.v ?? '');
  const line = (row: number) => Array.from({ length: width }, (_, c) => text(row, c));
  const headerRow = Array.from({ length: 10 }, (_, row) => row).find((row) =>
    line(row).includes(headers.id),
  );
  if (headerRow === undefined) throw new Error('the record sheet has no headers');
  const head = line(headerRow);
  const columns = Object.fromEntries(
    Object.entries(headers).map(([key, header]) => [key, head.indexOf(header)]),
  ) as Record<RecordColumn, number>;
  const rows: RecordRow[] = [];
  for (let row = headerRow + 1; row < last; row++) {
    const cells = Object.fromEntries(
      Object.entries(columns).map(([key, column]) => [key, text(row, column)]),
    ) as Record<RecordColumn, string>;
    const isUsed = Object.entries(cells).some(([key, cell]) => key !== 'kind' && cell !== '');
    if (isUsed) rows.push({ row, ...cells, day: dayOf(cells.day) });
  }
  return { headerRow, columns, rows, free: (rows.at(-1)?.row ?? headerRow) + 1 };
}

/** A day that the sheet keeps as a number of days. */
const dayOf = (text: string): string =>
  /^\d+$/.test(text)
    ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10)
    : text;
