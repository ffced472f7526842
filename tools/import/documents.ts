import { entryId } from '../../domain/entry.ts';
import type { NewEntry, NewLine } from '../../domain/new-entry.ts';
import { idOfCode } from '../../domain/values/code.ts';
import { minorDigits } from '../../domain/values/currency.ts';
import { stableId } from '../stable-id.ts';
import { asPrice, readDay, readDecimal, readWhole } from './figures.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './read-file.ts';

/** A row that was not taken, and why. */
export interface Refused {
  readonly row: number;
  readonly reason: string;
}

/** A customer or product that the file names. */
export interface Named {
  readonly code: string;
  readonly name: string;
  readonly place: string;
}

/** What a file comes to: entries in order of day, the names it uses, rows that can't be read. */
export interface Import {
  readonly entries: readonly { readonly entry: NewEntry; readonly rows: readonly number[] }[];
  readonly dealers: ReadonlyMap<string, Named>;
  readonly products: ReadonlyMap<string, Named>;
  readonly refused: readonly Refused[];
}

interface ReadRow {
  readonly row: number;
  readonly document: string;
  readonly day: string;
  readonly dealer: Named;
  readonly product: Named;
  readonly isReturn: boolean;
  readonly line: NewLine;
}

/**
 * Makes entries of rows: the rows of one dealer, document, day and direction are one entry. A
 * document with a row that can't be read is held back whole, because half an invoice is wrong.
 */
export function toEntries(rows: readonly Row[], mapping: Mapping, currency: string): Import {
  const refused: Refused[] = [];
  const documents = new Map<string, ReadRow[]>();
  const spoilt = new Map<string, number>();
  for (const row of rows) {
    const read = readRow(row, mapping, currency);
    if (typeof read === 'string') {
      refused.push({ row: row.number, reason: read });
      spoilt.set(documentOf(row, mapping), row.number);
    } else {
      const key = [read.dealer.code, read.document, read.day, read.isReturn].join('\u0000');
      documents.set(key, [...(documents.get(key) ?? []), read]);
    }
  }
  const whole = [...documents.values()].filter((read) => {
    const at = spoilt.get(read[0]?.document ?? '');
    if (at === undefined) return true;
    const reason = `The document is held back because row ${String(at)} can’t be read.`;
    for (const { row } of read) refused.push({ row, reason });
    return false;
  });
  return {
    entries: numbered(whole),
    dealers: names(whole.flat().map((read) => read.dealer)),
    products: names(whole.flat().map((read) => read.product)),
    refused: refused.sort((a, b) => a.row - b.row),
  };
}

const documentOf = (row: Row, mapping: Mapping) => cell(row, mapping.columns.document);
const cell = (row: Row, column: string | undefined) =>
  column === undefined ? '' : (row.cells[column] ?? '').trim();

/** Reads one row; a text is the reason why it can't be taken. */
function readRow(row: Row, mapping: Mapping, currency: string): ReadRow | string {
  const { columns, decimal } = mapping;
  const document = documentOf(row, mapping);
  const dealerCode = cell(row, columns.dealerCode);
  const productCode = cell(row, columns.productCode);
  const day = readDay(cell(row, columns.day), mapping.dateOrder);
  const typed = readWhole(cell(row, columns.quantity), decimal);
  if (!document) return 'It has no document number.';
  if (!dealerCode) return 'It has no customer code.';
  if (!productCode) return 'It has no product code.';
  if (day === null)
    return `"${cell(row, columns.day)}" is not a day (${mapping.dateOrder}; see --dates).`;
  if (typed === null) return `"${cell(row, columns.quantity)}" is not a whole quantity.`;
  if (typed === 0) return 'Its quantity is zero.';
  const size = mapping.quantityIn === 'cases' ? mapping.caseSize : 1;
  const quantity = Math.abs(typed) * size;
  const price = readPrice(row, mapping, currency, quantity, size);
  if (typeof price === 'string') return price;
  return {
    row: row.number,
    document,
    day,
    dealer: {
      code: dealerCode,
      name: cell(row, columns.dealerName) || dealerCode,
      place: cell(row, columns.territory),
    },
    product: { code: productCode, name: cell(row, columns.productName) || productCode, place: '' },
    isReturn: typed < 0 || new RegExp(mapping.returns).test(document),
    line: { productId: idOfCode(productCode), quantity, ...price },
  };
}

type Price = Pick<NewLine, 'price' | 'per' | 'free'>;

/** The row's price, or its amount spread over its quantity so that the line comes to it exactly. */
function readPrice(
  row: Row,
  { columns, decimal }: Mapping,
  currency: string,
  quantity: number,
  size: number,
): Price | string {
  const text = cell(row, columns.price ?? columns.amount);
  const exact = readDecimal(text, decimal);
  if (exact === null) return `"${text}" is not a price.`;
  if (exact.integer === 0) return { free: true };
  if (columns.price && exact.integer < 0) return 'Its price is negative.';
  const magnitude = { ...exact, integer: Math.abs(exact.integer) };
  return asPrice(magnitude, minorDigits(currency), columns.price ? size : quantity);
}

/**
 * Entries in order of day. A document number used on several days gets a suffix from the second.
 */
function numbered(documents: readonly ReadRow[][]): Import['entries'] {
  const used = new Map<string, number>();
  return [...documents]
    .sort((a, b) => order(a).localeCompare(order(b)))
    .map((read) => {
      const [first] = read as [ReadRow, ...ReadRow[]];
      const dealerId = idOfCode(first.dealer.code);
      const number = `${dealerId} ${first.document}`;
      const count = (used.get(number) ?? 0) + 1;
      used.set(number, count);
      const document = count === 1 ? first.document : `${first.document}/${String(count)}`;
      return { rows: read.map((r) => r.row), entry: toEntry(first, dealerId, document, read) };
    });
}

const order = (read: readonly ReadRow[]) =>
  `${read[0]?.day ?? ''}${read[0]?.isReturn ? '1' : '0'}${String(read[0]?.row).padStart(9, '0')}`;

function toEntry(
  { day, isReturn }: ReadRow,
  dealerId: string,
  document: string,
  read: readonly ReadRow[],
): NewEntry {
  return {
    kind: isReturn ? 'return' : 'sale',
    entryId: entryId(day, dealerId, stableId(`${dealerId}\n${document}\n${String(isReturn)}`)),
    dealerId,
    day,
    document,
    priceReason: 'imported',
    lines: read.map((r) => r.line),
  };
}

/** Each code once, with the name that it has most often. */
function names(all: readonly Named[]): ReadonlyMap<string, Named> {
  const counts = new Map<string, Map<string, { named: Named; count: number }>>();
  for (const named of all) {
    const byName = counts.get(named.code) ?? new Map<string, { named: Named; count: number }>();
    const seen = byName.get(named.name);
    byName.set(named.name, { named, count: (seen?.count ?? 0) + 1 });
    counts.set(named.code, byName);
  }
  return new Map(
    [...counts].map(([code, byName]) => {
      const [most] = [...byName.values()].sort((a, b) => b.count - a.count);
      return [code, (most as { named: Named }).named];
    }),
  );
}
