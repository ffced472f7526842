import type { Area } from './area.ts';
import type {
  BorderSides,
  CellInput,
  CellRead,
  Clearing,
  CopyPart,
  FormatKey,
  FormatValue,
} from './cells.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import type { ConditionalSpec, NameSpec, ProtectionSpec, ValidationSpec } from './rules.ts';
import type { Dialog, DialogReply, Frame, MenuEntry } from './ui.ts';

/** Rows or columns. */
export type Dimension = 'rows' | 'columns';

/** One sheet of the workbook, as the script sees it. */
export interface SheetFacts {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly hidden: boolean;
  readonly tabColor: string | null;
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** The workbook's structure. */
export interface BookFacts {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly activeSheet: string;
  readonly sheets: readonly SheetFacts[];
}

/** The signed-in person. */
export interface PersonFacts {
  readonly email: string;
  readonly locale: string;
}

/** The scope of a property, cache or lock store. */
export type StoreScope = 'script' | 'user' | 'document';

/** One key of a sort: column from 0 in the sheet. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** What the script's services ask of the page. Every call is answered before the script goes on. */
export interface HostCalls {
  'book.describe': () => BookFacts;
  'book.rename': (name: string) => null;
  'book.insertSheet': (name: string | null, index: number | null, copyOf: string | null) => string;
  'book.deleteSheet': (sheet: string) => null;
  'book.moveSheet': (sheet: string, index: number) => null;
  'book.activate': (sheet: string) => null;
  'book.selection': () => Area | null;
  'book.select': (area: Area) => null;
  'book.flush': () => null;
  'book.names': () => NameSpec[];
  'book.setName': (name: string, area: Area) => null;
  'book.removeName': (name: string) => null;

  'sheet.rename': (sheet: string, name: string) => null;
  'sheet.setHidden': (sheet: string, hidden: boolean) => null;
  'sheet.setTabColor': (sheet: string, color: string | null) => null;
  'sheet.freeze': (sheet: string, dimension: Dimension, count: number) => null;
  'sheet.insert': (sheet: string, dimension: Dimension, at: number, count: number) => null;
  'sheet.delete': (sheet: string, dimension: Dimension, at: number, count: number) => null;
  'sheet.hide': (
    sheet: string,
    dimension: Dimension,
    at: number,
    count: number,
    hidden: boolean,
  ) => null;
  'sheet.resize': (
    sheet: string,
    dimension: Dimension,
    at: number,
    count: number,
    pixels: number | null,
  ) => null;
  'sheet.size': (sheet: string, dimension: Dimension, at: number) => number;
  'sheet.isHidden': (sheet: string, dimension: Dimension, at: number) => boolean;
  'sheet.last': (sheet: string) => [rows: number, columns: number];
  'sheet.conditional': (sheet: string) => ConditionalSpec[];
  'sheet.setConditional': (sheet: string, rules: readonly ConditionalSpec[]) => null;
  'sheet.filter': (sheet: string) => Area | null;
  'sheet.setFilter': (sheet: string, area: Area | null) => null;

  'cells.values': (area: Area) => CellRead[][];
  'cells.display': (area: Area) => string[][];
  'cells.formulas': (area: Area) => string[][];
  'cells.notes': (area: Area) => string[][];
  'cells.formats': (area: Area, key: FormatKey) => FormatValue[][];
  'cells.merges': (area: Area) => Area[];
  'cells.write': (area: Area, values: readonly (readonly CellInput[])[]) => null;
  'cells.fill': (area: Area, value: CellInput) => null;
  'cells.writeFormulas': (area: Area, formulas: readonly (readonly string[])[]) => null;
  'cells.writeNotes': (area: Area, notes: readonly (readonly (string | null)[])[]) => null;
  'cells.setFormat': (area: Area, key: FormatKey, value: FormatValue) => null;
  'cells.setFormats': (
    area: Area,
    key: FormatKey,
    values: readonly (readonly FormatValue[])[],
  ) => null;
  'cells.border': (area: Area, sides: BorderSides, color: string | null, style: string) => null;
  'cells.merge': (area: Area, direction: 'all' | 'across' | 'down') => null;
  'cells.unmerge': (area: Area) => null;
  'cells.clear': (area: Area, what: Clearing) => null;
  'cells.sort': (area: Area, keys: readonly SortKey[]) => null;
  'cells.copy': (from: Area, to: Area, part: CopyPart) => null;
  'cells.validations': (area: Area) => (ValidationSpec | null)[][];
  'cells.setValidation': (area: Area, rule: ValidationSpec | null) => null;
  'cells.setValidations': (
    area: Area,
    rules: readonly (readonly (ValidationSpec | null)[])[],
  ) => null;

  'protections.list': () => ProtectionSpec[];
  'protections.save': (protection: ProtectionSpec) => null;
  'protections.remove': (id: string) => null;

  'ui.menu': (title: string | null, entries: readonly MenuEntry[]) => null;
  'ui.toast': (message: string, title: string | null, seconds: number | null) => null;
  'ui.dialog': (dialog: Dialog) => DialogReply;
  'ui.frame': (frame: Frame) => null;

  'addon.file': (name: string) => string | null;
  'http.fetch': (requests: readonly HttpRequest[]) => HttpReply[];
  'person.describe': () => PersonFacts;
  'person.token': () => string | null;
  'properties.all': (scope: StoreScope) => Record<string, string>;
  'properties.set': (scope: StoreScope, changes: Record<string, string | null>) => null;
  'properties.clear': (scope: StoreScope) => null;
  'cache.get': (scope: StoreScope, keys: readonly string[]) => Record<string, string>;
  'cache.put': (scope: StoreScope, entries: Record<string, string>, seconds: number) => null;
  'cache.remove': (scope: StoreScope, keys: readonly string[]) => null;
  'lock.take': (scope: StoreScope, milliseconds: number) => boolean;
  'lock.release': (scope: StoreScope) => null;
  'log.write': (level: string, text: string) => null;
}

/** Name of a call. */
export type HostCallName = keyof HostCalls;

/** One call on its way to the page. */
export type HostCall = {
  [Name in HostCallName]: readonly [name: Name, ...args: Parameters<HostCalls[Name]>];
}[HostCallName];
