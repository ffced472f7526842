import type { NameSpec } from '../protocol/rules.ts';
import { write } from './channel.ts';
import { areaOf, makeRange } from './range.ts';
import { instance } from './strict.ts';

type NamedRange = GoogleAppsScript.Spreadsheet.NamedRange;
type Host = NamedRange & { readonly state: { spec: NameSpec } };

const methods = {
  getName(this: Host): string {
    return this.state.spec.name;
  },
  getRange(this: Host): GoogleAppsScript.Spreadsheet.Range {
    return makeRange(this.state.spec.area);
  },
  setName(this: Host, name: string): NamedRange {
    write('book.removeName', this.state.spec.name);
    this.state.spec = { ...this.state.spec, name };
    write('book.setName', name, this.state.spec.area);
    return this;
  },
  setRange(this: Host, range: GoogleAppsScript.Spreadsheet.Range): NamedRange {
    this.state.spec = { ...this.state.spec, area: areaOf(range) };
    write('book.setName', this.state.spec.name, this.state.spec.area);
    return this;
  },
  remove(this: Host): void {
    write('book.removeName', this.state.spec.name);
  },
} satisfies NamedRange;

/** A NamedRange. */
export function makeNamedRange(spec: NameSpec): NamedRange {
  return instance<NamedRange>('NamedRange', methods, { state: { spec } });
}
