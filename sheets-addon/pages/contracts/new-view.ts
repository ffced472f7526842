import { worded } from '../../../domain/contracts/printed/speech.ts';
import type { ContractLanguage } from '../../../domain/contracts/wording.ts';
import type { NewChoice, NewState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Words } from './fields.ts';

/** What a new contract begins with: its dealer, a template to choose, language and category. */
export function newView(
  state: NewState,
  words: Words,
  draft: (choice: NewChoice) => void,
): HTMLElement {
  const { categories } = state;
  const dealer = element('input', { name: 'dealer', value: state.dealer }) as HTMLInputElement;
  const language = select('language', Object.entries(words.languages));
  const category = select(
    'category',
    categories.map(({ categoryId, name }) => [categoryId, name]),
  );
  const cards = templateCards(state, words, (template) => {
    language.value = template.language;
    category.value = template.category;
  });
  const labelled = (label: string, node: HTMLElement) => element('label', {}, label, node);
  const form = element(
    'form',
    { class: 'edit new', novalidate: true },
    element('p', { class: 'quiet' }, words.newIntro),
    labelled(words.dealer, dealer),
    element(
      'fieldset',
      { class: 'templates' },
      element('legend', {}, words.template),
      ...cards.map(({ node }) => node),
    ),
    element(
      'div',
      { class: 'fields' },
      labelled(words.language, language),
      labelled(words.category, category),
    ),
    element('div', { class: 'buttons' }, element('button', { class: 'main' }, words.draft)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    draft({
      contractId: state.contractId,
      dealer: dealer.value,
      templateId: cards.find(({ input }) => input.checked)?.input.value ?? '',
      language: language.value as ContractLanguage,
      category: category.value,
    });
  });
  return form;
}

/** The templates as cards to choose from: each says in which language its contracts usually are. */
function templateCards(
  { locale, templates }: NewState,
  words: Words,
  chosen: (template: NewState['templates'][number]) => void,
) {
  const cards = templates.map((template, i) => {
    const input = element('input', {
      ...{ type: 'radio', name: 'template', value: template.templateId },
      ...{ checked: i === 0, onchange: () => chosen(template) },
    }) as HTMLInputElement;
    const name = element('strong', {}, worded(template.name, locale));
    const says = element('small', {}, words.languages[template.language]);
    const text = element('span', {}, name, says);
    return { input, node: element('label', { class: 'card' }, input, text) };
  });
  const [first] = templates;
  if (first) chosen(first);
  return cards;
}

const select = (name: string, options: readonly (readonly [value: string, label: string])[]) =>
  element(
    'select',
    { name },
    ...options.map(([value, label]) => element('option', { value }, label)),
  ) as HTMLSelectElement;
