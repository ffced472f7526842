import type { Cell } from '../../../domain/values/table.ts';
import { hasContent } from './cell.ts';
import type { Tab } from './tab.ts';

/** Columns of the plan sheet that the programs type into, by their English headers. */
const headers = {
  Target: 'quantity',
  Price: 'price',
  'Support amount': 'amount',
  'Support days': 'days',
  Note: 'note',
} as const;
export type Field = (typeof headers)[keyof typeof headers];

/** Wire units in one unit of the sheet; every product of these tests has 24 bottles a case. */
const scale: Readonly<Record<Field, number>> = {
  quantity: 24,
  price: 100,
  amount: 100,
  days: 1,
  note: 1,
};

/** One cell that can be edited, as a person reads the sheet: which record's, which field's. */
export interface PlanCell {
  /** Dealer, row and field, as `D1|TEA quantity`. */
  readonly key: string;
  readonly field: Field;
  readonly row: number;
  readonly column: number;
  /** The value in the wire's units; undefined where no such value can be read. */
  readonly value: Cell | undefined;
  readonly isEmpty: boolean;
  readonly note: string;
}

/** A plan sheet as a person reads it: by its headers and the codes in each row. */
export interface PlanGrid {
  readonly headerRow: number;
  readonly lastRow: number;
  /** Columns of ours by header, wherever they stand. */
  readonly columns: ReadonlyMap<string, number>;
  readonly cells: readonly PlanCell[];
  /** Dealer and row of each row of the sheet that names one, as `D1|TEA`. */
  readonly rows: ReadonlyMap<number, string>;
  /** The keys of rows that stand more than once. */
  readonly twice: ReadonlySet<string>;
  /** True where something is said at the row's dealer code. */
  marked(row: number): boolean;
}

const special: Readonly<Record<string, string>> = {
  '#total': '*',
  '#promotion': '+promotion',
  '#people': '+people',
  '#vehicle': '+vehicle',
};

/** Fields that a row has at all. */
const fieldsOf = (row: string): readonly Field[] =>
  row === '*'
    ? ['note']
    : row.startsWith('+')
      ? ['amount', 'days', 'note']
      : ['quantity', 'price', 'note'];

/** An emptied price is the list price again. */
const listPrices: Readonly<Record<string, number>> = { TEA: 300, WATER: 2400 };

/** What a value stands for in a cell. */
export const meant = (key: string, value: Cell): Cell =>
  value === null && key.endsWith(' price')
    ? (listPrices[key.slice(key.indexOf('|') + 1, -' price'.length)] ?? null)
    : value;

/** Reads a plan sheet without any of the add-on's code. */
export function readPlan(tab: Tab): PlanGrid {
  const [rows, width] = tab.last();
  const text = (row: number, column: number) => String(tab.look(row, column).content.v ?? '');
  const isHeader = (row: number) =>
    Array.from({ length: width }, (_, c) => text(row, c)).includes('Dealer code');
  const headerRow = Array.from({ length: 10 }, (_, row) => row).find(isHeader) ?? 2;
  const columns = new Map(
    Array.from({ length: width }, (_, c) => [text(headerRow, c), c] as const).filter(([t]) => t),
  );
  const named = new Map<number, string>();
  for (let row = headerRow + 1; row < rows; row++) {
    const dealer = text(row, columns.get('Dealer code') ?? 0);
    const code = text(row, columns.get('Product code') ?? 0);
    if (dealer !== '' && code !== '') named.set(row, `${dealer}|${special[code] ?? code}`);
  }
  const names = [...named.values()];
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  const cells = [...named].flatMap(([row, name]) =>
    Object.entries(headers).flatMap(([header, field]): PlanCell[] => {
      const column = columns.get(header);
      const of = name.slice(name.indexOf('|') + 1);
      if (column === undefined || !fieldsOf(of).includes(field)) return [];
      const cell = tab.look(row, column);
      const key = `${name} ${field}`;
      const value = wireValue(key, field, cell.content.v);
      return [{ key, field, row, column, value, isEmpty: !hasContent(cell), note: cell.note }];
    }),
  );
  const marked = (row: number) =>
    tab.look(row, columns.get('Dealer code') ?? 0).note.startsWith('⚠ ');
  return { headerRow, lastRow: rows - 1, columns, cells, rows: named, twice, marked };
}

function wireValue(key: string, field: Field, raw: unknown): Cell | undefined {
  if (raw === undefined || raw === null || raw === '') return meant(key, null);
  if (field === 'note') {
    return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : undefined;
  }
  const value = Number(raw) * scale[field];
  return typeof raw !== 'boolean' && Number.isInteger(value) && value >= 0 ? value : undefined;
}
