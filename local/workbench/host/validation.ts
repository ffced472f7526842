import type { RuleValue, ValidationSpec } from '../protocol/rules.ts';
import { areaOf, makeRange } from './range.ts';
import { enumeration, instance } from './strict.ts';

type Validation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Range = GoogleAppsScript.Spreadsheet.Range;
type GoogleDate = GoogleAppsScript.Base.Date;
type Criteria = GoogleAppsScript.Spreadsheet.DataValidationCriteria;
type Host = Validation & { readonly spec: ValidationSpec };
type HostBuilder = Builder & { readonly state: { spec: ValidationSpec } };

/** `SpreadsheetApp.DataValidationCriteria`. */
export const DataValidationCriteria = enumeration<
  typeof GoogleAppsScript.Spreadsheet.DataValidationCriteria
>('DataValidationCriteria', [
  'DATE_AFTER',
  'DATE_BEFORE',
  'DATE_BETWEEN',
  'DATE_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'DATE_NOT_BETWEEN',
  'DATE_ON_OR_AFTER',
  'DATE_ON_OR_BEFORE',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_IS_VALID_EMAIL',
  'TEXT_IS_VALID_URL',
  'VALUE_IN_LIST',
  'VALUE_IN_RANGE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
]);

/** A rule's value as the script gives or gets it. */
function fromRule(value: RuleValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('date' in value) return new Date(value.date);
  return 'area' in value ? makeRange(value.area) : [...value];
}

const readers = {
  getAllowInvalid(this: Host): boolean {
    return this.spec.allowInvalid;
  },
  getCriteriaType(this: Host): Criteria {
    return this.spec.criteria as unknown as Criteria;
  },
  getCriteriaValues(this: Host): unknown[] {
    return this.spec.values.map(fromRule);
  },
  getHelpText(this: Host): string {
    // Google answers null without a help text; its own type definition says string.
    return this.spec.helpText as string;
  },
  copy(this: Host): Builder {
    return newValidation(this.spec);
  },
} satisfies Validation;

/** A DataValidation. */
export function makeValidation(spec: ValidationSpec): Validation {
  return instance<Validation>('DataValidation', readers, { spec });
}

/** The description behind a DataValidation. */
export function specOf(rule: Validation): ValidationSpec {
  return (rule as Host).spec;
}

function rule(criteria: string, take: (...args: never[]) => readonly RuleValue[]) {
  return function (this: HostBuilder, ...args: unknown[]): Builder {
    const values = take(...(args as never[]));
    this.state.spec = { ...this.state.spec, criteria, values };
    return this;
  };
}

const date = (one: GoogleDate): RuleValue[] => [{ date: one.getTime() }];
const dates = (from: GoogleDate, to: GoogleDate): RuleValue[] => [...date(from), ...date(to)];
const number = (one: number): RuleValue[] => [one];
const numbers = (from: number, to: number): RuleValue[] => [from, to];
const text = (one: string): RuleValue[] => [one];
const none = (): RuleValue[] => [];

const builder = {
  requireValueInList: rule('VALUE_IN_LIST', (values: string[], show = true) => [
    values.map(String),
    show,
  ]),
  requireValueInRange: rule('VALUE_IN_RANGE', (range: Range, show = true) => [
    { area: areaOf(range) },
    show,
  ]),
  requireNumberBetween: rule('NUMBER_BETWEEN', numbers),
  requireNumberNotBetween: rule('NUMBER_NOT_BETWEEN', numbers),
  requireNumberEqualTo: rule('NUMBER_EQUAL_TO', number),
  requireNumberNotEqualTo: rule('NUMBER_NOT_EQUAL_TO', number),
  requireNumberGreaterThan: rule('NUMBER_GREATER_THAN', number),
  requireNumberGreaterThanOrEqualTo: rule('NUMBER_GREATER_THAN_OR_EQUAL_TO', number),
  requireNumberLessThan: rule('NUMBER_LESS_THAN', number),
  requireNumberLessThanOrEqualTo: rule('NUMBER_LESS_THAN_OR_EQUAL_TO', number),
  requireDate: rule('DATE_IS_VALID_DATE', none),
  requireDateAfter: rule('DATE_AFTER', date),
  requireDateBefore: rule('DATE_BEFORE', date),
  requireDateBetween: rule('DATE_BETWEEN', dates),
  requireDateNotBetween: rule('DATE_NOT_BETWEEN', dates),
  requireDateEqualTo: rule('DATE_EQUAL_TO', date),
  requireDateOnOrAfter: rule('DATE_ON_OR_AFTER', date),
  requireDateOnOrBefore: rule('DATE_ON_OR_BEFORE', date),
  requireTextContains: rule('TEXT_CONTAINS', text),
  requireTextDoesNotContain: rule('TEXT_DOES_NOT_CONTAIN', text),
  requireTextEqualTo: rule('TEXT_EQUAL_TO', text),
  requireFormulaSatisfied: rule('CUSTOM_FORMULA', text),
  requireCheckbox: rule('CHECKBOX', none),
  setAllowInvalid(this: HostBuilder, allowInvalid: boolean): Builder {
    this.state.spec = { ...this.state.spec, allowInvalid };
    return this;
  },
  setHelpText(this: HostBuilder, helpText: string): Builder {
    this.state.spec = { ...this.state.spec, helpText };
    return this;
  },
  build(this: HostBuilder): Validation {
    return makeValidation(this.state.spec);
  },
} satisfies Partial<Builder>;

/** A builder, from nothing or from an existing rule. At first invalid input is allowed. */
export function newValidation(spec?: ValidationSpec): Builder {
  const start = { criteria: '', values: [], allowInvalid: true, helpText: null };
  return instance<Builder>('DataValidationBuilder', builder, { state: { spec: spec ?? start } });
}
