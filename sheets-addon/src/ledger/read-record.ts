import type { NewLine } from '../../../domain/new-entry.ts';
import { findOne, type Known } from '../find.ts';
import type { Raw } from '../table/cell.ts';
import { parseChoice, parseScaled, parseText, parseWhole, type Parsed } from '../table/parse.ts';
import type { SheetRow } from '../table/read-rows.ts';
import { readText } from '../table/text-proof.ts';
import type { Words } from '../words.ts';
import { draftOf, type Draft, type Kind, type ReadRow, type Values } from './draft.ts';
import type { Lists } from './lists.ts';
import { recordFields, type RecordField } from './record-columns.ts';

/** A row that can't be sent as it stands: where, and what to do. */
export interface RowProblem {
  readonly row: number;
  readonly column: RecordField;
  readonly message: string;
}

export interface ReadRecord {
  readonly drafts: readonly Draft[];
  readonly problems: readonly RowProblem[];
}

/** Reads the rows that hold something. Rows of one document are one entry, wherever they stand. */
export function readRecord(
  rows: readonly SheetRow[],
  lists: Lists,
  digits: number,
  words: Words,
): ReadRecord {
  const problems: RowProblem[] = [];
  const read = rows.filter(isUsed).flatMap((row) => {
    const result = readRow(row, lists, digits, words);
    if ('message' in result) problems.push({ row: row.row, ...result });
    return 'message' in result ? [] : [result];
  });
  const dealerOf = (row: number) => called(cellOf(rows, row, 'dealer'), lists.dealers, words);
  const spoilt = new Set(
    problems.map(({ row }) => {
      const dealer = dealerOf(row);
      const document = cellOf(rows, row, 'document');
      return 'id' in dealer ? `${dealer.id}\n${document}` : document;
    }),
  );
  const groups = new Map<string, ReadRow[]>();
  for (const row of read) {
    const { kind, dealerId, values } = row;
    const key =
      kind === 'payment'
        ? String(row.row)
        : [kind, dealerId, values.day, values.document].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  // An invoice with a row that can't be read is held back whole, and its other rows say so.
  const isHeld = ([first]: readonly ReadRow[]) =>
    first !== undefined &&
    first.kind !== 'payment' &&
    [`${first.dealerId}\n`, ''].some((of) => spoilt.has(`${of}${String(first.values.document)}`));
  const all = [...groups.values()];
  for (const { row } of all.filter(isHeld).flat()) {
    problems.push({ row, column: 'document', message: words.ledger.heldBack });
  }
  const whole = all.filter((group) => !isHeld(group));
  return { drafts: whole.map((group) => draftOf(group)), problems };
}

/** Columns of words and numbers of documents: what a formula makes of them is nobody's word. */
const texts: readonly RecordField[] = [
  'dealer',
  'document',
  'product',
  'reason',
  'reference',
  'remark',
];

const isUsed = ({ cells }: SheetRow) =>
  recordFields.some((key) => !['kind', 'day'].includes(key) && (cells[key] ?? '') !== '');

const cellOf = (rows: readonly SheetRow[], at: number, key: RecordField): string =>
  textOf(rows.find(({ row }) => row === at)?.cells[key]);

const textOf = (raw: Raw | undefined): string =>
  raw === undefined || raw instanceof Date ? '' : readText(String(raw)).trim();

function readRow(
  { row, cells, formulas }: SheetRow,
  lists: Lists,
  digits: number,
  words: Words,
): ReadRow | Omit<RowProblem, 'row'> {
  const values = {} as Values;
  for (const column of recordFields) {
    if (texts.includes(column) && formulas[column] !== undefined) {
      return { column, message: words.ledger.isFormula };
    }
    const parsed = parseField(column, cells[column] ?? '', digits, words);
    if ('problem' in parsed) return { column, message: parsed.problem };
    values[column] = parsed.value;
  }
  const dealer = called(textOf(cells['dealer']), lists.dealers, words);
  if ('problem' in dealer) return { column: 'dealer', message: dealer.problem };
  const kind = (values.kind ?? impliedKind(values)) as Kind | null;
  const missing = missingOf(kind, values, words);
  if (missing) return missing;
  const row_ = {
    row,
    id: textOf(cells['entryId']),
    kind: kind as Kind,
    values,
    dealerId: dealer.id,
  };
  if (kind === 'payment') return { ...row_, line: null };
  const product = called(textOf(cells['product']), lists.products, words);
  if ('problem' in product) return { column: 'product', message: product.problem };
  return { ...row_, line: lineOf(values, product) };
}

/** A row with a product is a sale, one with an amount a payment, unless it says otherwise. */
const impliedKind = (values: Values): Kind | null =>
  values.product !== null ? 'sale' : values.paid !== null ? 'payment' : null;

function parseField(field: RecordField, raw: Raw, digits: number, words: Words): Parsed {
  switch (field) {
    case 'kind':
      return parseChoice(raw, ({ ledger }) => ledger.kinds, words);
    case 'cases':
    case 'units':
      return parseWhole(raw, words);
    case 'typedPrice':
    case 'paid':
      return parseScaled(raw, 10 ** digits, words, words.issue.decimals(digits));
    case 'day': {
      const text = textOf(raw);
      return text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? { value: text || null }
        : { problem: words.ledger.needDay };
    }
    default:
      return parseText(raw, words);
  }
}

function missingOf(
  kind: Kind | null,
  values: Values,
  { ledger }: Words,
): Omit<RowProblem, 'row'> | null {
  if (kind === null) {
    return { column: 'kind', message: ledger.needKind(Object.values(ledger.kinds)) };
  }
  if (values.day === null) return { column: 'day', message: ledger.needDay };
  if (kind === 'payment') {
    return values.paid ? null : { column: 'paid', message: ledger.needAmount };
  }
  if (values.document === null) return { column: 'document', message: ledger.needDocument };
  if (!values.cases && !values.units) return { column: 'cases', message: ledger.needQuantity };
  return values.typedPrice !== null && values.reason === null
    ? { column: 'reason', message: ledger.needReason }
    : null;
}

/** What was chosen from the list reads `HZ01 Hangzhou Xihu`: its first word is the code. */
export function called<One extends Known>(
  text: string,
  known: readonly One[],
  words: Words,
): One | { readonly problem: string } {
  const chosen = known.find(({ code, name }) => text === `${code} ${name}`);
  return chosen ?? (findOne(text, known, words) as One | { readonly problem: string });
}

function lineOf(values: Values, product: Lists['products'][number]): NewLine {
  const quantity = Number(values.cases ?? 0) * product.caseSize + Number(values.units ?? 0);
  const line = { productId: product.id, quantity };
  return values.typedPrice === null
    ? line
    : { ...line, price: Number(values.typedPrice), per: product.per };
}
