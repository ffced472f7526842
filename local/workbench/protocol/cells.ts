/** What a cell holds in the grid, apart from dates. */
export type Scalar = string | number | boolean | null;

/** A date cell on its way to the script: milliseconds since 1970 UTC. */
export interface Instant {
  readonly instant: number;
}

/** A cell as the script reads it; an empty cell is null here and '' in the script. */
export type CellRead = Scalar | Instant;

/** A cell as the script writes it. Strings are read as if typed by a person. */
export type CellInput = Scalar | Date;

/** The formats a script can read and set, named after the Apps Script methods. */
export interface Formats {
  background: string;
  fontColor: string;
  fontWeight: string;
  fontStyle: string;
  fontLine: string;
  fontSize: number;
  fontFamily: string;
  numberFormat: string;
  horizontalAlignment: string;
  verticalAlignment: string;
  wrap: 'OVERFLOW' | 'WRAP' | 'CLIP';
}

/** One format a cell can have. */
export type FormatKey = keyof Formats;

/** The value of any format; null takes the format away. */
export type FormatValue = string | number | null;

/** Sides of a border: true draws, false removes, null leaves as it is. */
export interface BorderSides {
  readonly top: boolean | null;
  readonly left: boolean | null;
  readonly bottom: boolean | null;
  readonly right: boolean | null;
  readonly vertical: boolean | null;
  readonly horizontal: boolean | null;
}

/** What a `clear` takes away. */
export interface Clearing {
  readonly contents?: boolean | undefined;
  readonly formats?: boolean | undefined;
  readonly notes?: boolean | undefined;
  readonly validations?: boolean | undefined;
}

/** What a copy brings along. */
export type CopyPart = 'all' | 'values' | 'formats';
