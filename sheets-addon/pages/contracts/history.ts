import type { OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { blockTitle } from './blocks.ts';
import { changeTexts, type ChangeText } from './change-text.ts';
import type { Words } from './fields.ts';

type Revision = OpenState['history'][number];

/** Who did what to the version and when, the latest first, with every value before and after. */
export const historyList = (state: OpenState, words: Words): HTMLElement =>
  element(
    'details',
    { class: 'history' },
    element('summary', {}, `${words.history} (${String(state.history.length)})`),
    ...[...state.history].reverse().map((revision) => entryOf(state, revision, words)),
  );

function entryOf(state: OpenState, revision: Revision, words: Words): HTMLElement {
  const { step, byName, shownAt, reason } = revision;
  const { company } = state;
  const titleOf = (block: Parameters<typeof blockTitle>[1]) => blockTitle(state, block);
  const changes = changeTexts(revision.changes, { words, company, titleOf });
  return element(
    'article',
    {},
    element('strong', {}, words.steps[step]),
    element('span', { class: 'quiet' }, ` · ${byName} · ${shownAt}`),
    ...(reason === null ? [] : [element('p', {}, `${words.reason}: ${reason}`)]),
    ...(changes.length === 0 ? [] : [changeList(changes, words)]),
  );
}

const changeList = (changes: readonly ChangeText[], words: Words): HTMLElement =>
  element(
    'details',
    {},
    element('summary', {}, words.changes(changes.length)),
    ...changes.map(({ place, before, after }) =>
      element(
        'div',
        { class: 'change' },
        element('span', { class: 'quiet' }, place),
        element(
          'span',
          {},
          ...(before === '' ? [] : [element('del', {}, before), ' → ']),
          after === '' ? element('span', { class: 'quiet' }, words.nothing) : after,
        ),
      ),
    ),
  );
