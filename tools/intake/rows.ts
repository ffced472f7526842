import path from 'node:path';
import { OutsideContract } from '../../domain/archive/file.ts';
import { idOfCode } from '../../domain/values/code.ts';
import { readDay } from '../import/figures.ts';
import type { Row, Sheet } from '../import/read-file.ts';

/** A contract on paper that is to be filed: whose, which number and days it has, and its scan. */
export interface ToTake {
  readonly row: number;
  readonly code: string;
  readonly dealerId: string;
  readonly outside: OutsideContract;
  /** Of the company's categories of files; the usual one where the row names none. */
  readonly category: string | undefined;
  /** Where the scan lies, and what it is called in the archive. */
  readonly file: string;
  readonly name: string;
}

/** A row that can't be filed as it is. */
export interface Unreadable {
  readonly row: number;
  readonly reason: string;
}

/** Headers of the list, as people write them. */
const headers = {
  dealer: ['dealer', 'dealer code', '经销商', '经销商代码'],
  number: ['number', 'contract number', '合同编号', '编号'],
  from: ['from', 'begins', '开始日期', '起'],
  to: ['to', 'ends', '结束日期', '止'],
  file: ['file', 'file name', '文件', '文件名'],
  category: ['category', '类别'],
} as const;
type Column = keyof typeof headers;
const optional: readonly Column[] = ['category'];

/** Which header of the list holds what; throws a sentence where one is missing. */
function columnsOf(found: readonly string[]): Readonly<Record<Column, string>> {
  const columns = (Object.keys(headers) as Column[]).map((column) => {
    const names: readonly string[] = headers[column];
    const header = found.find((one) => names.includes(one.toLowerCase()));
    if (header === undefined && !optional.includes(column)) {
      throw new Error(
        `The list has no column "${column}"; it is called one of ${names.join(', ')}.`,
      );
    }
    return [column, header ?? ''] as const;
  });
  return Object.fromEntries(columns) as Record<Column, string>;
}

/** The contracts that a list names, with their scans in a folder, and the rows that name none. */
export function contractsIn(
  sheet: Sheet,
  folder: string,
  order: 'ymd' | 'dmy' | 'mdy',
): { readonly toTake: ToTake[]; readonly unreadable: Unreadable[] } {
  const columns = columnsOf(sheet.headers);
  const toTake: ToTake[] = [];
  const unreadable: Unreadable[] = [];
  const seen = new Map<string, number>();
  for (const row of sheet.rows) {
    const read = contractIn(row, columns, folder, order);
    if (typeof read === 'string') unreadable.push({ row: row.number, reason: read });
    else {
      const same = `${read.dealerId} ${read.outside.number} ${read.file}`;
      const before = seen.get(same);
      if (before === undefined) toTake.push(read);
      else unreadable.push({ row: row.number, reason: `Row ${String(before)} says the same.` });
      seen.set(same, before ?? row.number);
    }
  }
  return { toTake, unreadable };
}

/** The contract of a row, or what is wrong with the row. */
function contractIn(
  { number: row, cells }: Row,
  columns: Readonly<Record<Column, string>>,
  folder: string,
  order: 'ymd' | 'dmy' | 'mdy',
): ToTake | string {
  const cell = (column: Column): string => (cells[columns[column]] ?? '').trim();
  const empty = (['dealer', 'number', 'from', 'to', 'file'] as const).find((one) => !cell(one));
  if (empty) return `There is no ${empty}.`;
  const days = { from: readDay(cell('from'), order), to: readDay(cell('to'), order) };
  if (days.from === null || days.to === null)
    return 'A day can’t be read: write it like 2026-11-23.';
  const outside = OutsideContract.safeParse({ number: cell('number'), ...days });
  if (!outside.success) {
    return days.to < days.from ? 'The last day is before the first.' : 'The number is too long.';
  }
  const file = path.resolve(folder, cell('file'));
  const within = path.relative(path.resolve(folder), file);
  if (within.startsWith('..') || path.isAbsolute(within))
    return 'The file lies outside the folder.';
  return {
    ...{ row, code: cell('dealer'), dealerId: idOfCode(cell('dealer')), outside: outside.data },
    ...{ category: cell('category') || undefined, file, name: path.basename(file).slice(0, 120) },
  };
}
