import type { Dialog, DialogReply } from '../protocol/ui.ts';
import { element } from './dom.ts';
import type { TextKey } from './language.ts';

type Texts = () => Readonly<Record<TextKey, string>>;
type ButtonName = DialogReply['button'];

const BUTTONS = {
  OK: ['OK'],
  OK_CANCEL: ['CANCEL', 'OK'],
  YES_NO: ['NO', 'YES'],
  YES_NO_CANCEL: ['CANCEL', 'NO', 'YES'],
} as const;
const LABELS = { OK: 'ok', CANCEL: 'cancel', YES: 'yes', NO: 'no', CLOSE: 'close' } as const;
const MAIN: readonly ButtonName[] = ['OK', 'YES'];

/** Asks the person and waits for the answer. Escape and the cross answer CLOSE. */
export function ask(question: Dialog, texts: Texts): Promise<DialogReply> {
  return new Promise((resolve) => {
    const input = element('input', { type: 'text', 'aria-label': question.message });
    const dialog = element('dialog', { class: 'question' });
    const reply = (button: ButtonName) => {
      dialog.close();
      dialog.remove();
      resolve({ button, text: question.kind === 'prompt' ? input.value : '' });
    };
    const buttons = BUTTONS[question.buttons].map((name) =>
      element(
        'button',
        {
          type: 'button',
          class: MAIN.includes(name) ? 'main' : 'plain',
          'data-button': name,
          onclick: () => reply(name),
        },
        texts()[LABELS[name]],
      ),
    );
    const cross = element(
      'button',
      {
        type: 'button',
        class: 'cross',
        'aria-label': texts().close,
        onclick: () => reply('CLOSE'),
      },
      '×',
    );
    const form = element('form');
    // Enter in the field is the main button.
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      reply(BUTTONS[question.buttons].find((name) => MAIN.includes(name)) ?? 'CLOSE');
    });
    if (question.title) form.append(element('h2', {}, question.title));
    form.append(element('p', {}, question.message));
    if (question.kind === 'prompt') form.append(input);
    form.append(element('div', { class: 'buttons' }, ...buttons));
    dialog.append(cross, form);
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      reply('CLOSE');
    });
    document.body.append(dialog);
    dialog.showModal();
    if (question.kind === 'prompt') input.focus();
    else buttons.at(-1)?.focus();
  });
}
