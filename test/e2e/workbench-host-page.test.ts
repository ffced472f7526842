import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorkbench } from '../support/workbench/open.ts';
import type { OpenWorkbench } from '../support/workbench/open.ts';

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

const script = (sheet: string, source: string) => workbench.script(sheet, source);

describe('menu', () => {
  test('the menu of the add-on is a menu bar that the keyboard can use', async () => {
    const { page } = workbench;
    const bar = page.getByRole('menubar', { name: 'dealerbook' });
    await bar.getByRole('menuitem', { name: 'Plans' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(`workbench.sheetNames().includes('Plan')`);
    // The tab is there a moment before the script has written into it.
    await expect
      .poll(() => page.evaluate(`workbench.sheet('Plan').values('A2:A3')`))
      .toEqual([['甲'], ['乙']]);
  });

  test("a failure of a menu item is shown with the script's words", async () => {
    const { page } = workbench;
    await page.getByRole('menuitem', { name: 'Plans' }).click();
    await page.getByRole('menuitem', { name: 'More' }).hover();
    await page.getByRole('menuitem', { name: 'Boom' }).click();
    await page.getByRole('alert').filter({ hasText: '金额超限' }).waitFor();
  });

  test('signing in as another person changes menu, language and identity', async () => {
    const { page } = workbench;
    await page.getByLabel('Signed in as').selectOption('rep@test.example');
    await page.getByRole('menuitem', { name: '计划' }).waitFor();
    await page.getByLabel('登录身份').selectOption('planner@test.example');
    await page.getByRole('menuitem', { name: 'Plans' }).waitFor();
    await page.getByLabel('Language').selectOption('zh');
    await page.getByRole('menuitem', { name: '侧边栏' }).waitFor();
    await page.getByLabel('语言').selectOption('en');
    await page.getByRole('menuitem', { name: 'Sidebar' }).waitFor();
  });

  test('a prompt waits for the person and tells what was typed', async () => {
    const { page } = workbench;
    const asked = workbench.run('askName');
    await page.getByRole('dialog').getByRole('textbox').fill('李雷');
    await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
    expect(await asked).toBe('李雷');
    await page.getByRole('status').filter({ hasText: 'Hello 李雷' }).waitFor();
    const closed = workbench.run('askName');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await closed).toBe('no');
  });
});

describe('sidebar and dialogs', () => {
  test('google.script.run answers, fails, refuses and passes user objects', async () => {
    const { page } = workbench;
    await page.getByRole('menuitem', { name: 'Sidebar' }).click();
    const frame = page.frameLocator('iframe[name=sidebar]');
    const out = frame.locator('#out');
    const press = async (id: string, text: string) => {
      await frame.locator(`#${id}`).click();
      await out.filter({ hasText: text }).waitFor();
      return JSON.parse((await out.textContent()) ?? '') as unknown;
    };
    expect(await press('plan', '"user":"p"')).toEqual({ value: [[1134.5], [934.5]], user: 'p' });
    expect(await press('boom', '金额超限')).toEqual({
      name: 'RangeError',
      message: '金额超限',
      user: { id: 7 },
    });
    expect(await press('hidden', 'private')).toMatchObject({ name: 'Error' });
    expect(await press('date', 'Date')).toMatchObject({ name: 'TypeError' });
    await frame.locator('#close').click();
    await page.locator('#sidebar').waitFor({ state: 'hidden' });
  });

  test('a template is filled in and text is made safe', async () => {
    const { page } = workbench;
    await workbench.run('showDialog');
    const frame = page.frameLocator('iframe[name=modal]');
    expect(await frame.locator('#t').textContent()).toBe('<b>&');
    expect(await frame.locator('i').count()).toBe(2);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  });
});

describe('edits of a person', () => {
  test('typing calls onEdit with the old and the new value', async () => {
    const { page } = workbench;
    await script('Edits', `sheet.getRange('B2').setValue('old')`);
    await workbench.click('Edits', 'B2');
    await page.keyboard.type('new');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      `workbench.run('evaluate', 'Edits',
        "return PropertiesService.getDocumentProperties().getProperty('edit')")
        .then((edit) => edit === 'B2|new|old')`,
    );
  });

  test('a warned range asks first, and then takes the value', async () => {
    const { page } = workbench;
    await script(
      'Guarded',
      `sheet.getRange('A1:B2').setValue('old');
       sheet.getRange('A1:A2').protect().setWarningOnly(true);`,
    );
    const type = async (cell: string, button: string) => {
      await workbench.click('Guarded', cell);
      await page.keyboard.type('typed');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: button }).click();
    };
    await type('A1', 'Cancel');
    await type('A2', 'OK');
    await page.waitForFunction(
      `workbench.sheet('Guarded').values('A1:A2').then((v) => v.join() === 'old,typed')`,
    );
    await workbench.click('Guarded', 'B1');
    await page.keyboard.type('free');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      `workbench.sheet('Guarded').values('B1').then((v) => v[0][0] === 'free')`,
    );
  });

  test('a locked range keeps another person and their scripts out', async () => {
    const { page } = workbench;
    await script(
      'Locked',
      `sheet.getRange('A1').setValue('mine');
       var protection = sheet.getRange('A1').protect();
       protection.removeEditors(protection.getEditors());`,
    );
    await page.evaluate(`workbench.signIn('rep@test.example')`);
    try {
      expect(
        await workbench.failure(
          'Locked',
          `sheet.getRange('A1').setValue('x'); SpreadsheetApp.flush()`,
        ),
      ).toContain('You are trying to edit a protected cell or object.');
      await workbench.click('Locked', 'A1');
      await page.keyboard.type('x');
      await page.getByRole('alert').filter({ hasText: '受保护' }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Delete');
      expect(await page.evaluate(`workbench.sheet('Locked').values('A1')`)).toEqual([['mine']]);
    } finally {
      await page.evaluate(`workbench.signIn('planner@test.example')`);
    }
    expect(
      await script(
        'Locked',
        `sheet.getRange('A1').setValue('y'); return sheet.getRange('A1').getValue()`,
      ),
    ).toBe('y');
  });

  test('protected cells move with inserted rows', async () => {
    const areas = await script(
      'Moving',
      `sheet.getRange('A2:C3').protect().setWarningOnly(true).setDescription('pulled');
       sheet.insertRowBefore(1);
       return sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE).map(function (one) {
         return [one.getDescription(), one.getRange().getA1Notation(), one.isWarningOnly()]; });`,
    );
    expect(areas).toEqual([['pulled', 'A3:C4', true]]);
  });
});

