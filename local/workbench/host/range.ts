import type { Area } from '../protocol/area.ts';
import { rangeFormats } from './range-formats.ts';
import { rangePlace } from './range-place.ts';
import { rangeRules } from './range-rules.ts';
import { rangeStructure } from './range-structure.ts';
import { rangeValues } from './range-values.ts';
import { instance } from './strict.ts';

/** A Range inside the host: Google's interface and the rectangle it stands for. */
export type HostRange = GoogleAppsScript.Spreadsheet.Range & { readonly area: Area };

const methods = {
  ...rangePlace,
  ...rangeValues,
  ...rangeFormats,
  ...rangeRules,
  ...rangeStructure,
};

/** A Range over a rectangle. */
export function makeRange(area: Area): HostRange {
  return instance<HostRange>('Range', methods, { area });
}

/** The rectangle of a Range that the script hands in. */
export function areaOf(range: GoogleAppsScript.Spreadsheet.Range): Area {
  return (range as HostRange).area;
}
