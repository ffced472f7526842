import type { SomeHandlers } from '../../../local/workbench/page/handlers.ts';
import type { Dialog, DialogReply } from '../../../local/workbench/protocol/ui.ts';
import type { Person } from '../service.ts';
import { emailOf } from '../service.ts';
import type { Book } from './book.ts';
import { tokenOf } from './gateway.ts';
import type { Office } from './machine.ts';

type Names =
  | 'ui.menu'
  | 'ui.toast'
  | 'ui.dialog'
  | 'ui.frame'
  | 'addon.file'
  | 'person.describe'
  | 'person.token'
  | 'log.write'
  | `properties.${'all' | 'set'}`
  | `cache.${'get' | 'put' | 'remove'}`
  | `lock.${'take' | 'release'}`;

/** Someone at a spreadsheet, and how they answer what a script asks. */
export interface Seat {
  readonly book: Book;
  readonly person: Person;
  readonly locale?: string;
  /** Answers a question of a script; OK, or YES, with no text where it is left out. */
  readonly answers?: (dialog: Dialog) => DialogReply;
}

/** What was said to the person, newest last. */
export interface Said {
  readonly how: 'toast' | 'dialog' | 'frame' | 'menu' | 'log';
  readonly text: string;
}

/** Everything around the cells, as the workbench's page answers it to one script. */
export function serviceCalls(
  seat: Seat,
  { stores, pages }: Pick<Office, 'stores' | 'pages'>,
  holder: object,
  said: Said[],
): SomeHandlers<Names> {
  const { book } = seat;
  const email = emailOf(seat.person);
  const say = (how: Said['how'], text: string): null => {
    said.push({ how, text });
    return null;
  };
  const owner = { book: book.name, email };
  return {
    'ui.menu': (_title, entries) => say('menu', JSON.stringify(entries)),
    'ui.toast': (message) => say('toast', message),
    'ui.dialog': (dialog) => {
      say('dialog', dialog.message);
      const button = dialog.buttons.startsWith('YES') ? 'YES' : 'OK';
      return seat.answers?.(dialog) ?? { button, text: '' };
    },
    'ui.frame': ({ html }) => say('frame', html),
    'addon.file': (name) => pages.get(name) ?? null,
    'person.describe': () => ({ email, locale: seat.locale ?? 'en' }),
    'person.token': () => tokenOf(seat.person),
    'log.write': (level, text) => say('log', `${level}: ${text}`),
    'properties.all': (scope) => stores.properties(scope, owner),
    'properties.set': (scope, changes) => {
      stores.setProperties(scope, owner, changes);
      return null;
    },
    'cache.get': (scope, keys) => stores.cached(scope, owner, keys),
    'cache.put': (scope, entries) => {
      stores.cache(scope, owner, entries);
      return null;
    },
    'cache.remove': (scope, keys) => {
      stores.uncache(scope, owner, keys);
      return null;
    },
    // Nobody waits: a second script is told at once what it would be told after ten seconds.
    'lock.take': () => {
      book.lockedBy ??= holder;
      return book.lockedBy === holder;
    },
    'lock.release': () => {
      if (book.lockedBy === holder) book.lockedBy = null;
      return null;
    },
  };
}
