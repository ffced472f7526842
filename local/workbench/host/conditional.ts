import type { ConditionalSpec, RuleValue } from '../protocol/rules.ts';
import { areaOf, makeRange } from './range.ts';
import { enumeration, instance } from './strict.ts';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type Condition = GoogleAppsScript.Spreadsheet.BooleanCondition;
type Criteria = GoogleAppsScript.Spreadsheet.BooleanCriteria;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Host = Rule & { readonly spec: ConditionalSpec };
type HostCondition = Condition & { readonly spec: ConditionalSpec };
type HostBuilder = Builder & { readonly state: { spec: ConditionalSpec } };

/** `SpreadsheetApp.BooleanCriteria`. */
export const BooleanCriteria = enumeration<typeof GoogleAppsScript.Spreadsheet.BooleanCriteria>(
  'BooleanCriteria',
  [
    'CELL_EMPTY',
    'CELL_NOT_EMPTY',
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
    'TEXT_STARTS_WITH',
    'TEXT_ENDS_WITH',
    'CUSTOM_FORMULA',
  ],
);

const condition = {
  getCriteriaType(this: HostCondition): Criteria {
    return this.spec.criteria as unknown as Criteria;
  },
  getCriteriaValues(this: HostCondition): unknown[] {
    return [...this.spec.values];
  },
  getBackground(this: HostCondition): string | null {
    return this.spec.background;
  },
  getFontColor(this: HostCondition): string | null {
    return this.spec.fontColor;
  },
  getBold(this: HostCondition): boolean | null {
    return this.spec.bold;
  },
  getItalic(this: HostCondition): boolean | null {
    return this.spec.italic;
  },
  getStrikethrough(this: HostCondition): boolean | null {
    return this.spec.strikethrough;
  },
  getUnderline(this: HostCondition): boolean | null {
    return this.spec.underline;
  },
} satisfies Condition;

const readers = {
  getRanges(this: Host): Range[] {
    return this.spec.ranges.map((area) => makeRange(area));
  },
  getBooleanCondition(this: Host): Condition | null {
    return instance<Condition>('BooleanCondition', condition, { spec: this.spec });
  },
  getGradientCondition(this: Host): null {
    return null;
  },
  copy(this: Host): Builder {
    return newConditionalRule(this.spec);
  },
} satisfies Rule;

/** A ConditionalFormatRule. */
export function makeConditionalRule(spec: ConditionalSpec): Rule {
  return instance<Rule>('ConditionalFormatRule', readers, { spec });
}

/** The description behind a ConditionalFormatRule. */
export function conditionalSpecOf(rule: Rule): ConditionalSpec {
  return (rule as Host).spec;
}

function when(criteria: string) {
  return function (this: HostBuilder, ...values: RuleValue[]): Builder {
    this.state.spec = { ...this.state.spec, criteria, values };
    return this;
  };
}

function look<Key extends keyof ConditionalSpec>(key: Key) {
  return function (this: HostBuilder, value: ConditionalSpec[Key]): Builder {
    this.state.spec = { ...this.state.spec, [key]: value };
    return this;
  };
}

const builder = {
  whenCellEmpty: when('CELL_EMPTY'),
  whenCellNotEmpty: when('CELL_NOT_EMPTY'),
  whenFormulaSatisfied: when('CUSTOM_FORMULA'),
  whenNumberBetween: when('NUMBER_BETWEEN'),
  whenNumberNotBetween: when('NUMBER_NOT_BETWEEN'),
  whenNumberEqualTo: when('NUMBER_EQUAL_TO'),
  whenNumberNotEqualTo: when('NUMBER_NOT_EQUAL_TO'),
  whenNumberGreaterThan: when('NUMBER_GREATER_THAN'),
  whenNumberGreaterThanOrEqualTo: when('NUMBER_GREATER_THAN_OR_EQUAL_TO'),
  whenNumberLessThan: when('NUMBER_LESS_THAN'),
  whenNumberLessThanOrEqualTo: when('NUMBER_LESS_THAN_OR_EQUAL_TO'),
  whenTextContains: when('TEXT_CONTAINS'),
  whenTextDoesNotContain: when('TEXT_DOES_NOT_CONTAIN'),
  whenTextEqualTo: when('TEXT_EQUAL_TO'),
  whenTextStartsWith: when('TEXT_STARTS_WITH'),
  whenTextEndsWith: when('TEXT_ENDS_WITH'),
  setBackground: look('background'),
  setFontColor: look('fontColor'),
  setBold: look('bold'),
  setItalic: look('italic'),
  setStrikethrough: look('strikethrough'),
  setUnderline: look('underline'),
  setRanges(this: HostBuilder, ranges: Range[]): Builder {
    this.state.spec = { ...this.state.spec, ranges: ranges.map(areaOf) };
    return this;
  },
  build(this: HostBuilder): Rule {
    return makeConditionalRule(this.state.spec);
  },
} satisfies Partial<Builder>;

const EMPTY: ConditionalSpec = {
  criteria: '',
  values: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  strikethrough: null,
  underline: null,
  ranges: [],
};

/** A builder, from nothing or from an existing rule. */
export function newConditionalRule(spec: ConditionalSpec = EMPTY): Builder {
  return instance<Builder>('ConditionalFormatRuleBuilder', builder, { state: { spec } });
}
