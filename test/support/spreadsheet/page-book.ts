import type { SomeHandlers } from '../../../local/workbench/page/handlers.ts';
import type { Book } from './book.ts';

type Names =
  | `book.${'describe' | 'insertSheet' | 'deleteSheet' | 'activate' | 'selection' | 'select'}`
  | `book.${'flush' | 'moveSheet'}`
  | `sheet.${'rename' | 'setHidden' | 'setTabColor' | 'freeze' | 'insert' | 'delete' | 'resize'}`
  | `sheet.${'last' | 'setConditional' | 'filter' | 'setFilter'}`
  | `protections.${'list' | 'save' | 'remove'}`;

/** The spreadsheet's tabs, filters and protections, as the workbench's page answers them. */
export function bookCalls(book: Book): SomeHandlers<Names> {
  const nothing = (done: unknown): null => (done === undefined ? null : null);
  return {
    'book.describe': () => book.describe(),
    'book.insertSheet': (name, index, copyOf) =>
      book.insert(name ?? 'Sheet', index, copyOf).facts.id,
    'book.deleteSheet': (id) => nothing(book.delete(id)),
    'book.moveSheet': (id, index) => nothing(book.move(id, index)),
    'book.activate': (id) => nothing(book.open(book.tab(id))),
    'book.selection': () => book.selection,
    'book.select': (area) => {
      book.open(book.tab(area.sheet));
      book.selection = area;
      return null;
    },
    'book.flush': () => null,
    'sheet.rename': (id, name) => nothing((book.tab(id).facts.name = name)),
    'sheet.setHidden': (id, hidden) => nothing((book.tab(id).facts.hidden = hidden)),
    'sheet.setTabColor': (id, color) => nothing((book.tab(id).facts.tabColor = color)),
    'sheet.freeze': (id, dimension, count) => {
      const key = dimension === 'rows' ? 'frozenRows' : 'frozenColumns';
      return nothing((book.tab(id).facts[key] = count));
    },
    'sheet.insert': (id, ...where) => nothing(book.tab(id).insert(...where)),
    'sheet.delete': (id, ...where) => nothing(book.tab(id).remove(...where)),
    // Widths and heights are looks that nothing reads back.
    'sheet.resize': () => null,
    'sheet.last': (id) => book.tab(id).last(),
    'sheet.setConditional': (id, rules) => nothing((book.tab(id).conditional = rules)),
    'sheet.filter': (id) => book.tab(id).filter,
    'sheet.setFilter': (id, area) => nothing((book.tab(id).filter = area)),
    'protections.list': () => [...book.protections.values()],
    'protections.save': (spec) => nothing(book.protections.set(spec.id, spec)),
    'protections.remove': (id) => nothing(book.protections.delete(id)),
  };
}
