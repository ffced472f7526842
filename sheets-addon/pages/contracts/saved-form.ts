import { element } from '../dom.ts';
import type { Part, Words } from './fields.ts';

/** A form around a part: saved where all of it can be read, else what can't be is shown. */
export function savedForm<What>(
  { node, read }: Part<What>,
  words: Words,
  cancel: () => void,
  save: (value: What) => void,
): HTMLElement {
  const form = element(
    'form',
    { class: 'edit', novalidate: true },
    node,
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'submit', class: 'main' }, words.save),
      element('button', { type: 'button', onclick: cancel }, words.cancel),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const found = read();
    if (found) save(found.value);
    else form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });
  return form;
}
