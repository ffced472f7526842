import { citationText, type EntryGrounds } from '../../../domain/contracts/grounds.ts';
import { toRecords, type Cell, type Table } from '../../../domain/values/table.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { Content, Formula } from '../table/cell.ts';
import { firstDataRow } from '../table/layout.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';
import { totalRatios, unsummed } from './summary-columns.ts';

/** What an unknown ratio shows; never 0. */
export const unknown = '–';

/**
 * The report's rows as the sheet's columns show them; money in the currency's own unit. A report
 * that names products by id alone takes their names from `names`.
 */
export function summaryRows(
  tables: readonly Table[],
  columns: readonly Column[],
  digits: number,
  names: ProductNames = new Map(),
): Content[][] {
  return tables.flatMap((table) =>
    toRecords<string>(table).map((record) =>
      columns.map((column) => shown(column, named(record, column.key, names), digits)),
    ),
  );
}

/** A product's name is its variety and specification. */
function named(record: Record<string, Cell>, key: string, names: ProductNames): Cell {
  if (key !== 'productName') return record[key] ?? null;
  const known = names.get(String(record['productId']));
  const parts = known ?? [record['variety'], record['specification']];
  return parts.filter((part) => part).join(' ');
}

/** A wire value as a cell: minor units and parts per million become what people read. */
export function shown({ kind, key }: Column, value: Cell, digits: number): Content {
  if (value === null) return kind === 'text' || key === 'creditLimit' ? '' : unknown;
  if (typeof value !== 'number') return value;
  if (kind === 'money') return value / 10 ** digits;
  return kind === 'percent' ? value / 1_000_000 : value;
}

/** Formulas that total the columns, standing above the headers so that sorting can't move them. */
export function totals(columns: readonly Column[], rows: number): (Formula | null)[] {
  const last = firstDataRow + Math.max(rows, 1) - 1;
  const range = (letters: string) => `${letters}${String(firstDataRow)}:${letters}${String(last)}`;
  return columns.map(({ key, kind }) => {
    const ratio = totalRatios[key];
    if (ratio) {
      const [part, base] = ratio;
      const sum = (letters: (key: string) => string, of: string) => range(letters(of));
      return {
        formula: ({ letters }) =>
          `=IF(SUM(${sum(letters, base)})=0,"${unknown}",` +
          `SUM(${sum(letters, part)})/SUM(${sum(letters, base)}))`,
      };
    }
    if ((kind !== 'money' && kind !== 'integer') || unsummed.has(key)) return null;
    return { formula: ({ letters }) => `=SUM(${range(letters(key))})` };
  });
}

/** An entry as a statement lists it. */
export type StatementEntry = Entry & {
  readonly owedAfter: number;
  readonly settlement: 'open' | 'part' | 'settled' | null;
  readonly grounds: EntryGrounds;
};

/** Variety and specification by product id. */
export type ProductNames = ReadonlyMap<string, readonly [variety: string, specification: string]>;

/** A row for each line of each entry; what is owed stands on an entry's last row. */
export function statementRows(
  entries: readonly StatementEntry[],
  names: ProductNames,
  digits: number,
  { ledger }: Words,
): Content[][] {
  const { exception } = ledger;
  return entries.flatMap((entry) => {
    const sign = Math.sign(entry.amount) || 1;
    const lines = entry.lines.length > 0 ? entry.lines : [null];
    return lines.map((line, i): Content[] => {
      const last = i === lines.length - 1;
      const [variety, specification] = line
        ? (names.get(line.productId) ?? [line.productId, ''])
        : ['', ''];
      return [
        entry.day,
        ledger.entryKinds[entry.kind],
        entry.document ?? entry.reference ?? '',
        variety,
        specification,
        line ? sign * line.quantity : '',
        (line ? sign * line.amount : entry.amount) / 10 ** digits,
        last && entry.settlement ? ledger.settlements[entry.settlement] : '',
        last ? entry.owedAfter / 10 ** digits : '',
        last ? (entry.remark ?? entry.reason ?? '') : '',
        groundsText(entry, last, exception),
        last ? entry.entryId : '',
      ];
    });
  });
}

/** The clause that a line's price rests on; with the last line, the exception of the entry. */
function groundsText({ grounds }: StatementEntry, isLast: boolean, exception: string): string {
  const price = grounds.price ? [citationText(grounds.price)] : [];
  const lifted =
    grounds.exception && isLast ? [`${exception} ${grounds.exception.exceptionId}`] : [];
  return [...price, ...lifted].join('; ');
}
