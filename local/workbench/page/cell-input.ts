import { CellValueType, isTextFormat, numfmt } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import type { CellInput } from '../protocol/cells.ts';
import type { Clock } from './time-zone.ts';

/** What a written value makes of a cell, and the number format it brings when the cell has none. */
export interface ParsedInput {
  readonly cell: ICellData;
  readonly format?: string;
}

const CLEARED = { f: null, si: null, p: null } as const;

/** Cell contents that take everything but the format away. */
export const EMPTY_CELL: ICellData = { ...CLEARED, v: null, t: null };

function textCell(text: string): ICellData {
  return { ...CLEARED, v: text, t: CellValueType.FORCE_STRING };
}

function formulaCell(formula: string): ICellData {
  return { ...CLEARED, f: formula, v: null, t: null };
}

/** A string as if a person had typed it. */
function parseText(text: string, plain: boolean): ParsedInput {
  if (text === '') return { cell: EMPTY_CELL };
  if (plain) return { cell: textCell(text) };
  if (text.startsWith("'")) return { cell: textCell(text.slice(1)) };
  if (text.length > 1 && text.startsWith('=')) return { cell: formulaCell(text) };
  const parsed = numfmt.parseValue(text.trim());
  if (parsed) return parsedNumber(parsed);
  // Typed into Google Sheets, +A1 and -A1 are formulas too; a hidden trap for pasted text.
  if (text.length > 1 && (text.startsWith('+') || text.startsWith('-'))) {
    return { cell: formulaCell(`=${text}`) };
  }
  return { cell: { ...CLEARED, v: text, t: CellValueType.STRING } };
}

function parsedNumber(parsed: numfmt.ParseData): ParsedInput {
  if (typeof parsed.v === 'boolean') {
    return { cell: { ...CLEARED, v: parsed.v ? 1 : 0, t: CellValueType.BOOLEAN } };
  }
  const cell = { ...CLEARED, v: Number(parsed.v), t: CellValueType.NUMBER };
  return parsed.z ? { cell, format: parsed.z } : { cell };
}

/** What a value written by a script makes of a cell that has this number format. */
export function parseInput(
  value: CellInput,
  format: string | undefined,
  clock: Clock,
): ParsedInput {
  if (value === null) return { cell: EMPTY_CELL };
  if (value instanceof Date) {
    const serial = clock.toSerial(value.getTime());
    const pattern = Number.isInteger(serial) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss';
    return { cell: { ...CLEARED, v: serial, t: CellValueType.NUMBER }, format: pattern };
  }
  if (typeof value === 'boolean') {
    return { cell: { ...CLEARED, v: value ? 1 : 0, t: CellValueType.BOOLEAN } };
  }
  if (typeof value === 'number') {
    return { cell: { ...CLEARED, v: value, t: CellValueType.NUMBER } };
  }
  return parseText(value, isTextFormat(format));
}
