import type { Block } from '../../../domain/contracts/terms.ts';
import type { Deed, LibraryClause, OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { remote } from '../remote.ts';
import type { Send } from './acts.ts';
import { blockText, blockTitle } from './blocks.ts';
import type { Part, Words } from './fields.ts';
import { together } from './form.ts';
import { blockForms, type BlockContext } from './form-specs.ts';
import { paragraphsForm } from './paragraphs-form.ts';
import { bankPart } from './party-form.ts';
import { savedForm } from './saved-form.ts';

/** A form of a block and the button that opens it. */
interface Opener {
  readonly label: string;
  readonly form: () => Promise<Part<Deed>> | Part<Deed>;
}

/** A block as it is printed, with a button for each of its forms that the caller may fill in. */
export function blockSection(
  state: OpenState,
  block: Block,
  words: Words,
  send: Send,
): HTMLElement {
  const section = element('section', { class: 'block', 'data-block': block });
  const head = () => element('h2', {}, blockTitle(state, block));
  const openers = openersOf(state, block, words);
  const { acts } = state.contract;
  const read = () => {
    const buttons = openers.map(({ label, form }) =>
      element('button', { type: 'button', onclick: () => void write(form) }, label),
    );
    section.replaceChildren(
      head(),
      ...blockText(state, block, words),
      ...(acts.includes('edit') && block === 'goods'
        ? [element('p', { class: 'quiet' }, words.goodsInSheet)]
        : []),
      ...(buttons.length > 0 ? [element('div', { class: 'buttons' }, ...buttons)] : []),
    );
  };
  const write = async (form: Opener['form']) => {
    section.replaceChildren(head(), savedForm(await form(), words, read, send));
    section.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  read();
  return section;
}

function openersOf(state: OpenState, block: Block, words: Words): Opener[] {
  const { contract, company, locale } = state;
  const { acts, terms, language } = contract;
  const context: BlockContext = { words, company, language };
  const form = blockForms[block];
  const edit = (part: Part<never>): Part<Deed> =>
    together({ part }, ({ part: change }) => ({ edit: change }));
  return [
    ...(acts.includes('edit') && form
      ? [{ label: words.edit, form: () => edit(form(terms, context) as Part<never>) }]
      : []),
    ...(acts.includes('edit')
      ? [
          {
            label: words.paragraphs,
            form: async () => {
              const library = await remote<LibraryClause[]>('contractClauses');
              const part = paragraphsForm(terms, block, library, locale, context);
              return edit(part as Part<never>);
            },
          },
        ]
      : []),
    ...(acts.includes('enter-bank-data') && block === 'parties' && terms.parties
      ? [{ label: words.enterBank, form: () => bankForm(state, context) }]
      : []),
  ];
}

function bankForm({ contract }: OpenState, context: BlockContext): Part<Deed> {
  const { words } = context;
  const { parties } = contract.terms;
  const of = (side: 'company' | 'dealer') => {
    const part = bankPart(parties?.[side].bank ?? null, context);
    const legend = element('legend', {}, words.sides[side]);
    return { ...part, node: element('fieldset', {}, legend, part.node) };
  };
  return together({ company: of('company'), dealer: of('dealer') }, (bank) => ({ bank }));
}
