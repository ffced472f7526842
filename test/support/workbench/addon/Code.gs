/* A small add-on for the tests of the workbench's host: plain Apps Script. */
var loaded = 0;

function onOpen(e) {
  var zh = Session.getActiveUserLocale().indexOf('zh') === 0;
  var ui = SpreadsheetApp.getUi();
  ui.createAddonMenu()
    .addSubMenu(
      ui
        .createMenu(zh ? '计划' : 'Plans')
        .addItem(zh ? '打开月度' : 'Open month', 'buildPlan')
        .addSeparator()
        .addSubMenu(ui.createMenu(zh ? '更多' : 'More').addItem('Boom', 'boom')),
    )
    .addItem(zh ? '侧边栏' : 'Sidebar', 'showSidebar')
    .addItem(zh ? '询问' : 'Ask', 'askName')
    .addToUi();
  PropertiesService.getDocumentProperties().setProperty('opened', String(e.authMode));
}

function onEdit(e) {
  if (e.range.getSheet().getName() !== 'Edits') return;
  var log = [e.range.getA1Notation(), e.value || '', e.oldValue || ''].join('|');
  PropertiesService.getDocumentProperties().setProperty('edit', log);
}

function showSidebar() {
  var page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Test sidebar');
  SpreadsheetApp.getUi().showSidebar(page);
}

function showDialog() {
  var template = HtmlService.createTemplate(
    '<p id="t"><?= text ?></p><? for (var i = 0; i < 2; i++) { ?><i></i><? } ?>',
  );
  template.text = '<b>&';
  SpreadsheetApp.getUi().showModalDialog(
    template.evaluate().setWidth(300).setHeight(120),
    'Dialog',
  );
}

function askName() {
  var ui = SpreadsheetApp.getUi();
  var reply = ui.prompt('Name', 'What is your name?', ui.ButtonSet.OK_CANCEL);
  if (reply.getSelectedButton() !== ui.Button.OK) return 'no';
  SpreadsheetApp.getActiveSpreadsheet().toast('Hello ' + reply.getResponseText());
  return reply.getResponseText();
}

function sheet_(name) {
  var book = SpreadsheetApp.getActiveSpreadsheet();
  return book.getSheetByName(name) || book.insertSheet(name);
}

/** Runs source text as the body of a function with `sheet` at hand: the tests say what they need. */
function evaluate(name, source) {
  return new Function('sheet', 'book', source)(sheet_(name), SpreadsheetApp.getActiveSpreadsheet());
}

function buildPlan() {
  var sheet = sheet_('Plan');
  sheet.getRange(1, 1, 4, 4).setValues([
    ['Dealer', 'Month', 'Cases', 'Amount'],
    ['甲', new Date(2026, 10, 1), 10, 1234.5],
    ['乙', new Date(2026, 10, 1), 4, 200],
    ['甲', new Date(2026, 11, 1), 6, -300],
  ]);
  sheet.getRange(1, 1, 1, 4).setFontWeight('bold').setBackground('#134f5c').setFontColor('#ffffff');
  sheet.getRange('B2:B').setNumberFormat('yyyy-mm');
  sheet.getRange('D2:D').setNumberFormat('¥#,##0.00');
  sheet.getRange('F2').setFormula('=SUM(D2:D4)');
  sheet.getRange('F3').setFormula('=SUMIFS(D2:D4,A2:A4,"甲")');
  sheet.setFrozenRows(1);
  sheet.activate();
  return sheet.getRange('F2:F3').getValues();
}

function bigWrite(rows, columns) {
  var sheet = sheet_('Big');
  var missing = rows + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  var start = Date.now();
  var values = [];
  for (var r = 0; r < rows; r++) {
    var row = [];
    for (var c = 0; c < columns; c++)
      row.push(
        c === 0
          ? 'D' + (r % 100)
          : c === columns - 1
            ? '=SUM(B' + (r + 1) + ':C' + (r + 1) + ')'
            : r + c,
      );
    values.push(row);
  }
  var range = sheet.getRange(1, 1, rows, columns);
  range.setValues(values);
  range.setFontSize(10).setVerticalAlignment('middle');
  sheet.getRange(1, 2, rows, columns - 1).setNumberFormat('#,##0');
  sheet.getRange(1, 3, rows, 2).setBackground('#eef5ff').setFontColor('#1155cc');
  sheet
    .getRange(1, 5, rows, 1)
    .setDataValidation(
      SpreadsheetApp.newDataValidation()
        .requireNumberGreaterThanOrEqualTo(0)
        .setAllowInvalid(false)
        .build(),
    );
  SpreadsheetApp.flush();
  return { ms: Date.now() - start, last: sheet.getRange(rows, columns).getValue() };
}

function countLoads() {
  loaded += 1;
  return loaded;
}

function boom() {
  throw new RangeError('金额超限');
}

function forever() {
  PropertiesService.getDocumentProperties().setProperty('started', 'yes');
  LockService.getDocumentLock().waitLock(1000);
  PropertiesService.getDocumentProperties().getProperty('started');
  for (;;) Utilities.sleep(50);
}

function progress(step) {
  CacheService.getUserCache().put('progress', String(step));
  for (var turn = 0; turn < 200; turn++) {
    var seen = CacheService.getUserCache().get('seen');
    if (seen) return seen;
    Utilities.sleep(50);
  }
}

function seeProgress() {
  var seen = CacheService.getUserCache().get('progress');
  CacheService.getUserCache().put('seen', seen);
  return seen;
}

function hidden_() {
  return 'nobody may call this';
}
