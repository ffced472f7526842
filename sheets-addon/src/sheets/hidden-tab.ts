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
 * Replaces everything in a hidden tab; rows have the tab's number of columns. The new rows are
 * written before what is left of the old ones is cleared: a script killed in between leaves rows
 * too many, never too few.
 */
export function writeAll(
  sheet: Sheet,
  rows: readonly (readonly string[])[],
  columns: number,
): void {
  const missing = rows.length - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const last = sheet.getLastRow();
  if (rows.length > 0) {
    const range = sheet.getRange(1, 1, rows.length, columns);
    range.setNumberFormat('@');
    range.setValues(rows.map((row) => [...row]));
  }
  const surplus = last - rows.length;
  if (surplus > 0) sheet.getRange(rows.length + 1, 1, surplus, columns).clearContent();
}
