import type { SomeHandlers } from '../../../local/workbench/page/handlers.ts';
import type { Book } from './book.ts';
import { emptyCell, put, read } from './cell.ts';

type Names =
  | 'cells.values'
  | 'cells.formulas'
  | 'cells.notes'
  | 'cells.formats'
  | 'cells.write'
  | 'cells.fill'
  | 'cells.writeNotes'
  | 'cells.setFormat'
  | 'cells.setFormats'
  | 'cells.border'
  | 'cells.clear'
  | 'cells.setValidation'
  | 'cells.validations';

/** Reading and writing cells, as the workbench's page answers it. */
export function cellCalls(book: Book): SomeHandlers<Names> {
  const { clock } = book;
  const tab = ({ sheet }: { sheet: string }) => book.tab(sheet);
  return {
    'cells.values': (area) => tab(area).map(area, (cell) => read(cell, clock)),
    'cells.formulas': (area) => tab(area).map(area, ({ content }) => content.f ?? ''),
    'cells.notes': (area) => tab(area).map(area, ({ note }) => note),
    'cells.formats': (area, key) =>
      tab(area).map(
        area,
        ({ formats }) => formats[key] ?? (key === 'background' ? '#ffffff' : null),
      ),
    'cells.validations': (area) => tab(area).map(area, ({ validation }) => validation),
    'cells.write': (area, values) => {
      tab(area).each(area, (cell, r, c) => {
        put(cell, values[r]?.[c] ?? null, clock);
      });
      return null;
    },
    'cells.fill': (area, value) => {
      tab(area).each(area, (cell) => {
        put(cell, value, clock);
      });
      return null;
    },
    'cells.writeNotes': (area, notes) => {
      tab(area).each(area, (cell, r, c) => (cell.note = notes[r]?.[c] ?? ''));
      return null;
    },
    'cells.setFormat': (area, key, value) => {
      tab(area).each(area, (cell) => (cell.formats[key] = value));
      return null;
    },
    'cells.setFormats': (area, key, values) => {
      tab(area).each(area, (cell, r, c) => (cell.formats[key] = values[r]?.[c] ?? null));
      return null;
    },
    // Borders are looks that nothing reads back.
    'cells.border': () => null,
    'cells.clear': (area, what) => {
      const plain = emptyCell();
      tab(area).each(area, (cell) => {
        if (what.contents) cell.content = plain.content;
        if (what.formats) cell.formats = {};
        if (what.notes) cell.note = '';
        if (what.validations) cell.validation = null;
      });
      return null;
    },
    'cells.setValidation': (area, rule) => {
      tab(area).each(area, (cell) => (cell.validation = rule));
      return null;
    },
  };
}
