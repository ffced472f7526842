type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A hidden tab of ours; made when it is not there yet. */
export function hiddenTab(name: string): Sheet {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const found = book.getSheetByName(name);
  if (found) return found;
  const active = book.getActiveSheet();
  const sheet = book.insertSheet(name, book.getNumSheets());
  sheet.hideSheet();
  // Inserting a sheet shows it; the user stays where they were.
  active.activate();
  return sheet;
}

/**
 * Replaces everything in a hidden tab; rows have the tab's number of columns. New rows, and empty
 * ones over what is left of the old, are one write: a script killed around it leaves either all of
 * the old rows or all of the new, never some of each.
 */
export function writeAll(
  sheet: Sheet,
  rows: readonly (readonly string[])[],
  columns: number,
): void {
  const missing = rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const height = Math.max(rows.length, sheet.getLastRow());
  if (height === 0) return;
  const empty = Array.from({ length: columns }, () => '');
  const range = sheet.getRange(1, 1, height, columns);
  range.setNumberFormat('@');
  range.setValues(Array.from({ length: height }, (_, i) => [...(rows[i] ?? empty)]));
}
