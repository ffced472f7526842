import type { Line } from '../../domain/entry.ts';
import { decimal } from '../../domain/values/currency.ts';
import { couldBeFormula } from '../../domain/values/formula-text.ts';
import type { Money } from '../../domain/values/money.ts';
import type { Ledger, LedgerDealer, LedgerEntry } from './ledger.ts';

/** What a row of the file is about: an entry, and one of its goods lines where it has any. */
interface Row {
  readonly entry: LedgerEntry;
  readonly line: Line | undefined;
  /** Position of the line in its entry, from 1; the first row of every entry is 1. */
  readonly number: number;
  readonly dealer: LedgerDealer;
  readonly ledger: Ledger;
}

type Text = string | undefined | null;
type Figure = number | string | undefined;

/** What people typed, or may have: never to become a formula. */
const texts: Readonly<Record<string, (row: Row) => Text>> = {
  entryId: ({ entry }) => entry.entryId,
  dealerId: ({ entry }) => entry.dealerId,
  dealerName: ({ dealer }) => dealer.name,
  day: ({ entry }) => entry.day,
  kind: ({ entry }) => entry.kind,
  document: ({ entry }) => entry.document,
  of: ({ entry }) => entry.of,
  due: ({ entry }) => entry.due,
  reverses: ({ entry }) => entry.reverses,
  reversesKind: ({ entry }) => entry.reversesKind,
  reversedBy: ({ entry }) => entry.reversedBy,
  productId: ({ line }) => line?.productId,
  productName: ({ line, ledger }) => line && ledger.products.get(line.productId),
  free: ({ line }) => line && String(line.free),
  method: ({ entry }) => entry.method,
  reference: ({ entry }) => entry.reference,
  taxInvoice: ({ entry }) => entry.taxInvoice,
  deliveryPlace: ({ entry }) => entry.deliveryPlace,
  reason: ({ entry }) => entry.reason,
  remark: ({ entry }) => entry.remark,
  by: ({ entry }) => entry.by,
  at: ({ entry }) => entry.at,
};

/**
 * Amounts of the currency with its decimals, and counts. What belongs to the entry as a whole
 * stands on its first row only, so that the sum of a column is right.
 */
const figures: Readonly<Record<string, (row: Row) => Figure>> = {
  version: ({ entry }) => entry.version,
  amount: (row) => (row.number === 1 ? money(row, row.entry.amount) : undefined),
  owedAfter: (row) => (row.number === 1 ? money(row, row.entry.owedAfter) : undefined),
  line: ({ line, number }) => line && number,
  quantity: ({ line }) => line?.quantity,
  price: (row) => row.line && money(row, row.line.price),
  per: ({ line }) => line?.per,
  discount: (row) => row.line && money(row, row.line.discount),
  lineAmount: (row) => row.line && money(row, row.line.amount),
};

const money = ({ ledger }: Row, amount: Money): string =>
  decimal(amount, ledger.company.currency).replaceAll(',', '');

/** The names of the columns, after the mark by which Excel knows UTF-8. */
export const csvHead = (): string =>
  `\ufeff${[...Object.keys(texts), ...Object.keys(figures)].join(',')}\r\n`;

/** An entry as rows: one for each goods line, one where it has none. */
export function csvEntry(entry: LedgerEntry, dealer: LedgerDealer, ledger: Ledger): string {
  const lines = entry.lines.length > 0 ? entry.lines : [undefined];
  return lines.map((line, i) => rowText({ entry, line, number: i + 1, dealer, ledger })).join('');
}

function rowText(row: Row): string {
  const cells = [
    ...Object.values(texts).map((of) => csvCell(of(row) ?? '')),
    ...Object.values(figures).map((of) => String(of(row) ?? '')),
  ];
  return `${cells.join(',')}\r\n`;
}

/**
 * A text as a cell: a spreadsheet shows it and makes no formula of it. One that would be a formula
 * has an apostrophe before it; every other text reads back as it is.
 */
export const csvCell = (text: string): string => quoted(harmless(text));

const harmless = (text: string): string => (couldBeFormula(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
