import { colours } from '../sheets/look.ts';
import type { Column } from '../table/columns.ts';
import { lettersByKey } from '../table/layout.ts';
import type { Words } from '../words.ts';
import { splitPlanIdentity } from './identity.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Columns that say who a row is about. */
const naming = [
  'dealerCode',
  'dealerName',
  'territory',
  'productCode',
  'productName',
  'dealerTotal',
];
const ofProducts = [
  'packing',
  'lastMonth',
  'lastYear',
  'sold',
  'proposal',
  'quantity',
  'price',
  'amount',
  'phasing',
];
const ofSupport = ['supportAmount', 'supportDays'];

/**
 * Background of the cells that a row does not have, and of the dealer's own row. It is set cell by
 * cell, because a sheet moves it with the row when rows are sorted.
 */
export function planBackground(identity: string, key: string): string | null {
  const { row } = splitPlanIdentity(identity);
  if (row === '*' && naming.includes(key)) return colours.groupRow;
  if (row === '*' || row.startsWith('+')) {
    return ofProducts.includes(key) || (row === '*' && ofSupport.includes(key))
      ? colours.notHere
      : null;
  }
  return ofSupport.includes(key) ? colours.notHere : null;
}

/**
 * Conditional formats of the plan sheet: how a plan stands, what is reached, what is below last
 * year, what is only proposed.
 */
export const planRules =
  (words: Words, columns: readonly Column[]) =>
  (sheet: Sheet, first: number, last: number): Rule[] => {
    const letters = lettersByKey(columns.map(({ key }, i) => [key, i]));
    const at = (key: string) => `$${letters(key)}${String(first)}`;
    const column = (key: string) => [
      sheet.getRange(`${letters(key)}${String(first)}:${letters(key)}${String(last)}`),
    ];
    const { status } = words.plan;
    const rule = () => SpreadsheetApp.newConditionalFormatRule();
    const named = (text: string, colour: string) =>
      rule()
        .whenTextEqualTo(text)
        .setFontColor(colour)
        .setBold(true)
        .setRanges(column('status'))
        .build();
    const [target, sold, before] = [at('quantity'), at('sold'), at('lastYear')];
    const onlyProposed = `=${at('proposed')}<>""`;
    const planned = `ISNUMBER(${target}),${target}>0`;
    return [
      rule()
        .whenFormulaSatisfied(`=AND(${planned},${sold}>=${target})`)
        .setFontColor(colours.good)
        .setBold(true)
        .setRanges(column('sold'))
        .build(),
      rule()
        .whenFormulaSatisfied(`=AND(${planned},ISNUMBER(${before}),${target}<${before})`)
        .setFontColor(colours.bad)
        .setRanges(column('lastYear'))
        .build(),
      rule()
        .whenFormulaSatisfied(onlyProposed)
        .setBackground(colours.proposed)
        .setRanges(column('quantity'))
        .build(),
      named(status.approved, colours.good),
      named(status.submitted, colours.waiting),
      named(status.revision, colours.bad),
    ];
  };
