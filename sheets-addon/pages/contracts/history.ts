import type { OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Words } from './fields.ts';

/** Who did what to the version and when, the latest first, with every value before and after. */
export const historyList = ({ history }: OpenState, words: Words): HTMLElement =>
  element(
    'details',
    { class: 'history' },
    element('summary', {}, `${words.history} (${String(history.length)})`),
    ...[...history]
      .reverse()
      .map(({ step, by, shownAt, reason, changes }) =>
        element(
          'article',
          {},
          element('strong', {}, words.steps[step]),
          element('span', { class: 'quiet' }, ` · ${by} · ${shownAt}`),
          ...(reason === null ? [] : [element('p', {}, `${words.reason}: ${reason}`)]),
          ...(changes.length === 0
            ? []
            : [
                element(
                  'details',
                  {},
                  element('summary', {}, words.changes(changes.length)),
                  ...changes.map(({ path, before, after }) =>
                    element(
                      'div',
                      { class: 'change' },
                      element('code', {}, path),
                      element('span', {}, `${before ?? '–'} → ${after ?? '–'}`),
                    ),
                  ),
                ),
              ]),
        ),
      ),
  );
