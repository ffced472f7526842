import type { Column } from '../table/columns.ts';
import type { Content } from '../table/cell.ts';
import { firstDataRow, lettersByKey, pullRow } from '../table/layout.ts';
import { newPullId, pullLine, type PullKind } from '../table/pull.ts';
import { words } from '../settings.ts';
import { colours } from '../sheets/look.ts';
import { findTab, newTab } from '../sheets/tab.ts';
import { writeTable } from '../sheets/write-table.ts';
import { thisMinute } from './days.ts';
import { totals } from './summary-rows.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A pulled table: figures only, nothing in it is pushed. */
export interface Summary {
  readonly kind: Extract<
    PullKind,
    | 'summary'
    | 'receivables'
    | 'ranking'
    | 'insights'
    | 'growth'
    | 'follow-ups'
    | 'statement'
    | 'changes'
    | 'contracts'
    | 'months'
    | 'bank'
    | 'requests'
    | 'mailed'
    | 'letters'
    | 'answers'
  >;
  readonly scope: string;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
  readonly digits: number;
}

/**
 * Writes a summary into its tab, or refreshes it in place: only the table's own columns are
 * written, so formulas that people keep beside it stay.
 */
export function writeSummary(summary: Summary): void {
  const { kind, scope, columns, digits } = summary;
  const found = findTab(kind, scope);
  const sheet = found?.sheet ?? newTab(summary.name);
  if (found) clearTable(sheet, columns.length);
  const pull = { id: found?.pull.id ?? newPullId(Utilities.getUuid()), kind, scope };
  const by = Session.getActiveUser().getEmail();
  const content = {
    title: summary.title,
    pull: pullLine(pull, thisMinute(), by),
    head: [],
    columns: [...columns],
    rows: summary.rows,
  };
  const rules = (at: Sheet, first: number, last: number) => gapRules(at, columns, first, last);
  writeTable(
    sheet,
    content,
    { digits, frozenColumns: kind === 'statement' ? 0 : 2, tabColour: colours.title, rules },
    words(),
  );
  writeTotals(sheet, columns, summary.rows.length);
  alignFigures(sheet, columns, summary.rows.length);
  sheet.activate();
}

function clearTable(sheet: Sheet, width: number): void {
  sheet.getFilter()?.remove();
  for (const protection of sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)) {
    if (protection.getDescription() === 'dealerbook') protection.remove();
  }
  sheet.getRange(1, 1, sheet.getMaxRows(), width).clearContent();
}

/** Totals stand in the line above the headers, each above its column. */
function writeTotals(sheet: Sheet, columns: readonly Column[], rows: number): void {
  const letters = lettersByKey(columns.map(({ key }, i) => [key, i]));
  const formulas = totals(columns, rows);
  const first = formulas.findIndex((formula) => formula !== null);
  if (first < 1) return;
  const cells = formulas.slice(first).map((f) => f?.formula({ row: pullRow, letters }) ?? '');
  const range = sheet.getRange(pullRow, first + 1, 1, cells.length);
  range.setValues([cells]);
  range.setFontWeight('bold');
  columns.slice(first).forEach(({ kind }, i) => {
    if (kind === 'percent') sheet.getRange(pullRow, first + 1 + i).setNumberFormat('0.0%');
    else if (kind === 'money' || kind === 'integer') {
      sheet
        .getRange(pullRow, first + 1 + i)
        .setNumberFormat(kind === 'money' ? '#,##0.00' : '#,##0');
    }
  });
  const label = sheet.getRange(pullRow, first);
  if (first > 1) label.setValue(words().ledger.total).setFontWeight('bold');
}

/** Figures stand to the right, also where one is unknown and shown by a dash. */
function alignFigures(sheet: Sheet, columns: readonly Column[], rows: number): void {
  columns.forEach(({ kind }, i) => {
    if (kind !== 'money' && kind !== 'percent' && kind !== 'integer') return;
    sheet.getRange(pullRow, i + 1).setHorizontalAlignment('right');
    sheet.getRange(firstDataRow, i + 1, Math.max(rows, 1), 1).setHorizontalAlignment('right');
  });
}

/** Ahead is green, behind is red; so is anything overdue for more than 90 days. */
function gapRules(sheet: Sheet, columns: readonly Column[], first: number, last: number) {
  const column = (key: string) => columns.findIndex((c) => c.key === key) + 1;
  const range = (key: string) => sheet.getRange(first, column(key), last - first + 1, 1);
  const rule = () => SpreadsheetApp.newConditionalFormatRule();
  const rules = [];
  if (column('gap') > 0) {
    rules.push(
      rule()
        .whenNumberLessThan(0)
        .setFontColor(colours.bad)
        .setRanges([range('gap')])
        .build(),
      rule()
        .whenNumberGreaterThan(0)
        .setFontColor(colours.good)
        .setRanges([range('gap')])
        .build(),
    );
  }
  if (column('over90') > 0) {
    const over = rule().whenNumberGreaterThan(0).setFontColor(colours.bad);
    rules.push(over.setRanges([range('over90')]).build());
  }
  return rules;
}
