import type { sheets_v4 } from '@googleapis/sheets';
import type { Month } from '../../domain/values/month.ts';
import type { Figure, Tab, TabCell, TabRow } from './layout.ts';

/** One change of a spreadsheet, as the Sheets API takes it. */
export type Change = sheets_v4.Schema$Request;

/** What a tab bears to say which figures it holds; people do not see it. */
export const markKey = 'dealerbook.month';

/**
 * The id of a month's tab. It follows from the month, so that Google itself refuses a second tab of
 * it, and a tab that people called otherwise is still known.
 */
export const tabIdOf = (month: Month): number => Number(month.replace('-', ''));

/**
 * What writes a tab: it is made, filled, given its looks and its mark by one batch, of which Google
 * does all or nothing. Texts and numbers are given as what they are, so that nothing becomes a
 * formula.
 */
export function changesOf(tab: Tab, mark: string, index: number): Change[] {
  const { month, columns, rows, frozenRows } = tab;
  const sheetId = tabIdOf(month);
  const gridProperties = {
    ...{ rowCount: rows.length, columnCount: columns.length },
    ...{ frozenRowCount: frozenRows, frozenColumnCount: 1 },
  };
  return [
    { addSheet: { properties: { sheetId, title: month, index, gridProperties } } },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: 0 },
        rows: rows.map(({ cells }) => ({ values: cells.map(valueOf) })),
        fields: 'userEnteredValue',
      },
    },
    ...looksOfColumns(tab, sheetId),
    ...looksOfRows(rows, sheetId),
    {
      createDeveloperMetadata: {
        developerMetadata: {
          ...{ metadataKey: markKey, metadataValue: mark, visibility: 'DOCUMENT' },
          location: { sheetId },
        },
      },
    },
  ];
}

const valueOf = (cell: TabCell): sheets_v4.Schema$CellData => {
  if (cell === null) return {};
  return {
    userEnteredValue: typeof cell === 'string' ? { stringValue: cell } : { numberValue: cell },
  };
};

/** How the figures of a column are shown; a text stays one also where somebody edits it. */
function numberFormat(figure: Figure, digits: number): sheets_v4.Schema$NumberFormat {
  const decimals = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  const formats: Readonly<Record<Figure, sheets_v4.Schema$NumberFormat>> = {
    text: { type: 'TEXT', pattern: '@' },
    count: { type: 'NUMBER', pattern: '#,##0' },
    money: { type: 'NUMBER', pattern: `#,##0${decimals}` },
    rate: { type: 'PERCENT', pattern: '0.0%' },
  };
  return formats[figure];
}

function looksOfColumns({ columns, rows, digits }: Tab, sheetId: number): Change[] {
  const endRowIndex = rows.length;
  return columns.flatMap(({ figure, width }, i): Change[] => [
    {
      repeatCell: {
        range: {
          sheetId,
          startColumnIndex: i,
          endColumnIndex: i + 1,
          startRowIndex: 0,
          endRowIndex,
        },
        cell: {
          userEnteredFormat: {
            numberFormat: numberFormat(figure, digits),
            horizontalAlignment: figure === 'text' ? 'LEFT' : 'RIGHT',
          },
        },
        fields: 'userEnteredFormat(numberFormat,horizontalAlignment)',
      },
    },
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: i, endIndex: i + 1 },
        properties: { pixelSize: width },
        fields: 'pixelSize',
      },
    },
  ]);
}

const grey = { red: 0.93, green: 0.94, blue: 0.95 };

const looks: Readonly<Record<TabRow['is'], sheets_v4.Schema$CellFormat | null>> = {
  title: { textFormat: { bold: true, fontSize: 14 } },
  about: { textFormat: { italic: true } },
  head: {
    textFormat: { bold: true },
    wrapStrategy: 'WRAP',
    backgroundColorStyle: { rgbColor: grey },
  },
  section: { textFormat: { bold: true }, backgroundColorStyle: { rgbColor: grey } },
  sum: { textFormat: { bold: true } },
  plain: null,
};

function looksOfRows(rows: readonly TabRow[], sheetId: number): Change[] {
  return rows.flatMap(({ is }, i): Change[] => {
    const format = looks[is];
    if (format === null) return [];
    return [
      {
        repeatCell: {
          range: { sheetId, startRowIndex: i, endRowIndex: i + 1 },
          cell: { userEnteredFormat: format },
          fields: `userEnteredFormat(${Object.keys(format).join(',')})`,
        },
      },
    ];
  });
}
