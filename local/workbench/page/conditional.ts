import type { IConditionFormattingRule } from '@univerjs/sheets-conditional-formatting';
import type { FWorksheet } from '@univerjs/sheets/facade';
import type { ConditionalSpec } from '../protocol/rules.ts';
import type { Grid } from './grid.ts';
import type { SomeHandlers } from './handlers.ts';
import { toArea, toRange } from './ranges.ts';

type ScriptRule = IConditionFormattingRule & { readonly script?: ConditionalSpec };
type Start = ReturnType<FWorksheet['newConditionalFormattingRule']>;
type Styled = ReturnType<Start['whenCellEmpty']>;

/** The rule's condition in the grid's words. */
function when(start: Start, { criteria, values }: ConditionalSpec): Styled {
  const [one, two] = values;
  const number = Number(one);
  const text = typeof one === 'string' ? one : '';
  switch (criteria) {
    case 'CELL_EMPTY':
      return start.whenCellEmpty();
    case 'CELL_NOT_EMPTY':
      return start.whenCellNotEmpty();
    case 'CUSTOM_FORMULA':
      return start.whenFormulaSatisfied(text.startsWith('=') ? text : `=${text}`);
    case 'NUMBER_BETWEEN':
      return start.whenNumberBetween(number, Number(two));
    case 'NUMBER_NOT_BETWEEN':
      return start.whenNumberNotBetween(number, Number(two));
    case 'NUMBER_EQUAL_TO':
      return start.whenNumberEqualTo(number);
    case 'NUMBER_NOT_EQUAL_TO':
      return start.whenNumberNotEqualTo(number);
    case 'NUMBER_GREATER_THAN':
      return start.whenNumberGreaterThan(number);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return start.whenNumberGreaterThanOrEqualTo(number);
    case 'NUMBER_LESS_THAN':
      return start.whenNumberLessThan(number);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return start.whenNumberLessThanOrEqualTo(number);
    case 'TEXT_CONTAINS':
      return start.whenTextContains(text);
    case 'TEXT_DOES_NOT_CONTAIN':
      return start.whenTextDoesNotContain(text);
    case 'TEXT_EQUAL_TO':
      return start.whenTextEqualTo(text);
    case 'TEXT_STARTS_WITH':
      return start.whenTextStartsWith(text);
    case 'TEXT_ENDS_WITH':
      return start.whenTextEndsWith(text);
    default:
      throw new Error(`The workbench has no conditional format ${criteria}`);
  }
}

function build(sheet: FWorksheet, spec: ConditionalSpec): ScriptRule {
  let rule = when(sheet.newConditionalFormattingRule(), spec);
  if (spec.background) rule = rule.setBackground(spec.background);
  if (spec.fontColor) rule = rule.setFontColor(spec.fontColor);
  if (spec.bold !== null) rule = rule.setBold(spec.bold);
  if (spec.italic !== null) rule = rule.setItalic(spec.italic);
  if (spec.strikethrough !== null) rule = rule.setStrikethrough(spec.strikethrough);
  if (spec.underline !== null) rule = rule.setUnderline(spec.underline);
  // The script's own words ride along, so that it gets back what it set.
  return { ...rule.setRanges(spec.ranges.map(toRange)).build(), script: spec };
}

/** Conditional formats of a sheet. */
export function conditionalFormats(
  grid: Grid,
): SomeHandlers<'sheet.conditional' | 'sheet.setConditional'> {
  return {
    'sheet.conditional': (id) =>
      grid
        .sheet(id)
        .getConditionalFormattingRules()
        .flatMap((rule: ScriptRule) =>
          rule.script
            ? [{ ...rule.script, ranges: rule.ranges.map((range) => toArea(id, range)) }]
            : [],
        ),
    'sheet.setConditional': (id, specs) => {
      const sheet = grid.sheet(id);
      sheet.clearConditionalFormatRules();
      // The grid puts each new rule in front, and the first rule wins.
      for (const spec of [...specs].reverse()) {
        sheet.addConditionalFormattingRule(build(sheet, spec));
      }
      return null;
    },
  };
}
