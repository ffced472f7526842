import { worded } from '../../../domain/contracts/printed/speech.ts';
import type { DraftChange } from '../../../domain/contracts/drafting.ts';
import type { Block } from '../../../domain/contracts/terms.ts';
import type { Locale } from '../../../api/sentences.ts';
import type { LibraryClause } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Part } from './fields.ts';
import { mapped, rowsOf } from './form.ts';
import type { BlockContext, Terms } from './form-specs.ts';
import { wordingPart } from './wording-part.ts';

type Paragraph = Terms['paragraphs'][Block][number];

/** What a block says in words beside its data: typed, or taken from the library. */
export function paragraphsForm(
  terms: Terms,
  block: Block,
  library: readonly LibraryClause[],
  locale: Locale,
  context: BlockContext,
): Part<DraftChange> {
  const { words } = context;
  const row = (one: Paragraph | null) => {
    // It goes on naming its clause, by which the register finds the contract.
    const named = one?.clauseId === undefined ? {} : { clauseId: one.clauseId };
    return mapped(wordingPart('paragraph', one, context, true), ({ zh, en }): Paragraph => ({
      zh,
      en,
      ...named,
    }));
  };
  const rows = rowsOf(row, terms.paragraphs[block], words);
  const clauses = library.filter((clause) => clause.block === block);
  if (clauses.length > 0) rows.node.append(picker(clauses, locale, context, rows.add));
  return mapped(rows, (paragraphs) => ({ paragraphs: { [block]: paragraphs } }));
}

/** A clause is copied: what becomes of the library later does not change the contract. */
function picker(
  clauses: readonly LibraryClause[],
  locale: Locale,
  { words }: BlockContext,
  add: (paragraph: Paragraph) => void,
): HTMLElement {
  const options = clauses.map(({ clauseId, title }) =>
    element('option', { value: clauseId }, worded(title, locale)),
  );
  const select = element(
    'select',
    { name: 'clause', 'aria-label': words.fromLibrary },
    element('option', { value: '' }, words.fromLibrary),
    ...options,
  ) as HTMLSelectElement;
  select.addEventListener('change', () => {
    const clause = clauses.find(({ clauseId }) => clauseId === select.value);
    select.value = '';
    if (clause) add({ ...clause.text, clauseId: clause.clauseId });
  });
  return select;
}
