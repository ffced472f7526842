import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbench } from '../support/workbench/open.ts';
import type { OpenWorkbench } from '../support/workbench/open.ts';

let workbench: OpenWorkbench;

beforeAll(async () => {
  workbench = await openWorkbench();
});

afterAll(() => workbench.close());

/** Every object that the host can give to a script, made once. */
const OBJECTS = `
  var ui = SpreadsheetApp.getUi();
  var cell = sheet.getRange('A1');
  sheet.getRange('A1:B2').createFilter();
  book.setNamedRange('DOCUMENTED', cell);
  var rule = SpreadsheetApp.newDataValidation().requireNumberBetween(1, 2);
  var look = SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setRanges([cell]);
  var objects = [SpreadsheetApp, book, sheet, cell, rule, rule.build(), look, look.build(),
    look.build().getBooleanCondition(), sheet.getFilter(), book.getNamedRanges()[0], cell.protect(),
    ui, ui.createMenu('m'), HtmlService, HtmlService.createHtmlOutput('x'),
    HtmlService.createTemplate('x'), PropertiesService, PropertiesService.getUserProperties(),
    CacheService, CacheService.getUserCache(), LockService, LockService.getUserLock(), UrlFetchApp,
    UrlFetchApp.fetch(ADDRESS), ScriptApp, Session,
    Session.getActiveUser(), Utilities, Utilities.newBlob('x'), Logger, console];`;

test('every call of the host stands in its table', async () => {
  const members = (await workbench.script(
    'Documented',
    `${OBJECTS.replace('ADDRESS', `'${workbench.url}/api/x'`)}
     var names = {};
     objects.forEach(function (object) { for (var name in object) names[name] = true; });
     return Object.keys(names);`,
  )) as string[];
  const docs = new URL('../../docs/workbench-host.md', import.meta.url);
  const named = new Set((await readFile(docs, 'utf8')).match(/(?<=`)\w+(?=`)/g));
  expect(members.length).toBeGreaterThan(300);
  expect(members.filter((name) => !named.has(name))).toEqual([]);
});
