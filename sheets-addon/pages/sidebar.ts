import type { SidebarPerson, SidebarPulse, SidebarState } from '../src/sidebar/state.ts';
import { element, main } from './dom.ts';
import { problemList } from './problems.ts';
import { remote } from './remote.ts';
import { uploadCard, type UploadCard } from './upload/card.ts';

/** How often the sidebar asks whether something changed, in milliseconds: each is a script run. */
const pulseMs = { idle: 15_000, running: 3000 };

interface View {
  state: SidebarState | null;
  person: SidebarPerson | null;
  /** What runs, in words; null when nothing does. */
  running: string | null;
  /** What the last action said, where nothing else shows it. */
  said: Said | null;
  /** Files PDFs, for whoever may; it outlives each drawing with what it is doing. */
  upload: UploadCard | null;
}

interface Said {
  readonly ok: boolean;
  readonly message: string;
}

const view: View = { state: null, person: null, running: null, said: null, upload: null };

function draw(): void {
  const { state, person, running, said, upload } = view;
  if (!state) {
    main().replaceChildren(element('p', { class: 'quiet' }, said?.message ?? '…'));
    return;
  }
  main().replaceChildren(
    personCard(state, person),
    progressBar(state, running),
    ...(said === null ? [] : [message(said)]),
    monthPicker(state),
    actionButtons(state),
    ...(upload && (state.ofContracts || upload.isBusy()) ? [upload.node] : []),
    problemList(state, (name, ...args) => void run(name, ...args)),
  );
}

const message = ({ ok, message: text }: Said): HTMLElement =>
  ok
    ? element('p', { class: 'said', role: 'status' }, text)
    : element('p', { class: 'failure', role: 'alert' }, text);

function personCard({ words, lastSync }: SidebarState, person: SidebarPerson | null): HTMLElement {
  const lines =
    person === null
      ? ['…']
      : 'problem' in person
        ? [words.notSignedIn, person.problem]
        : [person.name, person.email, rolesOf(person, words)];
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, words.signedIn),
    ...lines.map((line, i) => element('div', { class: i === 0 ? 'name' : 'quiet' }, line)),
    element('div', { class: 'sync' }, `${words.lastSync}: ${lastSync ?? words.never}`),
  );
}

function rolesOf(
  { roles, territories }: Extract<SidebarPerson, { name: string }>,
  words: SidebarState['words'],
): string {
  const names = roles.map((role) => words.roles[role]).join(', ');
  const everywhere = territories.includes('*') || territories.length === 0;
  return `${names} · ${everywhere ? words.allTerritories : territories.join(', ')}`;
}

const progressBar = ({ words }: SidebarState, running: string | null): HTMLElement =>
  element(
    'section',
    { class: running === null ? 'progress idle' : 'progress', 'aria-live': 'polite' },
    element('div', { class: 'bar' }),
    element('span', {}, running === null ? '' : `${words.running}: ${running}`),
  );

function monthPicker({ words, month }: SidebarState): HTMLElement {
  const input = element('input', { type: 'month', value: month, 'aria-label': words.month });
  const open = () => {
    void run('plansOpenMonthOf', (input as HTMLInputElement).value);
  };
  return element(
    'section',
    { class: 'month' },
    input,
    element('button', { class: 'main', onclick: open }, words.openMonth),
  );
}

const actionButtons = ({ actions }: SidebarState): HTMLElement =>
  element(
    'section',
    { class: 'actions' },
    ...actions.map(({ run: name, label }) =>
      element('button', { 'data-run': name, onclick: () => void run(name) }, label),
    ),
  );

/** Runs an action and shows what it leaves. */
async function run(name: string, ...args: readonly unknown[]): Promise<void> {
  if (view.running !== null) return;
  view.running = '…';
  view.said = null;
  draw();
  try {
    const result = await remote<Said>(name, ...args);
    // Other actions that went well say so in the spreadsheet.
    if (!result.ok || name === 'conflictsSettle') view.said = result;
  } catch (error) {
    view.said = { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  view.running = null;
  await show();
}

const uploadOf = (person: SidebarPerson): UploadCard | null =>
  'problem' in person || person.uploader.kinds.length === 0
    ? null
    : uploadCard({ uploader: person.uploader, target: () => remote('contractTarget') });

/** Asks for everything anew. */
async function show(): Promise<void> {
  try {
    view.state = await remote<SidebarState>('sidebarShow');
  } catch (error) {
    view.said = { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  draw();
}

async function pulse(): Promise<void> {
  if (document.hidden) return;
  const { running, stamp } = await remote<SidebarPulse>('sidebarLook');
  const started = running !== null && running !== view.running;
  if (started) view.running = running;
  else if (running === null && view.running !== null && view.running !== '…') view.running = null;
  if (stamp !== view.state?.stamp) await show();
  else if (started) draw();
}

/** One pulse after the other: a slow answer must not let questions pile up. */
function beat(): void {
  pulse()
    .catch(() => undefined)
    .finally(() => setTimeout(beat, view.running === null ? pulseMs.idle : pulseMs.running));
}

draw();
void show().then(async () => {
  view.person = await remote<SidebarPerson>('sidebarWho');
  view.upload = uploadOf(view.person);
  draw();
  beat();
});
