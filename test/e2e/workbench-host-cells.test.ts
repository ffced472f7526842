import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../support/workbench/open.ts';
import type { OpenWorkbench } from '../support/workbench/open.ts';

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

const script = (sheet: string, source: string) => workbench.script(sheet, source);
const failure = (sheet: string, source: string) => workbench.failure(sheet, source);

describe('values', () => {
  test('strings are read as if a person had typed them', async () => {
    const typed = await script(
      'Typed',
      `var texts = ['00123', '1.5', '10%', 'TRUE', "'007", 'plain', '', '2026-11'];
       texts.push('=1+1', '+A1', '-');
       var rows = texts.map(function (text) { return [text]; });
       sheet.getRange(1, 1, texts.length, 1).setValues(rows);
       return sheet.getRange(1, 1, texts.length, 1).getValues().map(function (row) {
         return row[0] instanceof Date ? row[0].toISOString() : row[0];
       });`,
    );
    expect(typed).toEqual([
      123,
      1.5,
      0.1,
      true,
      '007',
      'plain',
      '',
      '2026-10-31T16:00:00.000Z',
      2,
      123,
      '-',
    ]);
  });

  test('a plain text cell keeps whatever is put into it', async () => {
    const kept = await script(
      'Plain text',
      `sheet.getRange('A1:A3').setNumberFormat('@').setValues([['00123'], ['=1+1'], ['2026-11']]);
       return [sheet.getRange('A1:A3').getValues(), sheet.getRange('A2').getFormula()];`,
    );
    expect(kept).toEqual([[['00123'], ['=1+1'], ['2026-11']], '']);
  });

  test("dates are the script's time zone, whatever the machine's is", async () => {
    const dates = await script(
      'Dates',
      `sheet.getRange('A1').setValue(new Date(2026, 10, 1));
       var read = sheet.getRange('A1').getValue();
       return [read.toISOString(), read.getMonth(), read.getDate(), read.getTimezoneOffset(),
         sheet.getRange('A1').getDisplayValue(), new Date(2026, 0, 31, 23).toISOString(),
         Utilities.formatDate(read, 'GMT', "yyyy-MM-dd'T'HH:mm"), read instanceof Date];`,
    );
    expect(dates).toEqual([
      '2026-10-31T16:00:00.000Z',
      10,
      1,
      -480,
      '2026-11-01',
      '2026-01-31T15:00:00.000Z',
      '2026-10-31T16:00',
      true,
    ]);
  });

  test('formulas are worked out before they are read', async () => {
    expect(await workbench.run('buildPlan')).toEqual([[1134.5], [934.5]]);
    const changed = await script(
      'Plan',
      `sheet.getRange('D2').setValue(5000);
       return [sheet.getRange('F2').getValue(), sheet.getRange('F2').getFormula(),
         sheet.getRange('D2').getDisplayValue()];`,
    );
    expect(changed).toEqual([4900, '=SUM(D2:D4)', '¥5,000.00']);
  });

  test('a matrix of another shape is refused in the words of Google', async () => {
    expect(await failure('Shape', 'sheet.getRange("A1:B2").setValues([[1, 2]])')).toContain(
      'The data has 1 but the range has 2.',
    );
    expect(await failure('Shape', 'sheet.getRange("A1:B1").setValues([[1]])')).toContain(
      'The number of columns in the data does not match',
    );
  });

  test('a range outside the grid is refused', async () => {
    expect(await failure('Shape', 'sheet.getRange(1001, 1)')).toContain(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
    expect(await script('Shape', 'return sheet.getRange("B2:B").getA1Notation()')).toBe('B2:B1000');
  });

  test('rows and columns put after the last ones are there to be written to', async () => {
    const last = await script(
      'Wide',
      `sheet.insertColumnsAfter(sheet.getMaxColumns(), 3);
       sheet.insertRowsAfter(sheet.getMaxRows(), 2);
       sheet.getRange(1002, 29).setValue('end');
       return [sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getRange('AC1002').getValue()];`,
    );
    expect(last).toEqual([1002, 29, 'end']);
  });

  test('the last row counts contents, not formats', async () => {
    const last = await script(
      'Last',
      `sheet.getRange('A1:Z50').setBackground('#ff0000');
       sheet.getRange('C7').setValue('x');
       sheet.appendRow([1, 2]);
       return [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()];`,
    );
    expect(last).toEqual([8, 3, 'A1:C8']);
  });
});

describe('formats and structure', () => {
  test('formats come back as they were set', async () => {
    const formats = await script(
      'Formats',
      `var range = sheet.getRange('A1:B1');
       range.setBackgrounds([['#FF0000', '#00ff00']]).setFontWeight('bold').setNumberFormat('0.00')
         .setHorizontalAlignment('right').setFontColor('#0000ff').setFontLine('line-through')
         .setFontSize(14).setFontFamily('Georgia').setWrap(true).setFontStyle('italic');
       return [range.getBackgrounds(), range.getFontWeight(), range.getNumberFormats(),
         range.getHorizontalAlignment(), range.getFontColor(), range.getFontLine(),
         range.getFontSize(), range.getFontFamily(), range.getWrap(), range.getFontStyle()];`,
    );
    expect(formats).toEqual([
      [['#ff0000', '#00ff00']],
      'bold',
      [['0.00', '0.00']],
      'right',
      '#0000ff',
      'line-through',
      14,
      'Georgia',
      true,
      'italic',
    ]);
  });

  test('inserted rows move values, formulas, notes, rules and names', async () => {
    const moved = await script(
      'Insert',
      `sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
       sheet.getRange('B1').setFormula('=SUM(A1:A3)');
       sheet.getRange('A2').setNote('second');
       sheet.getRange('A3').setDataValidation(
         SpreadsheetApp.newDataValidation().requireValueInList(['3', '4']).build());
       book.setNamedRange('LAST_ROW', sheet.getRange('A3'));
       sheet.insertRowsBefore(2, 2);
       return [sheet.getRange('A1:A5').getValues(), sheet.getRange('B1').getFormula(),
         sheet.getRange('A4').getNote(),
         sheet.getRange('A5').getDataValidation().getCriteriaValues(),
         book.getRangeByName('LAST_ROW').getA1Notation(), sheet.getMaxRows()];`,
    );
    expect(moved).toEqual([
      [[1], [''], [''], [2], [3]],
      '=SUM(A1:A5)',
      'second',
      [['3', '4'], true],
      'A5',
      1002,
    ]);
  });

  test('sorting moves whole rows by several keys', async () => {
    const sorted = await script(
      'Sort',
      `sheet.getRange('A1:C4').setValues(
         [['b', 1, 'x'], ['a', 2, 'y'], ['b', 3, 'z'], ['a', 1, 'w']]);
       sheet.getRange('C2').setNote('note of y').setBackground('#ffff00');
       sheet.getRange('A1:C4').sort([1, { column: 2, ascending: false }]);
       var rows = sheet.getRange('A1:C4').getValues().map(function (row) { return row.join(''); });
       return [rows, sheet.getRange('C1').getNote(), sheet.getRange('C1').getBackground()];`,
    );
    expect(sorted).toEqual([['a2y', 'a1w', 'b3z', 'b1x'], 'note of y', '#ffff00']);
  });

  test('sheets are made, found, renamed, moved, hidden and deleted', async () => {
    const sheets = await script(
      'First',
      `var made = book.insertSheet('Made', 0);
       var order = made.getIndex();
       made.setName('Renamed').setTabColor('#ff0000').hideSheet();
       var hidden = book.getSheetByName('Renamed').isSheetHidden();
       var copy = sheet.copyTo(book).setName('Copy');
       var found = book.getSheetById(copy.getSheetId()).getName();
       book.deleteSheet(copy);
       return [order, hidden, made.getTabColor(), book.getSheetByName('Copy'), found];`,
    );
    expect(sheets).toEqual([1, true, '#ff0000', null, 'Copy']);
  });

  test('copying takes formulas along relative to their cell', async () => {
    const copied = await script(
      'Copy block',
      `sheet.getRange('A1:B1').setValues([[2, '=A1*10']]).setBackground('#eeeeee');
       sheet.getRange('A2').setValue(5);
       sheet.getRange('B1').copyTo(sheet.getRange('B2'));
       return [sheet.getRange('B2').getFormula(), sheet.getRange('B2').getValue(),
         sheet.getRange('B2').getBackground()];`,
    );
    expect(copied).toEqual(['=A2*10', 50, '#eeeeee']);
  });

  test('clearing takes only what it is asked to', async () => {
    const cleared = await script(
      'Clear',
      `sheet.getRange('A1:B2').setValue(1).setBackground('#00ff00').setNote('n');
       sheet.getRange('A1').clearContent();
       sheet.getRange('B1').clearFormat();
       sheet.getRange('A2').clearNote();
       return [sheet.getRange('A1').isBlank(), sheet.getRange('A1').getBackground(),
         sheet.getRange('B1').getValue(), sheet.getRange('B1').getBackground(),
         sheet.getRange('A2').getNote(), sheet.getRange('A1').getNote()];`,
    );
    expect(cleared).toEqual([true, '#00ff00', 1, '#ffffff', '', 'n']);
  });

  test('3,000 rows of 25 columns with formats, rules and formulas are written in one go', async () => {
    const written = (await workbench.run('bigWrite', 3000, 25)) as { last: number };
    expect(written.last).toBe(6001);
  });
});

describe('rules', () => {
  test('a script cannot write what a rule refuses', async () => {
    const rule = `sheet.getRange('A1:A5').setDataValidation(SpreadsheetApp.newDataValidation()
      .requireValueInList(['draft', 'sent']).setAllowInvalid(false)
      .setHelpText('Choose one').build());`;
    expect(
      await failure(
        'Rules',
        `${rule} sheet.getRange('A2').setValue('other'); SpreadsheetApp.flush();`,
      ),
    ).toBe(
      'The data you entered in cell A2 violates the data validation rules ' +
        'set on this cell. Choose one',
    );
    expect(
      await script(
        'Rules',
        `sheet.getRange('A2').setValue('sent'); return sheet.getRange('A2').getValue()`,
      ),
    ).toBe('sent');
  });

  test('a rule comes back as it was made', async () => {
    const read = await script(
      'Rules 2',
      `sheet.getRange('B1:B3').setDataValidation(SpreadsheetApp.newDataValidation()
         .requireNumberBetween(1, 9).setAllowInvalid(false).setHelpText('1 to 9').build());
       sheet.getRange('B2').clearDataValidations();
       var rules = sheet.getRange('B1:B3').getDataValidations();
       var rule = rules[2][0];
       var kind = SpreadsheetApp.DataValidationCriteria.NUMBER_BETWEEN;
       return [rules[1][0], rule.getCriteriaType() === kind,
         rule.getCriteriaValues(), rule.getAllowInvalid(), rule.getHelpText()];`,
    );
    expect(read).toEqual([null, true, [1, 9], false, '1 to 9']);
  });

  test('conditional formats come back with their ranges', async () => {
    const read = await script(
      'Conditional',
      `sheet.setConditionalFormatRules([
         SpreadsheetApp.newConditionalFormatRule().whenNumberLessThan(0).setBackground('#f4cccc')
           .setRanges([sheet.getRange('A2:A9')]).build(),
         SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$B2="x"').setBold(true)
           .setRanges([sheet.getRange('A2:C9')]).build()]);
       sheet.insertRowBefore(1);
       return sheet.getConditionalFormatRules().map(function (rule) {
         var kind = rule.getBooleanCondition().getCriteriaType();
         return [String(kind), rule.getRanges()[0].getA1Notation()];
       });`,
    );
    expect(read).toEqual([
      ['NUMBER_LESS_THAN', 'A3:A10'],
      ['CUSTOM_FORMULA', 'A3:C10'],
    ]);
  });

  test('a filter is made once, tells its range and is removed', async () => {
    const filter = await script(
      'Filter',
      `sheet.getRange('A1:B3').setValues([['h', 'i'], [1, 2], [3, 4]]);
       var made = sheet.getRange('A1:B3').createFilter().getRange().getA1Notation();
       sheet.getFilter().remove();
       return [made, sheet.getFilter()];`,
    );
    expect(filter).toEqual(['A1:B3', null]);
  });

  test('what the workbench does not have throws by its name', async () => {
    expect(await failure('Missing', 'sheet.getRange("A1").setTextRotation(90)')).toContain(
      'The workbench has no Range.setTextRotation',
    );
    expect(await failure('Missing', 'ScriptApp.newTrigger("x")')).toContain(
      'The workbench has no ScriptApp.newTrigger',
    );
    expect(await failure('Missing', 'DriveApp.getRootFolder()')).toContain(
      'The workbench has no DriveApp',
    );
  });
});
