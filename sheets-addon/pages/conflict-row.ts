import type { ShownConflict } from '../src/conflicts/state.ts';
import type { conflictsEnglish } from '../src/conflicts/words-en.ts';
import { canBe, type Keep } from './choices.ts';
import { element } from './dom.ts';

type Words = typeof conflictsEnglish;

/** What a row needs besides its conflict. */
export interface RowMaking {
  readonly words: Words;
  readonly chosen: Keep | null;
  readonly disabled: boolean;
  readonly choose: (keep: Keep) => void;
}

/**
 * One conflict: where it is, the three values, and who changed it when. Mine and theirs are the two
 * buttons of one choice, so that it is made with the mouse or with the arrow keys.
 */
export function conflictRow(conflict: ShownConflict, making: RowMaking): HTMLElement {
  const { record, column, base, by, at, state } = conflict;
  const { words } = making;
  const cell = (name: string, label: string, ...children: (HTMLElement | string)[]) =>
    element('td', { class: name, role: 'cell', 'data-label': label }, ...children);
  return element(
    'tr',
    { role: 'row' },
    element(
      'th',
      { scope: 'row', class: 'what', role: 'rowheader' },
      element('span', { class: 'column' }, column),
      element('span', { class: 'record' }, record),
      ...(state === 'gone' ? [element('span', { class: 'gone' }, words.gone)] : []),
    ),
    cell('value', words.pulled, valueText(base, words)),
    cell('value', words.mine, option(conflict, 'mine', making)),
    cell('value', words.theirs, option(conflict, 'theirs', making)),
    cell(
      'who',
      words.changed,
      element('span', { class: 'by' }, by ?? words.somebody),
      ...(at === null ? [] : [element('time', { class: 'quiet' }, at)]),
    ),
  );
}

/** A value as a button of the choice, with what it does for those who hear the page. */
function option(conflict: ShownConflict, keep: Keep, making: RowMaking): HTMLElement {
  const { words, chosen, disabled, choose } = making;
  const { identity, field, record, column, mine, theirs, state } = conflict;
  const unreadable = keep === 'mine' && state === 'unreadable';
  const act = keep === 'mine' ? words.keepMine : words.takeTheirs;
  const shown = keep === 'mine' ? mine : theirs;
  const said = unreadable ? words.unreadable : (shown ?? words.empty);
  const input = element('input', {
    type: 'radio',
    name: `${identity} ${field}`,
    value: keep,
    checked: chosen === keep,
    disabled: disabled || !canBe(conflict, keep),
    'aria-label': `${record}, ${column}. ${act}: ${said}`,
    onchange: () => choose(keep),
  });
  const value = unreadable
    ? element('em', { class: 'empty' }, words.unreadable)
    : valueText(shown, words);
  return element(
    'label',
    { class: `option ${keep}` },
    input,
    value,
    element('span', { class: 'act', 'aria-hidden': 'true' }, act),
  );
}

const valueText = (text: string | null, words: Words): HTMLElement =>
  text === null
    ? element('em', { class: 'empty' }, words.empty)
    : element('span', { class: 'text' }, text);
