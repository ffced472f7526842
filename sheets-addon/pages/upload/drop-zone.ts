import { element } from '../dom.ts';

/** What the place says. */
export interface DropWords {
  readonly drop: string;
  readonly choose: string;
  readonly oneOnly: string;
}

/**
 * A place to drop one file on, or to choose one by mouse or keyboard; `accept` is what the chooser
 * offers.
 */
export function dropZone(
  words: DropWords,
  accept: string,
  take: (file: File) => void,
  refuse: (problem: string) => void,
): HTMLElement {
  const input = element('input', { type: 'file', accept }) as HTMLInputElement;
  const choose = element('label', { class: 'choose' }, words.choose, input);
  const zone = element('div', { class: 'drop' }, element('span', {}, words.drop), choose);
  const taken = (files: FileList | null | undefined) => {
    const [file, ...others] = files ?? [];
    if (others.length > 0) refuse(words.oneOnly);
    else if (file) take(file);
  };
  input.addEventListener('change', () => taken(input.files));
  // Without both of these the browser would open the file in place of the page.
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    taken(event.dataTransfer?.files);
  });
  return zone;
}
