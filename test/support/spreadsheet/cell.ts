import { CellValueType, isTextFormat, numfmt, type ICellData } from '@univerjs/core';
import { parseInput } from '../../../local/workbench/page/cell-input.ts';
import type { Clock } from '../../../local/workbench/page/time-zone.ts';
import type {
  CellInput,
  CellRead,
  FormatKey,
  FormatValue,
} from '../../../local/workbench/protocol/cells.ts';
import type { ValidationSpec } from '../../../local/workbench/protocol/rules.ts';

/** One cell: what it holds, how it looks, what is said at it and what may be typed into it. */
export interface GridCell {
  content: ICellData;
  formats: Partial<Record<FormatKey, FormatValue>>;
  note: string;
  validation: ValidationSpec | null;
}

/** A cell that nobody has touched. */
export const emptyCell = (): GridCell => ({
  content: {},
  formats: {},
  note: '',
  validation: null,
});

/** A cell of its own that is equal in everything. */
export const copyOf = ({ content, formats, note, validation }: GridCell): GridCell => ({
  content: { ...content },
  formats: { ...formats },
  note,
  validation,
});

/** True where a value or a formula stands, not only a format. */
export const hasContent = ({ content }: GridCell): boolean =>
  Boolean(content.f) || (content.v ?? '') !== '';

/** Puts a value into a cell by the workbench's own rules; it may bring a number format along. */
export function put(cell: GridCell, value: CellInput, clock: Clock): void {
  const given = cell.formats.numberFormat;
  const pattern = typeof given === 'string' ? given : undefined;
  const { cell: content, format } = parseInput(value, pattern, clock);
  cell.content = content.f ? { ...content, ...workedOut(content.f) } : content;
  if (format !== undefined && pattern === undefined) cell.formats.numberFormat = format;
}

/** What a script reads: dates by the cell's number format, an empty cell as null. */
export function read({ content, formats }: GridCell, clock: Clock): CellRead {
  const raw = content.v ?? null;
  if (raw === null || raw === '') return null;
  if (content.t === CellValueType.BOOLEAN) return raw === 1 || raw === true;
  if (typeof raw !== 'number') return raw;
  const pattern = formats.numberFormat;
  const isDate = typeof pattern === 'string' && !isTextFormat(pattern);
  return isDate && numfmt.isDateFormat(pattern) ? { instant: clock.toInstant(raw) } : raw;
}

/**
 * The value of a formula that people type in these tests: a product of two numbers or a quoted
 * text. The add-on's own formulas show figures that no action reads: they are empty here.
 */
function workedOut(formula: string): Pick<ICellData, 'v' | 't'> {
  const product = /^=(\d+)\*(\d+)$/.exec(formula);
  if (product) return { v: Number(product[1]) * Number(product[2]), t: CellValueType.NUMBER };
  const quoted = /^="([^"]*)"$/.exec(formula);
  return quoted ? { v: quoted[1] ?? '', t: CellValueType.STRING } : { v: null, t: null };
}
