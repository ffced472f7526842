import type { Area } from '../protocol/area.ts';
import type { CopyPart } from '../protocol/cells.ts';
import type { SortKey } from '../protocol/calls.ts';
import { ask, write } from './channel.ts';
import { Exception } from './exception.ts';
import { areaOf, makeRange } from './range.ts';
import type { HostRange } from './range.ts';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Side = boolean | null;
type SortSpec = number | { column: number; ascending?: boolean };

interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
}

interface CopyOptions {
  readonly formatOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
}

const PASTES: Readonly<Record<string, CopyPart>> = {
  PASTE_NORMAL: 'all',
  PASTE_VALUES: 'values',
  PASTE_FORMAT: 'formats',
};

function copyPart(kind: unknown): CopyPart {
  if (kind === undefined) return 'all';
  if (typeof kind === 'string') {
    const part = PASTES[kind];
    if (part) return part;
    throw new Error(`The workbench has no Range.copyTo with ${kind}`);
  }
  const options = kind as CopyOptions;
  return options.formatOnly ? 'formats' : options.contentsOnly ? 'values' : 'all';
}

function sortKeys(spec: SortSpec | readonly SortSpec[], area: Area): SortKey[] {
  const list = Array.isArray(spec) ? (spec as readonly SortSpec[]) : [spec as SortSpec];
  return list.map((one) => {
    const key = typeof one === 'number' ? { column: one } : one;
    const column = key.column - 1;
    if (column < area.column || column >= area.column + area.columns) {
      throw new Exception('The sort column is outside of the range.');
    }
    return { column, ascending: key.ascending ?? true };
  });
}

/** Borders, merges, clearing, sorting, copying. */
export const rangeStructure = {
  setBorder(
    this: HostRange,
    top: Side,
    left: Side,
    bottom: Side,
    right: Side,
    vertical: Side,
    horizontal: Side,
    color?: string | null,
    style?: GoogleAppsScript.Spreadsheet.BorderStyle | null,
  ): Range {
    const sides = { top, left, bottom, right, vertical, horizontal };
    write('cells.border', this.area, sides, color ?? null, String(style ?? 'SOLID'));
    return this;
  },
  merge(this: HostRange): Range {
    write('cells.merge', this.area, 'all');
    return this;
  },
  mergeAcross(this: HostRange): Range {
    write('cells.merge', this.area, 'across');
    return this;
  },
  mergeVertically(this: HostRange): Range {
    write('cells.merge', this.area, 'down');
    return this;
  },
  breakApart(this: HostRange): Range {
    write('cells.unmerge', this.area);
    return this;
  },
  getMergedRanges(this: HostRange): Range[] {
    return ask('cells.merges', this.area).map((area) => makeRange(area));
  },
  isPartOfMerge(this: HostRange): boolean {
    return ask('cells.merges', this.area).length > 0;
  },
  clear(this: HostRange, options: ClearOptions = {}): Range {
    const { contentsOnly, formatOnly, commentsOnly, validationsOnly } = options;
    const some = contentsOnly || formatOnly || commentsOnly || validationsOnly;
    write(
      'cells.clear',
      this.area,
      some
        ? {
            contents: contentsOnly,
            formats: formatOnly,
            notes: commentsOnly,
            validations: validationsOnly,
          }
        : { contents: true, formats: true },
    );
    return this;
  },
  clearContent(this: HostRange): Range {
    write('cells.clear', this.area, { contents: true });
    return this;
  },
  clearFormat(this: HostRange): Range {
    write('cells.clear', this.area, { formats: true });
    return this;
  },
  clearNote(this: HostRange): Range {
    write('cells.clear', this.area, { notes: true });
    return this;
  },
  sort(this: HostRange, spec: SortSpec | readonly SortSpec[]): Range {
    write('cells.sort', this.area, sortKeys(spec, this.area));
    return this;
  },
  copyTo(this: HostRange, destination: Range, kind?: unknown, transposed?: boolean): void {
    if (transposed) throw new Error('The workbench has no transposed Range.copyTo');
    write('cells.copy', this.area, areaOf(destination), copyPart(kind));
  },
} satisfies Partial<Range>;
