/** A rectangle of cells in one sheet. Rows and columns count from 0, as in the grid. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** Column number, from 0, of its letters. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** The A1 notation of a rectangle without its sheet. */
export function a1Notation(area: Omit<Area, 'sheet'>): string {
  const first = `${columnLetters(area.column)}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return first;
  const last = columnLetters(area.column + area.columns - 1);
  return `${first}:${last}${area.row + area.rows}`;
}

/** The rectangle an A1 notation names, or null. Open ends (`B2:B`, `3:5`) go to the grid's end. */
export function parseA1(text: string, grid: { rows: number; columns: number }) {
  const match = /^\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?$/.exec(text.trim());
  if (!match || text.trim() === '') return null;
  const [, letters = '', digits = '', endLetters, endDigits] = match;
  const single = endLetters === undefined;
  if (single && (letters === '' || digits === '')) return null;
  if (!single && endLetters === '' && endDigits === '') return null;
  const row = digits === '' ? 0 : Number(digits) - 1;
  const column = letters === '' ? 0 : columnNumber(letters);
  const lastRow = single ? row : endDigits ? Number(endDigits) - 1 : grid.rows - 1;
  const lastColumn = single ? column : endLetters ? columnNumber(endLetters) : grid.columns - 1;
  return {
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
    rows: Math.abs(lastRow - row) + 1,
    columns: Math.abs(lastColumn - column) + 1,
  };
}

/** Splits `'My sheet'!A1` into sheet name and the rest; the name is null when there is none. */
export function splitSheetName(reference: string): { sheet: string | null; a1: string } {
  const mark = reference.lastIndexOf('!');
  if (mark < 0) return { sheet: null, a1: reference };
  const name = reference.slice(0, mark);
  const plain = /^'.*'$/.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
  return { sheet: plain, a1: reference.slice(mark + 1) };
}

/** True when two rectangles of the same sheet share a cell. */
export function overlaps(a: Area, b: Area): boolean {
  return (
    a.sheet === b.sheet &&
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** True when the first rectangle holds the whole second one. */
export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.sheet === inner.sheet &&
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

/** Google's number of a sheet: the grid's id when that is a number, else a number made from it. */
export function sheetNumber(id: string): number {
  if (/^\d{1,10}$/.test(id)) return Number(id);
  let hash = 0x811c9dc5;
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 1;
}
