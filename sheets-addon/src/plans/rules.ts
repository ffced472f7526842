import { colours } from '../sheets/look.ts';
import type { Column } from '../table/columns.ts';
import { lettersByKey } from '../table/layout.ts';
import type { Words } from '../words.ts';
import { dealerRowCode } from './identity.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** How a rule paints the cells of some columns where its formula holds. */
interface Paint {
  readonly columns: readonly string[];
  readonly formula: string;
  readonly background?: string;
  readonly colour?: string;
  readonly bold?: boolean;
}

/**
 * Conditional formats of the plan sheet. The look of a row follows from its cells, so sorted and
 * pasted rows keep it.
 */
export const planRules =
  (words: Words, columns: readonly Column[]) =>
  (sheet: Sheet, first: number, last: number): Rule[] => {
    const letters = lettersByKey(columns.map(({ key }, i) => [key, i]));
    const at = (key: string) => `$${letters(key)}${String(first)}`;
    return paints(words, at).map((paint) => {
      const rule = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied(paint.formula);
      if (paint.background !== undefined) rule.setBackground(paint.background);
      if (paint.colour !== undefined) rule.setFontColor(paint.colour);
      if (paint.bold) rule.setBold(true);
      const ranges = paint.columns.map((key) =>
        sheet.getRange(`${letters(key)}${String(first)}:${letters(key)}${String(last)}`),
      );
      return rule.setRanges(ranges).build();
    });
  };

function paints(words: Words, at: (key: string) => string): Paint[] {
  const code = at('productCode');
  const isDealer = `=${code}="${dealerRowCode}"`;
  const isSupport = `AND(LEFT(${code},1)="#",${code}<>"${dealerRowCode}")`;
  const { status } = words.plan;
  const named = (text: string) => `=${at('status')}="${text}"`;
  return [
    {
      columns: [
        'dealerCode',
        'dealerName',
        'territory',
        'productCode',
        'productName',
        'dealerTotal',
      ],
      formula: isDealer,
      background: colours.groupRow,
      bold: true,
    },
    {
      columns: [
        'packing',
        'lastMonth',
        'lastYear',
        'sold',
        'quantity',
        'price',
        'amount',
        'phasing',
      ],
      formula: `=LEFT(${code},1)="#"`,
      background: colours.notHere,
    },
    {
      columns: ['supportAmount', 'supportDays'],
      formula: `=AND(${code}<>"",NOT(${isSupport}))`,
      background: colours.notHere,
    },
    {
      columns: ['sold'],
      formula: `=AND(ISNUMBER(${at('quantity')}),${at('quantity')}>0,${at('sold')}>=${at('quantity')})`,
      colour: colours.good,
      bold: true,
    },
    {
      columns: ['lastYear'],
      formula: `=AND(ISNUMBER(${at('quantity')}),ISNUMBER(${at('lastYear')}),${at('quantity')}<${at('lastYear')})`,
      colour: colours.bad,
    },
    { columns: ['status'], formula: named(status.approved), colour: colours.good, bold: true },
    { columns: ['status'], formula: named(status.submitted), colour: colours.waiting, bold: true },
    { columns: ['status'], formula: named(status.revision), colour: colours.bad, bold: true },
  ];
}
