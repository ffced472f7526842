import type { sheets_v4 } from '@googleapis/sheets';
import { escaped } from '../mail/page-html.ts';
import type { KeptSheet } from './book.ts';

/** A tab as a table: what stands in it, as its formats show it. */
export function tableHtml({ properties, rows, widths }: KeptSheet): string {
  const { columnCount = 0, frozenRowCount } = properties.gridProperties;
  const columns = Array.from({ length: columnCount ?? 0 }, (_, j) => widths[j] ?? 100);
  const total = columns.reduce((sum, width) => sum + width, 0);
  const cols = columns.map((width) => `<col style="width:${String(width)}px">`).join('');
  const lines = rows.map((row, i) => {
    const isHead = i + 1 === frozenRowCount;
    return `<tr${isHead ? ' class="head"' : ''}>${cellsOf(row)}</tr>`;
  });
  return `<div class="tab"><table style="width:${String(total)}px"><colgroup>${cols}</colgroup>
${lines.join('\n')}</table></div>`;
}

/** The cells of a row; a text runs over into the empty ones beside it, as in a spreadsheet. */
function cellsOf(row: readonly sheets_v4.Schema$CellData[]): string {
  const isAlone = row.every((cell, j) => (textOf(cell) !== '') === (j === 0));
  if (isAlone) return cellHtml(row[0] ?? {}, row.length);
  return row.map((cell) => cellHtml(cell, 1)).join('');
}

function cellHtml(cell: sheets_v4.Schema$CellData, span: number): string {
  const { horizontalAlignment, textFormat, backgroundColorStyle } = cell.userEnteredFormat ?? {};
  const { red = 0, green = 0, blue = 0 } = backgroundColorStyle?.rgbColor ?? {};
  const colour = [red, green, blue].map((part) => Math.round((part ?? 0) * 255)).join(',');
  const style = [
    ...(horizontalAlignment === 'RIGHT' ? ['text-align:right'] : []),
    ...(textFormat?.bold === true ? ['font-weight:600'] : []),
    ...(textFormat?.italic === true ? ['font-style:italic'] : []),
    ...(backgroundColorStyle ? [`background:rgb(${colour})`] : []),
  ].join(';');
  const across = span > 1 ? ` colspan="${String(span)}"` : '';
  // What stands alone in its row stays in sight, as in a column that is frozen.
  const text = span > 1 ? `<span>${escaped(textOf(cell))}</span>` : escaped(textOf(cell));
  return `<td${across} style="${style}">${text}</td>`;
}

/** What a cell shows: a text as it is, a number by its format. */
function textOf({ userEnteredValue, userEnteredFormat }: sheets_v4.Schema$CellData): string {
  const { stringValue, numberValue, formulaValue, boolValue } = userEnteredValue ?? {};
  if (typeof numberValue !== 'number') {
    return stringValue ?? formulaValue ?? (typeof boolValue === 'boolean' ? String(boolValue) : '');
  }
  const pattern = userEnteredFormat?.numberFormat?.pattern ?? '';
  const digits = /\.(0+)/.exec(pattern)?.[1]?.length ?? 0;
  const isPercent = pattern.endsWith('%');
  const options = {
    ...{ minimumFractionDigits: digits, maximumFractionDigits: pattern === '' ? 20 : digits },
    useGrouping: pattern.startsWith('#,'),
  };
  const shown = (isPercent ? numberValue * 100 : numberValue).toLocaleString('en', options);
  return isPercent ? `${shown}%` : shown;
}
