import { worded } from '../../../domain/contracts/printed/speech.ts';
import type { ContractLanguage } from '../../../domain/contracts/wording.ts';
import type { NewChoice, NewState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Words } from './fields.ts';

/** What a new contract begins with: dealer, template, language and category. */
export function newView(
  state: NewState,
  words: Words,
  draft: (choice: NewChoice) => void,
): HTMLElement {
  const inputs = inputsOf(state, words);
  const { dealer, template, language, category } = inputs;
  const fields = Object.entries(inputs).map(([name, node]) =>
    element('label', {}, words[name as keyof typeof inputs], node),
  );
  const form = element(
    'form',
    { class: 'edit new', novalidate: true },
    element('div', { class: 'fields' }, ...fields),
    element('div', { class: 'buttons' }, element('button', { class: 'main' }, words.draft)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    draft({
      contractId: state.contractId,
      dealer: dealer.value,
      templateId: template.value,
      language: language.value as ContractLanguage,
      category: category.value,
    });
  });
  return form;
}

function inputsOf({ locale, dealer: code, templates, categories }: NewState, words: Words) {
  const dealer = element('input', { name: 'dealer', value: code }) as HTMLInputElement;
  const template = select(
    'template',
    templates.map(({ templateId, name }) => [templateId, worded(name, locale)]),
  );
  const language = select('language', Object.entries(words.languages));
  const category = select(
    'category',
    categories.map(({ categoryId, name }) => [categoryId, name]),
  );
  // A template says in which language and category its contracts usually are.
  const follow = () => {
    const chosen = templates.find(({ templateId }) => templateId === template.value);
    if (!chosen) return;
    language.value = chosen.language;
    category.value = chosen.category;
  };
  template.addEventListener('change', follow);
  follow();
  return { dealer, template, language, category };
}

const select = (name: string, options: readonly (readonly [value: string, label: string])[]) =>
  element(
    'select',
    { name },
    ...options.map(([value, label]) => element('option', { value }, label)),
  ) as HTMLSelectElement;
