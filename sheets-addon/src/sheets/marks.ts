import type { Issue } from '../table/issues.ts';
import type { SheetTable } from '../table/read-rows.ts';
import { colours } from './look.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** One marked cell: its row from 1, the key of its column, and what its note says. */
export interface Mark {
  readonly row: number;
  readonly column: string;
  readonly kind: Issue['kind'];
  readonly note: string;
}

/** Begins each of our notes, so that notes of people are left alone. */
const sign = '⚠ ';
const ours: readonly string[] = [colours.conflict, colours.refused];

/**
 * Shows marks at their cells and takes away older ones, a column at a time: notes and backgrounds
 * of the sheet's other cells stay as people set them. `background` is that of an unmarked cell.
 */
export function showMarks(
  sheet: Sheet,
  table: SheetTable,
  columns: readonly string[],
  marks: readonly Mark[],
  background: (row: number, column: string) => string | null = () => null,
): void {
  const count = table.lastRow - table.headerRow;
  if (count <= 0) return;
  for (const key of columns) {
    const position = table.positions.get(key);
    if (position === undefined) continue;
    const range = sheet.getRange(table.headerRow + 1, position + 1, count, 1);
    const here = marks.filter((mark) => mark.column === key);
    markColumn(range, table.headerRow + 1, here, (row) => background(row, key));
  }
}

function markColumn(
  range: GoogleAppsScript.Spreadsheet.Range,
  first: number,
  marks: readonly Mark[],
  backgroundOf: (row: number) => string | null,
): void {
  const notes = range.getNotes();
  const stale = notes.some(([note]) => note?.startsWith(sign));
  if (!stale && marks.length === 0) return;
  // A cell without a fill reads as white; written back as white it would hide its grid lines.
  const backgrounds = range
    .getBackgrounds()
    .map(([colour = '']): (string | null)[] => [
      colour.toLowerCase() === '#ffffff' ? null : colour,
    ]);
  const byRow = new Map(marks.map((mark) => [mark.row - first, mark]));
  notes.forEach(([note = ''], i) => {
    const mark = byRow.get(i);
    const background = backgrounds[i]?.[0] ?? null;
    const old = note.startsWith(sign);
    if (mark) {
      notes[i] = [sign + mark.note];
      backgrounds[i] = [mark.kind === 'conflict' ? colours.conflict : colours.refused];
    } else {
      if (old) notes[i] = [''];
      if (background && ours.includes(background.toLowerCase()))
        backgrounds[i] = [backgroundOf(first + i)];
    }
  });
  range.setNotes(notes);
  range.setBackgrounds(backgrounds);
}
