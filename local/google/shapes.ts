import type { sheets_v4 } from '@googleapis/sheets';
import * as z from 'zod';

/** The schema of each field of one of the API's own types, for those fields that are known here. */
type Fields<Type> = { readonly [Name in keyof Type]?: z.ZodType<Type[Name]> };

/**
 * A shape of one of the API's types: a field that the API has not does not compile, and one that is
 * not named is refused when it comes, whether the API has it or not.
 */
const shape =
  <Type>() =>
  <Shape extends Fields<Type>>(
    fields: Shape & Readonly<Record<Exclude<keyof Shape, keyof Type>, never>>,
  ) =>
    z.strictObject(fields);

const index = z.int().min(0);
const fields = z.string().min(1);

const gridProperties = shape<sheets_v4.Schema$GridProperties>()({
  rowCount: z.int().min(1).exactOptional(),
  columnCount: z.int().min(1).exactOptional(),
  frozenRowCount: index.exactOptional(),
  frozenColumnCount: index.exactOptional(),
});

const sheetProperties = shape<sheets_v4.Schema$SheetProperties>()({
  sheetId: index.exactOptional(),
  title: z.string().min(1).max(100).exactOptional(),
  index: index.exactOptional(),
  gridProperties: gridProperties.exactOptional(),
});

const extendedValue = shape<sheets_v4.Schema$ExtendedValue>()({
  stringValue: z.string().max(50_000).exactOptional(),
  numberValue: z.number().exactOptional(),
  boolValue: z.boolean().exactOptional(),
  formulaValue: z.string().exactOptional(),
}).refine((value) => Object.keys(value).length <= 1, { error: 'one value alone' });

const fraction = z.number().min(0).max(1);
const colorStyle = shape<sheets_v4.Schema$ColorStyle>()({
  rgbColor: shape<sheets_v4.Schema$Color>()({
    red: fraction.exactOptional(),
    green: fraction.exactOptional(),
    blue: fraction.exactOptional(),
  }).exactOptional(),
});

const cellFormat = shape<sheets_v4.Schema$CellFormat>()({
  numberFormat: shape<sheets_v4.Schema$NumberFormat>()({
    type: z.enum(['TEXT', 'NUMBER', 'PERCENT', 'CURRENCY', 'DATE', 'TIME', 'DATE_TIME']),
    pattern: z.string().exactOptional(),
  }).exactOptional(),
  horizontalAlignment: z.enum(['LEFT', 'CENTER', 'RIGHT']).exactOptional(),
  wrapStrategy: z.enum(['OVERFLOW_CELL', 'CLIP', 'WRAP']).exactOptional(),
  backgroundColorStyle: colorStyle.exactOptional(),
  textFormat: shape<sheets_v4.Schema$TextFormat>()({
    bold: z.boolean().exactOptional(),
    italic: z.boolean().exactOptional(),
    fontSize: z.int().min(1).max(400).exactOptional(),
  }).exactOptional(),
});

const cellData = shape<sheets_v4.Schema$CellData>()({
  userEnteredValue: extendedValue.exactOptional(),
  userEnteredFormat: cellFormat.exactOptional(),
});

const updateCells = shape<sheets_v4.Schema$UpdateCellsRequest>()({
  start: shape<sheets_v4.Schema$GridCoordinate>()({
    sheetId: index.default(0),
    rowIndex: index.default(0),
    columnIndex: index.default(0),
  }),
  rows: z.array(shape<sheets_v4.Schema$RowData>()({ values: z.array(cellData).default([]) })),
  fields,
});

const repeatCell = shape<sheets_v4.Schema$RepeatCellRequest>()({
  range: shape<sheets_v4.Schema$GridRange>()({
    sheetId: index.default(0),
    startRowIndex: index.exactOptional(),
    endRowIndex: index.exactOptional(),
    startColumnIndex: index.exactOptional(),
    endColumnIndex: index.exactOptional(),
  }),
  cell: cellData,
  fields,
});

const updateDimensionProperties = shape<sheets_v4.Schema$UpdateDimensionPropertiesRequest>()({
  range: shape<sheets_v4.Schema$DimensionRange>()({
    sheetId: index.default(0),
    dimension: z.enum(['ROWS', 'COLUMNS']),
    startIndex: index.default(0),
    endIndex: index.exactOptional(),
  }),
  properties: shape<sheets_v4.Schema$DimensionProperties>()({ pixelSize: z.int().min(2) }),
  fields,
});

const createDeveloperMetadata = shape<sheets_v4.Schema$CreateDeveloperMetadataRequest>()({
  developerMetadata: shape<sheets_v4.Schema$DeveloperMetadata>()({
    metadataKey: z.string().min(1),
    metadataValue: z.string().exactOptional(),
    visibility: z.enum(['DOCUMENT', 'PROJECT']),
    location: shape<sheets_v4.Schema$DeveloperMetadataLocation>()({ sheetId: index }),
  }),
});

/** One change of a spreadsheet. */
export const Change = shape<sheets_v4.Schema$Request>()({
  addSheet: shape<sheets_v4.Schema$AddSheetRequest>()({
    properties: sheetProperties.default({}),
  }).exactOptional(),
  updateCells: updateCells.exactOptional(),
  repeatCell: repeatCell.exactOptional(),
  updateDimensionProperties: updateDimensionProperties.exactOptional(),
  createDeveloperMetadata: createDeveloperMetadata.exactOptional(),
}).refine((change) => Object.keys(change).length === 1, { error: 'one request alone' });
export type Change = z.infer<typeof Change>;

/** The body of `spreadsheets.batchUpdate`. */
export const BatchUpdate = shape<sheets_v4.Schema$BatchUpdateSpreadsheetRequest>()({
  requests: z.array(Change).min(1),
});
