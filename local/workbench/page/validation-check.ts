import { CellValueType } from '@univerjs/core';
import type { ICellData } from '@univerjs/core';
import type { Area } from '../protocol/area.ts';
import type { RuleValue, ValidationSpec } from '../protocol/rules.ts';
import type { Grid } from './grid.ts';
import type { Clock } from './time-zone.ts';

/** Decides whether a cell's new contents keep a rule. Formulas and custom rules are let through. */
export type Verdict = (cell: ICellData) => boolean;

const ALWAYS: Verdict = () => true;

function compare(criteria: string, value: number, one: number, two: number): boolean {
  switch (criteria.replace(/^(NUMBER|DATE)_/, '')) {
    case 'BETWEEN':
      return value >= one && value <= two;
    case 'NOT_BETWEEN':
      return value < one || value > two;
    case 'EQUAL_TO':
      return value === one;
    case 'NOT_EQUAL_TO':
      return value !== one;
    case 'GREATER_THAN':
    case 'AFTER':
      return value > one;
    case 'GREATER_THAN_OR_EQUAL_TO':
    case 'ON_OR_AFTER':
      return value >= one;
    case 'LESS_THAN':
    case 'BEFORE':
      return value < one;
    case 'LESS_THAN_OR_EQUAL_TO':
    case 'ON_OR_BEFORE':
      return value <= one;
    default:
      return true;
  }
}

/** The texts in an area that a list is taken from. */
function listOf(grid: Grid, area: Area): Set<string> {
  const matrix = grid.cells(area.sheet).getCellMatrix();
  const texts = new Set<string>();
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const value = matrix.getValue(row, column)?.v;
      if (value !== undefined && value !== null && value !== '') texts.add(String(value));
    }
  }
  return texts;
}

function asNumber(value: RuleValue | undefined, clock: Clock): number {
  if (typeof value === 'object' && value !== null && 'date' in value) {
    return clock.toSerial(value.date);
  }
  return Number(value);
}

function textVerdict(criteria: string, wanted: string): Verdict | null {
  const text = (cell: ICellData) => String(cell.v).toLowerCase();
  const part = wanted.toLowerCase();
  if (criteria === 'TEXT_CONTAINS') return (cell) => text(cell).includes(part);
  if (criteria === 'TEXT_DOES_NOT_CONTAIN') return (cell) => !text(cell).includes(part);
  return criteria === 'TEXT_EQUAL_TO' ? (cell) => String(cell.v) === wanted : null;
}

/** The verdict of a rule that refuses input; a rule that only warns lets everything through. */
export function verdictOf(spec: ValidationSpec, grid: Grid, clock: Clock): Verdict {
  const { criteria, values, allowInvalid } = spec;
  const [one, two] = values;
  if (allowInvalid || criteria === 'CUSTOM_FORMULA') return ALWAYS;
  if (criteria === 'CHECKBOX') return (cell) => cell.t === CellValueType.BOOLEAN;
  if (criteria === 'VALUE_IN_LIST' || criteria === 'VALUE_IN_RANGE') {
    const allowed =
      criteria === 'VALUE_IN_LIST'
        ? new Set(Array.isArray(one) ? (one as string[]) : [])
        : listOf(grid, (one as { area: Area }).area);
    return (cell) => allowed.has(String(cell.v));
  }
  const text = textVerdict(criteria, typeof one === 'string' ? one : '');
  if (text) return text;
  if (criteria === 'DATE_IS_VALID_DATE') return (cell) => cell.t === CellValueType.NUMBER;
  const low = asNumber(one, clock);
  const high = asNumber(two, clock);
  return (cell) => cell.t === CellValueType.NUMBER && compare(criteria, Number(cell.v), low, high);
}
