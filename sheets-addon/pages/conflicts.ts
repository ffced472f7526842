import { conflictsChinese } from '../src/conflicts/words-zh.ts';
import { conflictsEnglish } from '../src/conflicts/words-en.ts';
import type { ConflictsState, ShownConflict } from '../src/conflicts/state.ts';
import type { Choice } from '../src/table/choice.ts';
import { canBe, choicesOf, type Keep } from './choices.ts';
import { conflictRow } from './conflict-row.ts';
import { element, main } from './dom.ts';
import { close, remote } from './remote.ts';

interface View {
  state: ConflictsState | null;
  /** What is chosen so far, by the place of the conflict. */
  readonly chosen: Map<string, Keep>;
  applying: boolean;
  /** What the last Apply did, and whether it went well. */
  said: { readonly ok: boolean; readonly message: string } | null;
}

const view: View = { state: null, chosen: new Map(), applying: false, said: null };

const keyOf = ({ identity, field }: Pick<ShownConflict, 'identity' | 'field'>): string =>
  `${identity} ${field}`;

const words = () => (view.state?.locale === 'zh' ? conflictsChinese : conflictsEnglish);

function draw(): void {
  const { state, said } = view;
  if (!state) {
    const failure = said && element('p', { class: 'failure', role: 'alert' }, said.message);
    main().replaceChildren(failure ?? element('p', { class: 'quiet' }, '…'));
    return;
  }
  document.documentElement.lang = state.locale;
  main().replaceChildren(
    head(state),
    ...(state.conflicts.length > 0 ? [table(state)] : []),
    foot(state),
  );
  main().setAttribute('aria-busy', String(view.applying));
}

function head({ conflicts, units }: ConflictsState): HTMLElement {
  const w = words();
  const intro = conflicts.length > 0 ? w.intro(conflicts.length) : w.settled;
  const all = (keep: Keep, label: string) =>
    element(
      'button',
      { type: 'button', 'data-all': keep, disabled: view.applying, onclick: () => chooseAll(keep) },
      label,
    );
  return element(
    'header',
    {},
    element('p', { id: 'intro', tabindex: '-1' }, intro),
    ...(units === null || conflicts.length === 0
      ? []
      : [element('p', { class: 'quiet units' }, units)]),
    ...(conflicts.length > 0
      ? [element('div', { class: 'all' }, all('mine', w.allMine), all('theirs', w.allTheirs))]
      : []),
  );
}

function table({ conflicts }: ConflictsState): HTMLElement {
  const w = words();
  const header = (text: string, name: string) =>
    element('th', { scope: 'col', class: name, role: 'columnheader' }, text);
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      { 'aria-labelledby': 'intro', role: 'table' },
      element(
        'thead',
        {},
        element(
          'tr',
          { role: 'row' },
          header(w.cell, 'what'),
          header(w.pulled, 'value'),
          header(w.mine, 'value'),
          header(w.theirs, 'value'),
          header(w.changed, 'who'),
        ),
      ),
      element('tbody', {}, ...conflicts.map(rowFor)),
    ),
  );
}

const rowFor = (conflict: ShownConflict): HTMLElement =>
  conflictRow(conflict, {
    words: words(),
    chosen: view.chosen.get(keyOf(conflict)) ?? null,
    disabled: view.applying,
    choose: (keep) => {
      view.chosen.set(keyOf(conflict), keep);
      showSummary();
    },
  });

function foot({ conflicts }: ConflictsState): HTMLElement {
  const w = words();
  const { said, applying } = view;
  const main = applying ? w.applying : w.apply;
  return element(
    'footer',
    {},
    ...(said
      ? [
          element(
            'p',
            { class: said.ok ? 'said' : 'failure', role: said.ok ? 'status' : 'alert' },
            said.message,
          ),
        ]
      : []),
    element('p', { id: 'summary', 'aria-live': 'polite' }, summary()),
    element('button', { type: 'button', id: 'close', onclick: close }, w.close),
    ...(conflicts.length > 0
      ? [
          element(
            'button',
            {
              type: 'button',
              id: 'apply',
              class: 'main',
              disabled: applying || choices().length === 0,
              onclick: () => void apply(),
            },
            main,
          ),
        ]
      : []),
  );
}

/** What is chosen for conflicts that are still shown. */
function choices(): Choice[] {
  return (view.state?.conflicts ?? []).flatMap((conflict) => {
    const keep = view.chosen.get(keyOf(conflict));
    return keep === undefined ? [] : choicesOf([conflict], keep);
  });
}

function summary(): string {
  const count = view.state?.conflicts.length ?? 0;
  if (count === 0) return '';
  const all = choices();
  const mine = all.filter(({ keep }) => keep === 'mine').length;
  return words().summary(mine, all.length - mine, count - all.length);
}

/** The summary alone: a page drawn anew would take the keyboard from where it is. */
function showSummary(): void {
  document.getElementById('summary')?.replaceChildren(summary());
  document.getElementById('apply')?.toggleAttribute('disabled', choices().length === 0);
}

function chooseAll(keep: Keep): void {
  for (const conflict of view.state?.conflicts ?? []) {
    if (canBe(conflict, keep)) view.chosen.set(keyOf(conflict), keep);
  }
  draw();
  document.querySelector<HTMLElement>(`[data-all=${keep}]`)?.focus();
}

/** Sends everything that is chosen at once, then shows what is left. */
async function apply(): Promise<void> {
  const chosen = choices();
  view.applying = true;
  view.said = null;
  draw();
  try {
    view.said = await remote('conflictsSettle', chosen);
    view.chosen.clear();
  } catch (error) {
    view.said = { ok: false, message: messageOf(error) };
  }
  view.applying = false;
  await show();
  document.getElementById(view.state?.conflicts.length === 0 ? 'close' : 'apply')?.focus();
}

async function show(): Promise<void> {
  try {
    view.state = await remote<ConflictsState>('conflictsShow');
  } catch (error) {
    view.said = { ok: false, message: messageOf(error) };
  }
  draw();
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

draw();
void show().then(() => document.getElementById('intro')?.focus());
