import { accept, refuse, type Outcome } from '../outcome.ts';
import { canonical } from '../chain.ts';
import type { Day } from '../values/day.ts';
import { cutTo } from '../values/text.ts';
import type { BankFacts } from './bank-line.ts';
import { columnsIn, isHeader, type BankColumn } from './columns.ts';
import { amountOf, dayOrderOf, dayWritten, isAmbiguous, type DayOrder } from './figures.ts';

/** Rows above the table in which a bank says whose account it is. */
const rowsAbove = 40;

/** A row that can't be read, by its number from 1, and what is wrong in it. */
export interface UnreadRow {
  readonly row: number;
  readonly wrong: 'day' | 'amount';
  readonly written: string;
}

/** What a bank's table tells. */
export interface ReadStatement {
  /** The columns that were understood. */
  readonly columns: readonly BankColumn[];
  readonly lines: readonly BankFacts[];
  /** Lines of money that went out, which are nobody's payment. */
  readonly out: number;
  readonly unread: readonly UnreadRow[];
}

/** How a table is read. */
export interface Reading {
  /** Our own account, as whoever imports calls it. */
  readonly account: string;
  /** Digits of the currency's minor unit. */
  readonly digits: number;
  /** In which order days are written, where the table does not show it by itself. */
  readonly dayOrder: DayOrder | null;
  /** 16 characters of base32 drawn from a text. */
  readonly idOf: (text: string) => string;
}

/**
 * Reads a table as a bank exports it, headers in English or Chinese in any order, with what stands
 * above and below it. A line's id is drawn from the bank's own reference with day and amount; where
 * it gives none, from all that it says, and of lines that are quite alike the first is the first
 * again. So a statement that is read twice, or overlaps another, brings nothing new.
 */
export function readStatement(
  rows: readonly (readonly string[])[],
  reading: Reading,
): Outcome<ReadStatement, 'bank-columns-unknown' | 'bank-days-ambiguous'> {
  const headerAt = rows.slice(0, rowsAbove).findIndex((row) => isHeader(columnsIn(row)));
  const columns = columnsIn(rows[headerAt] ?? []);
  if (headerAt < 0) return refuse('bank-columns-unknown');
  const body = rows.slice(headerAt + 1);
  const days = body.flatMap((row) => cellsOf(row, columns, 'day'));
  const order = reading.dayOrder ?? dayOrderOf(days);
  const unclear = order === null ? days.find(isAmbiguous) : undefined;
  if (unclear !== undefined) return refuse('bank-days-ambiguous', { day: unclear });
  const found = { lines: [] as BankFacts[], out: 0, unread: [] as UnreadRow[] };
  const seen = new Map<string, number>();
  body.forEach((cells, i) => {
    const row = { cells, columns, order, ...reading };
    const read = readRow(row);
    if (read === 'nothing') return;
    if (read === 'out') found.out += 1;
    else if ('amount' in read) found.lines.push(lineOf(row, read, seen));
    else found.unread.push({ ...read, row: headerAt + 2 + i });
  });
  return accept({ columns: [...columns.keys()], ...found });
}

interface RowRead extends Reading {
  readonly cells: readonly string[];
  readonly columns: ReadonlyMap<BankColumn, readonly number[]>;
  readonly order: DayOrder | null;
}

/** What a row has in a column, which may stand in several places. */
const cellsOf = (
  cells: readonly string[],
  columns: ReadonlyMap<BankColumn, readonly number[]>,
  column: BankColumn,
): string[] =>
  (columns.get(column) ?? [])
    .map((at) => (cells[at] ?? '').replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ').trim())
    .filter((text) => text !== '');

/** The same as one text. */
const cellOf = (...row: Parameters<typeof cellsOf>): string => cellsOf(...row).join(' ');

type Money = { readonly day: Day; readonly amount: number };

function readRow({
  cells,
  columns,
  order,
  digits,
}: RowRead): Money | Omit<UnreadRow, 'row'> | 'out' | 'nothing' {
  const written = (column: BankColumn) => cellOf(cells, columns, column);
  const amounts = written('amount') + written('in') + written('out');
  // Sums below the table, and rows of nothing, name no day or no money.
  if (written('day') === '' || amounts === '') return 'nothing';
  // A time may stand before its day, in a column of its own.
  const day = firstOf(cellsOf(cells, columns, 'day'), (text) => dayWritten(text, order));
  const came = cameIn(written, digits);
  if (day === null && came === null) return 'nothing';
  if (day === null) return { wrong: 'day', written: written('day').slice(0, 60) };
  if (came === null) return { wrong: 'amount', written: amounts.slice(0, 60) };
  if (came === 0) return 'nothing';
  return came < 0 ? 'out' : { day, amount: came };
}

function firstOf(texts: readonly string[], read: (text: string) => Day | null): Day | null {
  for (const text of texts) {
    const day = read(text);
    if (day !== null) return day;
  }
  return null;
}

/** What came in, negative where it went out; null where that can't be read. */
function cameIn(written: (column: BankColumn) => string, digits: number): number | null {
  const [amount, credit, debit] = (['amount', 'in', 'out'] as const).map((column) =>
    amountOf(written(column), digits),
  );
  if (amount === null || credit === null || debit === null) return null;
  // Some banks write what went out with a minus; what came in has one where it was taken back.
  const columns = (credit ?? 0) - Math.abs(debit ?? 0);
  if (columns !== 0) return columns;
  const goesOut = /^(借|支|付|转出|出|d$|dr|debit|out|withdraw|-)/i.test(written('direction'));
  return goesOut ? -Math.abs(amount ?? 0) : (amount ?? 0);
}

/** A number of the bank's own; of zeros alone it names nothing, so the line has none. */
const named = (reference: string): string => (/^[0\s.\-–—]*$/.test(reference) ? '' : reference);

function lineOf(row: RowRead, { day, amount }: Money, seen: Map<string, number>): BankFacts {
  const written = (column: BankColumn, most: number) =>
    cutTo(cellOf(row.cells, row.columns, column), most);
  const { account } = row;
  const said = {
    payer: written('payer', 120),
    payerAccount: written('payerAccount', 60).replace(/\s/g, ''),
    text: written('text', 300),
    reference: named(written('reference', 80)),
  };
  const balance = written('balance', 40);
  const own = said.reference === '' ? { ...said, balance } : { reference: said.reference };
  const identity = canonical({ account, day, amount, ...own });
  const times = seen.get(identity) ?? 0;
  seen.set(identity, times + 1);
  const id = row.idOf(times === 0 ? identity : `${identity} ${String(times)}`);
  return { lineId: `${day}-${id}`, account, day, amount, ...said };
}
