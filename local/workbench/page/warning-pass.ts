import { element } from './dom.ts';
import type { TextKey } from './language.ts';

const PASS = 5 * 60_000;

/** Google's question before a warned edit, with its five minutes of peace. */
export class WarningPass {
  private readonly words: () => Readonly<Record<TextKey, string>>;
  private until = 0;
  private open: Promise<boolean> | null = null;

  constructor(words: () => Readonly<Record<TextKey, string>>) {
    this.words = words;
  }

  /** Whether to edit anyway. Several edits at once ask once. */
  ask(): Promise<boolean> {
    if (Date.now() < this.until) return Promise.resolve(true);
    this.open ??= this.question().finally(() => (this.open = null));
    return this.open;
  }

  private question(): Promise<boolean> {
    const words = this.words();
    return new Promise((resolve) => {
      const remember = element('input', { type: 'checkbox' });
      const dialog = element('dialog', { class: 'question' });
      const answer = (yes: boolean) => {
        if (yes && remember.checked) this.until = Date.now() + PASS;
        dialog.remove();
        resolve(yes);
      };
      const cancel = { type: 'button', class: 'plain', onclick: () => answer(false) };
      const accept = { type: 'button', class: 'main', onclick: () => answer(true) };
      const main = element('button', accept, words.ok);
      dialog.append(
        element('h2', {}, words.headsUp),
        element('p', {}, words.protectedWarning),
        element('label', {}, remember, words.remember),
        element('div', { class: 'buttons' }, element('button', cancel, words.cancel), main),
      );
      dialog.addEventListener('cancel', () => answer(false));
      document.body.append(dialog);
      dialog.showModal();
      main.focus();
    });
  }
}
