import { dialogChinese } from '../src/contracts/dialog-words-zh.ts';
import { dialogEnglish } from '../src/contracts/dialog-words-en.ts';
import type {
  ContractRef,
  Deed,
  DeedResult,
  DialogState,
  NewChoice,
  NewExceptionChoice,
  OpenState,
  SettingsDeed,
} from '../src/contracts/dialog-state.ts';
import { askView } from './contracts/ask-view.ts';
import { newView } from './contracts/new-view.ts';
import { openView } from './contracts/open-view.ts';
import { settingsView } from './contracts/settings-view.ts';
import { element, main } from './dom.ts';
import { close, remote, resize } from './remote.ts';

/** What the dialog says below everything else: what became of the last deed. */
const said = element('div', { id: 'said', 'aria-live': 'polite' });
let locale: OpenState['locale'] = 'en';

const words = () => (locale === 'zh' ? dialogChinese : dialogEnglish);

function draw(state: DialogState): void {
  locale = localeIn(state);
  document.documentElement.lang = locale;
  main().replaceChildren(
    element('div', { class: 'scroll' }, ...viewOf(state)),
    element(
      'footer',
      {},
      said,
      element('button', { type: 'button', id: 'close', onclick: close }, words().close),
    ),
  );
}

function localeIn(state: DialogState): OpenState['locale'] {
  if ('open' in state) return state.open.locale;
  if ('draft' in state) return state.draft.locale;
  return ('ask' in state ? state.ask : state.settings).locale;
}

function viewOf(state: DialogState): HTMLElement[] {
  const w = words();
  if ('draft' in state) return [newView(state.draft, w, (choice) => void draft(choice))];
  if ('ask' in state) return [askView(state.ask, w, (asked) => void askFor(asked))];
  if ('settings' in state) {
    const { version } = state.settings.settings;
    return settingsView(state.settings, w, (deed) => void change(version, deed));
  }
  const { open } = state;
  return openView(
    open,
    w,
    (deed) => void doIt(open, deed),
    say,
    () => again(open),
  );
}

/** Changes the settings and shows them anew; what is refused leaves all that was typed. */
const change = (version: number, deed: SettingsDeed): Promise<void> =>
  busyWith(async () => {
    const result = await remote<DeedResult>('contractSettings', version, deed);
    if (result.ok) draw(await remote<DialogState>('contractShow', { settings: true }));
    return result;
  });

/** Asks for an exception. */
const askFor = (exception: NewExceptionChoice): Promise<void> =>
  busyWith(() => remote<DeedResult>('contractAsk', exception));

const draft = (choice: NewChoice): Promise<void> =>
  settle(async () => {
    const result = await remote<DeedResult>('contractDraft', choice);
    // A contract needs more room than the choice of a template.
    if (result.open) resize(940, 640);
    return result;
  });

const doIt = ({ contract }: OpenState, deed: Deed): Promise<void> =>
  settle(() => remote<DeedResult>('contractDo', refOf(contract), contract.revision, deed));

/** Shows the version anew, with what was filed meanwhile. */
async function again({ contract }: OpenState): Promise<void> {
  draw(await remote<DialogState>('contractShow', refOf(contract)));
}

const refOf = ({ dealerId, contractId, version }: ContractRef): ContractRef => ({
  ...{ dealerId, contractId, version },
});

/** Sends something and shows what it leaves; what is refused leaves all that was typed. */
const settle = (work: () => Promise<DeedResult>): Promise<void> =>
  busyWith(async () => {
    const result = await work();
    if (result.open) draw(await remote<DialogState>('contractShow', result.open));
    return result;
  });

/** Does one thing at a time, and says what became of it. */
async function busyWith(work: () => Promise<DeedResult>): Promise<void> {
  if (main().getAttribute('aria-busy') === 'true') return;
  say(true, words().working);
  main().setAttribute('aria-busy', 'true');
  try {
    const result = await work();
    say(result.ok, result.message);
  } catch (error) {
    say(false, messageOf(error));
  }
  main().setAttribute('aria-busy', 'false');
}

function say(ok: boolean, message: string): void {
  const look = ok ? { class: 'said', role: 'status' } : { class: 'failure', role: 'alert' };
  said.replaceChildren(element('p', look, message));
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

main().replaceChildren(element('p', { class: 'quiet' }, '…'));
remote<DialogState>('contractShow').then(draw, (error: unknown) => {
  main().replaceChildren(element('p', { class: 'failure', role: 'alert' }, messageOf(error)));
});
