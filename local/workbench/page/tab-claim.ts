import { element } from './dom.ts';
import type { TextKey } from './language.ts';

/** How long a tab that lost the workbook may take to save, in milliseconds. */
const PATIENCE = 2_000;

/** Holds a lock; answers, once it is held, how to let it go. `lost` is called if it is stolen. */
function hold(name: string, options: LockOptions, lost: () => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(
      name,
      options,
      () => new Promise<void>((release) => resolve(release)),
    );
    held.catch((error: unknown) => {
      reject(error instanceof Error ? error : new Error(String(error)));
      lost();
    });
  });
}

/**
 * One tab at a time has the workbook: two would overwrite each other's saves. The newest tab takes
 * it; the older one saves, stops, and says so. Answers when the older one has saved.
 */
export async function claimWorkbook(
  workbook: string,
  words: () => Readonly<Record<TextKey, string>>,
  save: () => Promise<void>,
): Promise<void> {
  let saved: () => void = () => undefined;
  await hold(`${workbook} tab`, { steal: true }, () => {
    void save().finally(() => {
      saved();
      showTaken(words());
    });
  });
  const name = `${workbook} saves`;
  const ignore = () => undefined;
  saved = await hold(name, { signal: AbortSignal.timeout(PATIENCE) }, ignore).catch(() =>
    hold(name, { steal: true }, ignore),
  );
}

function showTaken(words: Readonly<Record<TextKey, string>>): void {
  const dialog = element('dialog', { class: 'question' });
  const again = element(
    'button',
    { type: 'button', class: 'main', onclick: () => location.reload() },
    words.useHere,
  );
  dialog.append(
    element('h2', {}, words.elsewhere),
    element('p', {}, words.elsewhereText),
    element('div', { class: 'buttons' }, again),
  );
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
}
