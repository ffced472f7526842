import { BooleanNumber, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IStyleData, Nullable, Styles } from '@univerjs/core';
import type { FormatKey, FormatValue } from '../protocol/cells.ts';
import { FALLBACK_FONT } from './grid.ts';

/** A change of style; null takes a part away. */
export type StylePatch = { [Key in keyof IStyleData]?: IStyleData[Key] | null };

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
};
const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  middle: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
};
const WRAP: Readonly<Record<string, WrapStrategy>> = {
  OVERFLOW: WrapStrategy.OVERFLOW,
  WRAP: WrapStrategy.WRAP,
  CLIP: WrapStrategy.CLIP,
};

function named<T>(table: Readonly<Record<string, T>>, value: T | null | undefined): string {
  return Object.entries(table).find(([, known]) => known === value)?.[0] ?? '';
}

function line(value: FormatValue): StylePatch {
  const on = { s: BooleanNumber.TRUE };
  return {
    ul: value === 'underline' ? on : null,
    st: value === 'line-through' ? on : null,
  };
}

/** The style change that a format stands for. */
export function toStyle(key: FormatKey, value: FormatValue): StylePatch {
  const text = value === null ? '' : String(value);
  switch (key) {
    case 'background':
      return { bg: value === null ? null : { rgb: text } };
    case 'fontColor':
      return { cl: value === null ? null : { rgb: text } };
    case 'fontWeight':
      return { bl: text === 'bold' ? BooleanNumber.TRUE : null };
    case 'fontStyle':
      return { it: text === 'italic' ? BooleanNumber.TRUE : null };
    case 'fontLine':
      return line(value);
    case 'fontSize':
      return { fs: typeof value === 'number' ? value : null };
    case 'fontFamily':
      return { ff: value === null ? null : `${text}, ${FALLBACK_FONT}` };
    case 'numberFormat':
      return { n: text === '' || text === 'General' ? null : { pattern: text } };
    case 'horizontalAlignment':
      return { ht: HORIZONTAL[text] ?? null };
    case 'verticalAlignment':
      return { vt: VERTICAL[text] ?? null };
    case 'wrap':
      return { tb: WRAP[text] ?? null };
  }
}

/** The format that a style has, with Google's value where it has none. */
export function fromStyle(key: FormatKey, given: Nullable<IStyleData>): FormatValue {
  const style = given || undefined;
  switch (key) {
    case 'background':
      return style?.bg?.rgb?.toLowerCase() ?? '#ffffff';
    case 'fontColor':
      return style?.cl?.rgb?.toLowerCase() ?? '#000000';
    case 'fontWeight':
      return style?.bl ? 'bold' : 'normal';
    case 'fontStyle':
      return style?.it ? 'italic' : 'normal';
    case 'fontLine':
      return style?.ul?.s ? 'underline' : style?.st?.s ? 'line-through' : 'none';
    case 'fontSize':
      return style?.fs ?? 10;
    case 'fontFamily':
      return style?.ff?.split(',')[0] ?? 'Arial';
    case 'numberFormat':
      return style?.n?.pattern ?? 'General';
    case 'horizontalAlignment':
      return named(HORIZONTAL, style?.ht) || 'general';
    case 'verticalAlignment':
      return named(VERTICAL, style?.vt) || 'bottom';
    case 'wrap':
      return named(WRAP, style?.tb) || 'OVERFLOW';
  }
}

/**
 * Merges style changes into a workbook's style table. Each pair of old style and change is worked
 * out once, so that formatting 75,000 cells costs 75,000 map look-ups.
 */
export function styleMerger(
  styles: Styles,
  patch: StylePatch | ((old: IStyleData | undefined) => StylePatch),
) {
  const known = new Map<string, string | undefined>();
  return (old: Nullable<IStyleData | string>): string | undefined => {
    const key = typeof old === 'string' ? old : old ? JSON.stringify(old) : '';
    if (known.has(key)) return known.get(key);
    const base = (typeof old === 'string' ? styles.get(old) : old) || undefined;
    const change = typeof patch === 'function' ? patch(base) : patch;
    const merged = Object.fromEntries(
      Object.entries({ ...base, ...change }).filter(([, part]) => part !== null),
    );
    const id =
      Object.keys(merged).length === 0 ? undefined : (styles.setValue(merged) ?? undefined);
    known.set(key, id);
    return id;
  };
}
