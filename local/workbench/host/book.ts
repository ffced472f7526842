import type { BookFacts, SheetFacts } from '../protocol/calls.ts';
import { ask } from './channel.ts';
import { Exception } from './exception.ts';

let facts: BookFacts | null = null;

/** The workbook's structure; asked once and kept until something may have changed it. */
export function book(): BookFacts {
  facts ??= ask('book.describe');
  return facts;
}

/**
 * Forgets the structure: after a structural change, or a wait in which a person may have edited.
 */
export function structureChanged(): void {
  facts = null;
}

/** One sheet's facts; a sheet deleted meanwhile is an error, as at Google. */
export function sheetFacts(id: string): SheetFacts {
  const sheet = book().sheets.find((candidate) => candidate.id === id);
  if (!sheet) throw new Exception(`Sheet ${id} not found`);
  return sheet;
}