describe('keeping', () => {
  test('a reload keeps values, formats, rules, notes, names, protections and properties', async () => {
    await script(
      'Kept',
      `sheet.getRange('A1').setValue(7).setBackground('#123456').setNote('n');
       sheet.getRange('B1').setFormula('=A1*2');
       sheet.getRange('C1').setDataValidation(
         SpreadsheetApp.newDataValidation().requireNumberBetween(1, 2).build());
       sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty()
         .setBackground('#ff0000').setRanges([sheet.getRange('D1:D5')]).build()]);
       book.setNamedRange('KEPT', sheet.getRange('A1'));
       sheet.setFrozenRows(2); sheet.hideColumns(5); sheet.setColumnWidth(1, 150);
       PropertiesService.getDocumentProperties().setProperty('kept', 'yes');
       SpreadsheetApp.flush();`,
    );
    await workbench.reload();
    const kept = await script(
      'Kept',
      `var a1 = sheet.getRange('A1');
       return [a1.getValue(), a1.getBackground(), a1.getNote(), sheet.getRange('B1').getValue(),
         sheet.getRange('C1').getDataValidation().getCriteriaValues(),
         sheet.getConditionalFormatRules().length, book.getRangeByName('KEPT').getA1Notation(),
         sheet.getFrozenRows(), sheet.isColumnHiddenByUser(5), sheet.getColumnWidth(1),
         book.getProtections(SpreadsheetApp.ProtectionType.RANGE).length,
         PropertiesService.getDocumentProperties().getProperty('kept')];`,
    );
    expect(kept).toEqual([7, '#123456', 'n', 14, [1, 2], 1, 'A1', 2, true, 150, 3, 'yes']);
  });

  test('a tab closed in the middle keeps what a script had flushed', async () => {
    const source = `sheet.getRange('A1').setValue('row 1'); SpreadsheetApp.flush();
      var properties = PropertiesService.getDocumentProperties();
      properties.setProperty('flushed', 'yes'); properties.getProperty('flushed');
      Utilities.sleep(60000);`;
    const ended = workbench.page
      .evaluate(`workbench.run('evaluate', 'Journal', ${JSON.stringify(source)})`)
      .catch(() => 'closed');
    await workbench.page.waitForFunction(
      `(localStorage.getItem('workbench:document:workbook:properties') ?? '').includes('flushed')`,
    );
    const second = await workbench.context.newPage();
    await workbench.page.close({ runBeforeUnload: false });
    expect(await ended).toBe('closed');
    await second.goto(workbench.url);
    await second.waitForFunction('window.workbench');
    await second.evaluate('workbench.ready');
    expect(await second.evaluate(`workbench.sheet('Journal').values('A1')`)).toEqual([['row 1']]);
  });

  test('a second tab takes the workbook over, and the first one says so', async () => {
    const first = await workbench.context.newPage();
    await first.goto(workbench.url);
    await first.waitForFunction('window.workbench');
    const second = await workbench.context.newPage();
    await second.goto(workbench.url);
    await second.waitForFunction('window.workbench');
    await first.getByRole('button', { name: 'Use it here' }).waitFor();
    expect(await second.getByRole('button', { name: 'Use it here' }).count()).toBe(0);
    await second.close();
    await first.close();
  });

  test('a new workbook is empty, and the hint tells where to start', async () => {
    const page = await workbench.context.newPage();
    await page.goto(workbench.url);
    await page.waitForFunction('window.workbench');
    await page.getByRole('button', { name: 'New workbook' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
    await page.getByText('Start here: Plans › Open month').waitFor();
    expect(await page.evaluate('workbench.sheetNames()')).toEqual(['Sheet1']);
    await page.close();
  });
});
