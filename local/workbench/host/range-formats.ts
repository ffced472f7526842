import type { FormatKey, FormatValue } from '../protocol/cells.ts';
import { ask, write } from './channel.ts';
import { checkShape, first } from './numbers.ts';
import type { HostRange } from './range.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Weight = GoogleAppsScript.Spreadsheet.FontWeight;
type Style = GoogleAppsScript.Spreadsheet.FontStyle;
type Line = GoogleAppsScript.Spreadsheet.FontLine;
type Wrap = GoogleAppsScript.Spreadsheet.WrapStrategy;
type Horizontal = 'left' | 'center' | 'normal' | 'right';
type Vertical = 'top' | 'middle' | 'bottom';

/** All cells' values of one format. The page answers with what that format holds. */
function read<T extends FormatValue>(range: HostRange, key: FormatKey): T[][] {
  return ask('cells.formats', range.area, key) as T[][];
}

/** The top left cell's value of one format. */
function readOne<T extends FormatValue>(range: HostRange, key: FormatKey): T {
  return first(ask('cells.formats', { ...range.area, rows: 1, columns: 1 }, key)) as T;
}

function setAll(range: HostRange, key: FormatKey, value: FormatValue): Range {
  write('cells.setFormat', range.area, key, value);
  return range;
}

function setEach(range: HostRange, key: FormatKey, values: FormatValue[][]): Range {
  checkShape(values, range.area);
  write('cells.setFormats', range.area, key, values);
  return range;
}

/** Formats, one by one and as matrices. */
export const rangeFormats = {
  getBackground(this: HostRange): string {
    return readOne(this, 'background');
  },
  getBackgrounds(this: HostRange): string[][] {
    return read(this, 'background');
  },
  setBackground(this: HostRange, value: string | null): Range {
    return setAll(this, 'background', value);
  },
  setBackgrounds(this: HostRange, values: (string | null)[][]): Range {
    return setEach(this, 'background', values);
  },
  getFontColor(this: HostRange): string {
    return readOne(this, 'fontColor');
  },
  getFontColors(this: HostRange): string[][] {
    return read(this, 'fontColor');
  },
  setFontColor(this: HostRange, value: string | null): Range {
    return setAll(this, 'fontColor', value);
  },
  setFontColors(this: HostRange, values: (string | null)[][]): Range {
    return setEach(this, 'fontColor', values);
  },
  getFontWeight(this: HostRange): Weight {
    return readOne(this, 'fontWeight');
  },
  getFontWeights(this: HostRange): Weight[][] {
    return read(this, 'fontWeight');
  },
  setFontWeight(this: HostRange, value: Weight | null): Range {
    return setAll(this, 'fontWeight', value);
  },
  setFontWeights(this: HostRange, values: (Weight | null)[][]): Range {
    return setEach(this, 'fontWeight', values);
  },
  getFontStyle(this: HostRange): Style {
    return readOne(this, 'fontStyle');
  },
  getFontStyles(this: HostRange): Style[][] {
    return read(this, 'fontStyle');
  },
  setFontStyle(this: HostRange, value: Style | null): Range {
    return setAll(this, 'fontStyle', value);
  },
  setFontStyles(this: HostRange, values: (Style | null)[][]): Range {
    return setEach(this, 'fontStyle', values);
  },
  getFontLine(this: HostRange): Line {
    return readOne(this, 'fontLine');
  },
  getFontLines(this: HostRange): Line[][] {
    return read(this, 'fontLine');
  },
  setFontLine(this: HostRange, value: Line | null): Range {
    return setAll(this, 'fontLine', value);
  },
  setFontLines(this: HostRange, values: (Line | null)[][]): Range {
    return setEach(this, 'fontLine', values);
  },
  getFontSize(this: HostRange): number {
    return readOne(this, 'fontSize');
  },
  getFontSizes(this: HostRange): number[][] {
    return read(this, 'fontSize');
  },
  setFontSize(this: HostRange, value: number): Range {
    return setAll(this, 'fontSize', value);
  },
  setFontSizes(this: HostRange, values: number[][]): Range {
    return setEach(this, 'fontSize', values);
  },
  getFontFamily(this: HostRange): string {
    return readOne(this, 'fontFamily');
  },
  getFontFamilies(this: HostRange): string[][] {
    return read(this, 'fontFamily');
  },
  setFontFamily(this: HostRange, value: string | null): Range {
    return setAll(this, 'fontFamily', value);
  },
  setFontFamilies(this: HostRange, values: (string | null)[][]): Range {
    return setEach(this, 'fontFamily', values);
  },
  getNumberFormat(this: HostRange): string {
    return readOne(this, 'numberFormat');
  },
  getNumberFormats(this: HostRange): string[][] {
    return read(this, 'numberFormat');
  },
  setNumberFormat(this: HostRange, value: string): Range {
    return setAll(this, 'numberFormat', value);
  },
  setNumberFormats(this: HostRange, values: string[][]): Range {
    return setEach(this, 'numberFormat', values);
  },
  getHorizontalAlignment(this: HostRange): string {
    return readOne(this, 'horizontalAlignment');
  },
  getHorizontalAlignments(this: HostRange): string[][] {
    return read(this, 'horizontalAlignment');
  },
  setHorizontalAlignment(this: HostRange, value: Horizontal | null): Range {
    return setAll(this, 'horizontalAlignment', value);
  },
  setHorizontalAlignments(this: HostRange, values: (Horizontal | null)[][]): Range {
    return setEach(this, 'horizontalAlignment', values);
  },
  getVerticalAlignment(this: HostRange): string {
    return readOne(this, 'verticalAlignment');
  },
  getVerticalAlignments(this: HostRange): string[][] {
    return read(this, 'verticalAlignment');
  },
  setVerticalAlignment(this: HostRange, value: Vertical | null): Range {
    return setAll(this, 'verticalAlignment', value);
  },
  setVerticalAlignments(this: HostRange, values: (Vertical | null)[][]): Range {
    return setEach(this, 'verticalAlignment', values);
  },
  getWrap(this: HostRange): boolean {
    return readOne(this, 'wrap') === 'WRAP';
  },
  getWraps(this: HostRange): boolean[][] {
    return read(this, 'wrap').map((row) => row.map((wrap) => wrap === 'WRAP'));
  },
  setWrap(this: HostRange, wrap: boolean): Range {
    return setAll(this, 'wrap', wrap ? 'WRAP' : 'OVERFLOW');
  },
  setWraps(this: HostRange, wraps: boolean[][]): Range {
    const values = wraps.map((row) => row.map((wrap) => (wrap ? 'WRAP' : 'OVERFLOW')));
    return setEach(this, 'wrap', values);
  },
  getWrapStrategy(this: HostRange): Wrap {
    return readOne<string>(this, 'wrap') as unknown as Wrap;
  },
  setWrapStrategy(this: HostRange, strategy: Wrap): Range {
    return setAll(this, 'wrap', String(strategy));
  },
} satisfies Partial<Range>;
