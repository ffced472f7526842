import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  generateRandomId,
} from '@univerjs/core';
import type { IDataValidationRule, IRange } from '@univerjs/core';
import { serializeListOptions } from '@univerjs/sheets';
import { a1Notation, columnLetters } from '../protocol/area.ts';
import type { Area } from '../protocol/area.ts';
import type { RuleValue, ValidationSpec } from '../protocol/rules.ts';
import type { Clock } from './time-zone.ts';

type Criteria = Pick<IDataValidationRule, 'type' | 'operator' | 'formula1' | 'formula2'>;

const OPERATORS: Readonly<Record<string, DataValidationOperator>> = {
  BETWEEN: DataValidationOperator.BETWEEN,
  NOT_BETWEEN: DataValidationOperator.NOT_BETWEEN,
  EQUAL_TO: DataValidationOperator.EQUAL,
  NOT_EQUAL_TO: DataValidationOperator.NOT_EQUAL,
  GREATER_THAN: DataValidationOperator.GREATER_THAN,
  GREATER_THAN_OR_EQUAL_TO: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LESS_THAN: DataValidationOperator.LESS_THAN,
  LESS_THAN_OR_EQUAL_TO: DataValidationOperator.LESS_THAN_OR_EQUAL,
  AFTER: DataValidationOperator.GREATER_THAN,
  BEFORE: DataValidationOperator.LESS_THAN,
  ON_OR_AFTER: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  ON_OR_BEFORE: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

/** A rule's simple value as text. */
function textOf(value: RuleValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The text of a string in a formula. */
function quoted(value: RuleValue): string {
  return `"${textOf(value).replaceAll('"', '""')}"`;
}

/** A reference to an area that does not move with the cell. */
export function absoluteReference(area: Area, sheetName: string): string {
  const fixed = a1Notation(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return `'${sheetName.replaceAll("'", "''")}'!${fixed}`;
}

function textFormula(criteria: string, value: RuleValue, cell: string): string | null {
  const search = `ISNUMBER(SEARCH(${quoted(value)},${cell}))`;
  if (criteria === 'TEXT_CONTAINS') return `=${search}`;
  if (criteria === 'TEXT_DOES_NOT_CONTAIN') return `=NOT(${search})`;
  return criteria === 'TEXT_EQUAL_TO' ? `=EXACT(${cell},${quoted(value)})` : null;
}

function operand(value: RuleValue | undefined, clock: Clock): string {
  if (typeof value === 'object' && value !== null && 'date' in value) {
    return String(clock.toSerial(value.date));
  }
  return textOf(value);
}

/**
 * How the grid says a rule. `nameOf` gives the name of a sheet; `first` is the rule's first cell.
 */
function criteriaOf(
  spec: ValidationSpec,
  first: Area,
  nameOf: (sheet: string) => string,
  clock: Clock,
): Criteria {
  const { criteria, values } = spec;
  const [one, two] = values;
  if (criteria === 'VALUE_IN_LIST') {
    const list = serializeListOptions(Array.isArray(one) ? (one as string[]) : []);
    return { type: DataValidationType.LIST, formula1: list };
  }
  if (criteria === 'VALUE_IN_RANGE') {
    const { area } = one as { area: Area };
    const reference = absoluteReference(area, nameOf(area.sheet));
    return { type: DataValidationType.LIST, formula1: `=${reference}` };
  }
  if (criteria === 'CHECKBOX') return { type: DataValidationType.CHECKBOX };
  if (criteria === 'CUSTOM_FORMULA') {
    return { type: DataValidationType.CUSTOM, formula1: textOf(one) };
  }
  const cell = `${columnLetters(first.column)}${first.row + 1}`;
  const text = textFormula(criteria, one ?? '', cell);
  if (text) return { type: DataValidationType.CUSTOM, formula1: text };
  if (criteria === 'DATE_IS_VALID_DATE') {
    // Day numbers of the years 1900 to 9999: a date is a number in a cell.
    const operator = DataValidationOperator.BETWEEN;
    return { type: DataValidationType.DATE, operator, formula1: '2', formula2: '2958465' };
  }
  const [kind, ...rest] = criteria.split('_');
  const operator = OPERATORS[rest.join('_')];
  if (!operator) throw new Error(`The workbench has no data validation ${criteria}`);
  const type = kind === 'DATE' ? DataValidationType.DATE : DataValidationType.DECIMAL;
  const formula1 = operand(one, clock);
  return two === undefined
    ? { type, operator, formula1 }
    : { type, operator, formula1, formula2: operand(two, clock) };
}

/** The grid's rule for a script's rule over some ranges of one sheet. */
export function gridRule(
  spec: ValidationSpec,
  first: Area,
  ranges: IRange[],
  nameOf: (sheet: string) => string,
  clock: Clock,
): IDataValidationRule {
  const arrow = spec.criteria.startsWith('VALUE_IN') && spec.values[1] !== false;
  return {
    uid: generateRandomId(8),
    ...criteriaOf(spec, first, nameOf, clock),
    ranges,
    allowBlank: true,
    showErrorMessage: true,
    error: spec.helpText ?? '',
    errorStyle: spec.allowInvalid
      ? DataValidationErrorStyle.WARNING
      : DataValidationErrorStyle.STOP,
    showDropDown: arrow,
    renderMode: arrow ? DataValidationRenderMode.ARROW : DataValidationRenderMode.TEXT,
    // The script's own words ride along in a field that the grid keeps but does not show.
    promptTitle: JSON.stringify(spec),
  };
}

/** The script's words of a grid's rule; null when a person made the rule in the grid. */
export function scriptRule(rule: IDataValidationRule): ValidationSpec | null {
  if (!rule.promptTitle?.startsWith('{')) return null;
  return JSON.parse(rule.promptTitle) as ValidationSpec;
}
