import { structureChanged } from './book.ts';
import { ask } from './channel.ts';
import { BooleanCriteria, newConditionalRule } from './conditional.ts';
import { Exception } from './exception.ts';
import { ProtectionType } from './protection.ts';
import { makeSpreadsheet } from './spreadsheet.ts';
import { enumeration, strict } from './strict.ts';
import { makeUi } from './ui.ts';
import { DataValidationCriteria, newValidation } from './validation.ts';

type Sheets = typeof GoogleAppsScript.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** SpreadsheetApp over the one workbook on the page. */
export const spreadsheetApp = strict('SpreadsheetApp', {
  BooleanCriteria,
  DataValidationCriteria,
  ProtectionType,
  BorderStyle: enumeration<Sheets['BorderStyle']>('BorderStyle', [
    'DOTTED',
    'DASHED',
    'SOLID',
    'SOLID_MEDIUM',
    'SOLID_THICK',
    'DOUBLE',
  ]),
  CopyPasteType: enumeration<Sheets['CopyPasteType']>('CopyPasteType', [
    'PASTE_NORMAL',
    'PASTE_FORMAT',
    'PASTE_VALUES',
  ]),
  Dimension: enumeration<Sheets['Dimension']>('Dimension', ['COLUMNS', 'ROWS']),
  WrapStrategy: enumeration<Sheets['WrapStrategy']>('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']),
  getActive: makeSpreadsheet,
  getActiveSpreadsheet: makeSpreadsheet,
  getActiveSheet: () => makeSpreadsheet().getActiveSheet(),
  getActiveRange(): Range {
    const range = makeSpreadsheet().getActiveRange();
    if (!range) throw new Exception('No range is selected.');
    return range;
  },
  getCurrentCell: () => makeSpreadsheet().getActiveCell(),
  setActiveSheet: (sheet: Sheet) => makeSpreadsheet().setActiveSheet(sheet),
  setActiveRange: (range: Range) => range.activate(),
  setCurrentCell: (cell: Range) => makeSpreadsheet().setCurrentCell(cell),
  flush(): void {
    ask('book.flush');
    structureChanged();
  },
  getUi: makeUi,
  newDataValidation: () => newValidation(),
  newConditionalFormatRule: () => newConditionalRule(),
} satisfies Partial<GoogleAppsScript.Spreadsheet.SpreadsheetApp>);
