import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { act, type ActionResult } from '../action.ts';
import { call } from '../call.ts';
import { words } from '../settings.ts';
import { colours } from '../sheets/look.ts';
import { findTab, needTab, newTab } from '../sheets/tab.ts';
import { makeRoom, writeTable } from '../sheets/write-table.ts';
import type { Raw } from '../table/cell.ts';
import { Stop } from '../stop.ts';
import { isTimeUp } from '../time.ts';
import { firstDataRow, lettersByKey } from '../table/layout.ts';
import { newPullId, pullLine } from '../table/pull.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { thisMinute } from './days.ts';
import { fetchLists, writeLists } from './lists-tab.ts';
import { listColumns, type Lists } from './lists.ts';
import { readJournal } from './journal-tab.ts';
import { pending } from './journal.ts';
import { settle } from './post.ts';
import { recordColumns } from './record-columns.ts';
import { listsTab, recordFormulas } from './record-formulas.ts';
import { readRecordTab } from './record-tab.ts';
import { sendDrafts } from './send.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Rows that are ready to be typed into; opening the sheet again adds as many below the last. */
const spareRows = 100;

/** The record sheet is one for the whole spreadsheet. */
const scope = 'all';

/** *Ledger → Record*: opens the record sheet, with fresh lists behind it. */
export const openRecord = (): ActionResult =>
  act(words().ledger.record, () => {
    const company = call(routes.company.getCompany);
    const digits = minorDigits(company.currency);
    const lists = fetchLists();
    writeLists(lists, digits, words());
    const found = findTab('record', scope);
    const sheet = found?.sheet ?? newTab(words().ledger.record);
    if (found) writeFormulas(sheet, lists, digits);
    else writeRecord(sheet, company.name, digits, lists);
    sheet.activate();
    return words().ledger.opened;
  });

function writeRecord(sheet: Sheet, company: string, digits: number, lists: Lists): void {
  const w = words();
  const columns = recordColumns(w);
  const formulas = recordFormulas(lists, digits);
  const row = columns.map(({ key }) => formulas[key] ?? null);
  const pull = { id: newPullId(Utilities.getUuid()), kind: 'record', scope } as const;
  const content = {
    title: w.ledger.recordTitle(company),
    pull: pullLine(pull, thisMinute(), Session.getActiveUser().getEmail()),
    head: [],
    columns,
    rows: Array.from({ length: spareRows }, () => row),
  };
  const look = { digits, frozenColumns: 0, tabColour: colours.good, rules: answerRules };
  writeTable(sheet, content, look, w);
  offerLists(sheet, columns.findIndex(({ key }) => key === 'dealer') + 1, listColumns.dealer.code);
  offerLists(
    sheet,
    columns.findIndex(({ key }) => key === 'product') + 1,
    listColumns.product.code,
  );
}

/** Puts the formulas back where rows were inserted or pasted, and follows lists that have grown. */
function writeFormulas(sheet: Sheet, lists: Lists, digits: number): void {
  const table = readRecordTab(sheet);
  const first = table.headerRow + 1;
  const count = Math.max(table.lastRow - table.headerRow, 1) + spareRows;
  makeRoom(sheet, first + count, 1);
  const letters = lettersByKey(table.positions);
  for (const [key, formula] of Object.entries(recordFormulas(lists, digits))) {
    const position = table.positions.get(key);
    if (position === undefined) continue;
    const cells = Array.from({ length: count }, (_, i) => [
      formula.formula({ row: first + i, letters }),
    ]);
    sheet.getRange(first, position + 1, count, 1).setValues(cells);
  }
}

/** Offers the codes of a list; names and pinyin may be typed as well, so others are not refused. */
function offerLists(sheet: Sheet, column: number, letter: string): void {
  const lists = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(listsTab);
  if (!lists) return;
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInRange(lists.getRange(`${letter}2:${letter}`), true)
    .setAllowInvalid(true)
    .build();
  sheet.getRange(firstDataRow, column, spareRows, 1).setDataValidation(rule);
}

/** Colours of answers: recorded, refused, unknown names, a limit that would be passed. */
function answerRules(sheet: Sheet, first: number, last: number) {
  const columns = recordColumns(words()).map(({ key }) => key);
  const range = (key: string) =>
    sheet.getRange(first, columns.indexOf(key) + 1, last - first + 1, 1);
  const rule = () => SpreadsheetApp.newConditionalFormatRule();
  return [
    rule()
      .whenTextStartsWith('✓')
      .setFontColor(colours.good)
      .setRanges([range('result')])
      .build(),
    rule()
      .whenTextStartsWith('×')
      .setFontColor(colours.bad)
      .setRanges([range('result')])
      .build(),
    rule()
      .whenTextEqualTo('?')
      .setBackground(colours.refused)
      .setRanges([range('dealerName'), range('productName')])
      .build(),
    rule()
      .whenNumberLessThan(0)
      .setFontColor(colours.bad)
      .setBackground(colours.refused)
      .setRanges([range('remaining')])
      .build(),
  ];
}

/** *Ledger → Send*: sends what is not recorded yet; each row gets its own answer. */
export const sendRecord = (): ActionResult =>
  act(words().ledger.send, () => {
    const { sheet } = needTab('record', words().ledger.record);
    const company = call(routes.company.getCompany);
    const digits = minorDigits(company.currency);
    const lists = fetchLists();
    // What waits for its answer comes first: while the service is asked, people move rows about,
    // and ids must go into the rows as they stand when they are read.
    const journal = settle(readJournal());
    const waiting = isTimeUp() ? pending(journal).length : 0;
    if (waiting > 0) throw new Stop(words().ledger.timeUp(waiting));
    const readAgain = () => withDays(readRecordTab(sheet));
    const asked = { sheet, table: readAgain(), readAgain, journal, lists, digits };
    const message = sendDrafts({ ...asked, words: words() });
    writeLists(fetchLists(), digits, words());
    writeFormulas(sheet, lists, digits);
    return message;
  });

/** Dates that the sheet made of typed days, as days again, in the spreadsheet's own time zone. */
export function withDays(table: SheetTable): SheetTable {
  const zone = SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  const day = (raw: Raw | undefined): Raw =>
    raw instanceof Date ? Utilities.formatDate(raw, zone, 'yyyy-MM-dd') : (raw ?? '');
  const rows = table.rows.map((row) => ({
    ...row,
    cells: { ...row.cells, day: day(row.cells['day']) },
  }));
  return { ...table, rows };
}
